/**
 * The local platform: a Kafka broker, a schema registry and the stream apps as detached child
 * processes on the loopback interface, with their data, logs, ports and process ids in one data
 * directory.
 */
@NullMarked
package io.sluice.deploy.platform;

import org.jspecify.annotations.NullMarked;
