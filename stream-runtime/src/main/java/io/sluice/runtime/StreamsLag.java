/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime;

import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** Reads two numbers off Kafka Streams' own metrics: what waits and what is done. */
final class StreamsLag {

  private static final String CONSUMER_GROUP = "consumer-fetch-manager-metrics";
  private static final String THREAD_GROUP = "stream-thread-metrics";

  private StreamsLag() {}

  /** Records that wait in the source partitions; empty as long as no consumer has fetched. */
  static OptionalLong lag(Map<MetricName, ? extends Metric> metrics) {
    return metrics.entrySet().stream()
        .filter(entry -> isOf(entry.getKey(), CONSUMER_GROUP, "records-lag"))
        // Restore consumers read changelogs: that is not work which waits.
        .filter(
            entry ->
                !entry.getKey().tags().getOrDefault("client-id", "").contains("restore-consumer"))
        .mapToLong(entry -> number(entry.getValue()))
        .reduce(Long::sum);
  }

  /** Records processed by all threads since they started. */
  static double processed(Map<MetricName, ? extends Metric> metrics) {
    return metrics.entrySet().stream()
        .filter(entry -> isOf(entry.getKey(), THREAD_GROUP, "process-total"))
        .mapToLong(entry -> number(entry.getValue()))
        .sum();
  }

  private static boolean isOf(MetricName metric, String group, String name) {
    return metric.group().equals(group) && metric.name().equals(name);
  }

  private static long number(Metric metric) {
    return metric.metricValue() instanceof Double value && Double.isFinite(value)
        ? Math.max(0L, Math.round(value))
        : 0L;
  }
}
