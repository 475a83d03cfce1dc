/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
 *   <li>{@code sluice.context.feed.age.seconds}, tag {@code format}: gauge of the age of the newest
 *       file of a feed, by its own date
 *   <li>{@code sluice.context.feed.stale}, tag {@code format}: gauge, 1 when that is older than its
 *       limit, else 0
 * </ul>
 */
final class ContextMetrics {

  private static final String FORMAT = "format";
  private static final FeedAge NEVER = new FeedAge(Instant.EPOCH, Optional.empty());

  private final MeterRegistry registry;
  private final Clock clock;
  private final Map<String, FeedAge> ages = new ConcurrentHashMap<>();
  private final AtomicLong refusedFiles = new AtomicLong();

  ContextMetrics(MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
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
    summary.age().ifPresent(age -> aged(format, age));
  }

  /** Of a feed in several files the newest counts. */
  private void aged(String format, FeedAge age) {
    boolean first = !ages.containsKey(format);
    ages.merge(format, age, (known, read) -> known.date().isAfter(read.date()) ? known : read);
    if (first) {
      registry.gauge(
          "sluice.context.feed.age.seconds",
          Tags.of(FORMAT, format),
          ages,
          all -> Duration.between(known(format).date(), clock.instant()).toSeconds());
      registry.gauge(
          "sluice.context.feed.stale",
          Tags.of(FORMAT, format),
          ages,
          all -> known(format).isStale(clock.instant()) ? 1 : 0);
    }
  }

  private FeedAge known(String format) {
    return ages.getOrDefault(format, NEVER);
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
