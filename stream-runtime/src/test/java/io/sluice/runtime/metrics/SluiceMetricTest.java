/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SluiceMetricTest {

  @ParameterizedTest
  @EnumSource
  void shouldShowUnderItsDocumentedName(SluiceMetric metric) {
    String[] values = metric.tagNames().stream().map(tag -> "x").toArray(String[]::new);

    try (ProcessMetrics metrics = new ProcessMetrics()) {
      if (metric.kind() == SluiceMetric.Kind.COUNTER) {
        metric.counter(metrics.meters(), values).increment();
      } else {
        metric.gauge(metrics.meters(), () -> 1, values);
      }

      assertThat(metrics.scrape()).contains("\n" + metric.prometheusName() + "{app=\"x\"");
    }
  }

  @Test
  void shouldShowMetricsOfJvm() {
    try (ProcessMetrics metrics = new ProcessMetrics()) {
      assertThat(metrics.scrape()).contains("jvm_memory_used_bytes", "process_uptime_seconds");
    }
  }

  @Test
  void shouldRefuseMissingTag() {
    assertThatThrownBy(
            () -> SluiceMetric.DEAD_LETTERS.counter(new SimpleMeterRegistry(), "normalizer"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[app, code]");
  }
}
