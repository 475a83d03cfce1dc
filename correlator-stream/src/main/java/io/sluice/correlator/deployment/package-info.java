/** Where an image runs, and which of its findings run there. Knows no Kafka. */
@NullMarked
package io.sluice.correlator.deployment;

import org.jspecify.annotations.NullMarked;
