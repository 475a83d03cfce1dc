/**
 * Measures the pipeline beside a bare Kafka Streams chain of the same records, in one run on one
 * broker, because only such ratios mean something on a shared machine.
 */
@NullMarked
package io.sluice.benchmarks;

import org.jspecify.annotations.NullMarked;
