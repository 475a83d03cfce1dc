/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Every metric that Sluice itself counts; those of the JVM ({@code jvm.*}) and of Kafka ({@code
 * kafka.*}) come beside them. Dots become underscores at {@code /metrics}, and a counter ends in
 * {@code _total}. No tag has an asset, application, finding or issue as its value, because the
 * number of series must not grow with the portfolio.
 */
public enum SluiceMetric {
  /** Records put into a dead-letter topic, by app and {@code DeadLetterCode}. */
  DEAD_LETTERS(
      "sluice.dead.letters",
      Kind.COUNTER,
      "app,code",
      "Records that an app could not process and put into its dead-letter topic."),

  /** Scans that changed nothing, because a later state of their scope counted already. */
  LATE_SCANS(
      "sluice.scans.late",
      Kind.COUNTER,
      "app",
      "Scans that changed nothing, because a later state of their scope had been processed."),

  /** Records that the app's threads have processed since the start of the process. */
  RECORDS_PROCESSED(
      "sluice.records.processed",
      Kind.COUNTER,
      "app",
      "Records processed since the start of the process."),

  /** Records that wait in the source topics of the app's partitions. */
  RECORDS_LAG(
      "sluice.records.lag",
      Kind.GAUGE,
      "app",
      "Records that wait in the source topics, as far as this process knows."),

  /** 1 when the app processes records, 0 when it starts, rebalances or has failed. */
  APP_RUNNING(
      "sluice.app.running",
      Kind.GAUGE,
      "app",
      "1 when the app processes records, 0 when it starts, rebalances or has failed."),

  /** Uncaught errors that stopped an app; the process ends soon after. */
  APP_FAILURES(
      "sluice.app.failures",
      Kind.COUNTER,
      "app",
      "Uncaught errors that stopped an app; the process ends soon after.");

  /** What a metric is. */
  public enum Kind {
    /** Only grows while the process lives. */
    COUNTER,
    /** A value of now. */
    GAUGE
  }

  private final String metricName;
  private final Kind kind;
  private final String tagNames;
  private final String description;

  SluiceMetric(String metricName, Kind kind, String tagNames, String description) {
    this.metricName = metricName;
    this.kind = kind;
    this.tagNames = tagNames;
    this.description = description;
  }

  /** Name with dots. */
  public String metricName() {
    return metricName;
  }

  /** Counter or gauge. */
  public Kind kind() {
    return kind;
  }

  /** Names of the tags, in the order in which values are given. */
  public List<String> tagNames() {
    return List.of(tagNames.split(",", -1));
  }

  /** What it says, for the reference page. */
  public String description() {
    return description;
  }

  /** Counter with the given tag values, registered when it is new. */
  public Counter counter(MeterRegistry meters, String... tagValues) {
    return Counter.builder(metricName)
        .description(description)
        .tags(tags(tagValues))
        .register(meters);
  }

  /** Counter that reads a number which only grows; the source is not kept from collection. */
  public <T> FunctionCounter counter(
      MeterRegistry meters, T source, ToDoubleFunction<T> value, String... tagValues) {
    return FunctionCounter.builder(metricName, source, value)
        .description(description)
        .tags(tags(tagValues))
        .register(meters);
  }

  /** Gauge that reads a value of now. */
  public Gauge gauge(MeterRegistry meters, Supplier<Number> value, String... tagValues) {
    return Gauge.builder(metricName, value)
        .description(description)
        .tags(tags(tagValues))
        .register(meters);
  }

  private Tags tags(String... values) {
    List<String> names = tagNames();
    if (values.length != names.size()) {
      throw new IllegalArgumentException(metricName + " has the tags " + names);
    }
    List<Tag> tags = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      tags.add(Tag.of(names.get(i), values[i]));
    }
    return Tags.of(tags);
  }

  /** The reference page of all metrics. */
  public static String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        <!-- GENERATED from SluiceMetric. Do not edit. Written anew by:
             mvn -pl stream-runtime -am test -Dtest=ReferencePageTest \\
                 -Dsurefire.failIfNoSpecifiedTests=false -Dsluice.updateSnapshots=true -->
        # Metrics

        What Sluice counts itself, at `/metrics` of each process. Beside it stand the metrics of the
        JVM (`jvm_*`, `process_*`, `system_*`) and of Kafka (`kafka_*`, with the tag `app`).

        """);
    text.append("| metric | at `/metrics` | kind | tags | meaning |\n|---|---|---|---|---|\n");
    for (SluiceMetric metric : values()) {
      text.append("| `")
          .append(metric.metricName)
          .append("` | `")
          .append(metric.prometheusName())
          .append("` | ")
          .append(metric.kind == Kind.COUNTER ? "counter" : "gauge")
          .append(" | ")
          .append(String.join(", ", metric.tagNames()))
          .append(" | ")
          .append(metric.description)
          .append(" |\n");
    }
    return text.toString();
  }

  /** Name at {@code /metrics}. */
  public String prometheusName() {
    String name = metricName.replace('.', '_');
    return kind == Kind.COUNTER ? name + "_total" : name;
  }
}
