/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Metrics of the intake.
 *
 * <ul>
 *   <li>{@code sluice.intake.requests}, tag {@code status}: requests answered, by HTTP status
 *   <li>{@code sluice.intake.problems}, tag {@code problem}: requests refused, by kind
 *   <li>{@code sluice.intake.bytes}: bytes of accepted reports
 *   <li>{@code sluice.intake.published}, {@code sluice.intake.failed}: how submissions ended
 *   <li>{@code sluice.intake.retries}: attempts to publish that failed and are repeated
 *   <li>{@code sluice.intake.publish.time}: time from acceptance to the commit
 *   <li>{@code sluice.intake.waiting}: gauge of accepted reports that wait for Kafka
 *   <li>{@code sluice.intake.spool.bytes}: gauge of bytes that the spool holds
 * </ul>
 */
final class IntakeMetrics {

  private final MeterRegistry registry;

  IntakeMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void watch(IntSupplier waiting, LongSupplier spoolBytes) {
    registry.gauge("sluice.intake.waiting", waiting, IntSupplier::getAsInt);
    registry.gauge("sluice.intake.spool.bytes", spoolBytes, LongSupplier::getAsLong);
  }

  void answered(int status) {
    registry.counter("sluice.intake.requests", "status", Integer.toString(status)).increment();
  }

  void refused(ProblemType type) {
    registry.counter("sluice.intake.problems", "problem", type.label()).increment();
  }

  void accepted(long bytes) {
    registry.counter("sluice.intake.bytes").increment((double) bytes);
  }

  void published(Duration sinceAcceptance) {
    registry.counter("sluice.intake.published").increment();
    Timer.builder("sluice.intake.publish.time").register(registry).record(sinceAcceptance);
  }

  void failed() {
    registry.counter("sluice.intake.failed").increment();
  }

  void retried() {
    registry.counter("sluice.intake.retries").increment();
  }
}
