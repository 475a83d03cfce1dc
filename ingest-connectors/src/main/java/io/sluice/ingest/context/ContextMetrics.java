/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Metrics of the context connector.
 *
 * <ul>
 *   <li>{@code sluice.context.files}, tags {@code format} ({@code none} when not recognised) and
 *       {@code result} ({@code published}, {@code unchanged}, {@code refused}): files worked off
 *   <li>{@code sluice.context.records}, tag {@code format}: records written
 *   <li>{@code sluice.context.problems}, tag {@code format}: parts of accepted files that could not
 *       be used
 *   <li>{@code sluice.context.failures}: attempts that failed for the broker, the registry or the
 *       file system, and will be repeated
 *   <li>{@code sluice.context.refused.files}: gauge of files that are refused as they stand now
 * </ul>
 */
final class ContextMetrics {

  private static final String FORMAT = "format";

  private final MeterRegistry registry;
  private final AtomicLong refusedFiles = new AtomicLong();

  ContextMetrics(MeterRegistry registry) {
    this.registry = registry;
    registry.gauge("sluice.context.refused.files", refusedFiles);
  }

  void published(PublishSummary summary) {
    String format = summary.format().id();
    file(format, summary.published() > 0 ? "published" : "unchanged");
    registry
        .counter("sluice.context.records", FORMAT, format)
        .increment((double) summary.published());
    registry
        .counter("sluice.context.problems", FORMAT, format)
        .increment(summary.problems().size());
  }

  void refused(String format) {
    file(format, "refused");
  }

  void failed() {
    registry.counter("sluice.context.failures").increment();
  }

  void refusedFiles(long number) {
    refusedFiles.set(number);
  }

  private void file(String format, String result) {
    registry.counter("sluice.context.files", FORMAT, format, "result", result).increment();
  }
}
