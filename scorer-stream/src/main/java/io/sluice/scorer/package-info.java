/**
 * The scorer: issues with their business context and threat intelligence to explained scores,
 * priorities, due dates and the events that consumers subscribe to. This package holds the Kafka
 * Streams part; what it decides stands in the packages below, which know no Kafka.
 */
@NullMarked
package io.sluice.scorer;

import org.jspecify.annotations.NullMarked;
