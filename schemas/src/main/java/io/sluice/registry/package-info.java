/**
 * A schema registry client that speaks the Confluent REST protocol: register, look up, fetch,
 * compare, configure. It has one interface, a remote implementation with caching, retries and
 * failover, and an in-memory one for tests. It knows nothing of Kafka records.
 */
@NullMarked
package io.sluice.registry;

import org.jspecify.annotations.NullMarked;
