/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams;

/** All metrics of the process: our own, the JVM's and Kafka's, as Prometheus text. */
public final class ProcessMetrics implements AutoCloseable {

  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final List<AutoCloseable> bound = new ArrayList<>();

  /** Metrics that have those of the JVM already. */
  public ProcessMetrics() {
    new ClassLoaderMetrics().bindTo(meters);
    new JvmMemoryMetrics().bindTo(meters);
    new JvmThreadMetrics().bindTo(meters);
    new ProcessorMetrics().bindTo(meters);
    new UptimeMetrics().bindTo(meters);
    JvmGcMetrics garbageCollection = new JvmGcMetrics();
    garbageCollection.bindTo(meters);
    bound.add(garbageCollection);
  }

  /** Where metrics are registered. */
  public MeterRegistry meters() {
    return meters;
  }

  /** Adds Kafka's metrics of an app, with the tag {@code app}. */
  public void bind(String app, KafkaStreams streams) {
    KafkaStreamsMetrics kafka = new KafkaStreamsMetrics(streams, List.of(Tag.of("app", app)));
    kafka.bindTo(meters);
    synchronized (bound) {
      bound.add(kafka);
    }
  }

  /** Prometheus text format 0.0.4. */
  public String scrape() {
    return meters.scrape();
  }

  @Override
  public void close() {
    synchronized (bound) {
      for (AutoCloseable binder : bound) {
        closeQuietly(binder);
      }
      bound.clear();
    }
    meters.close();
  }

  private static void closeQuietly(AutoCloseable binder) {
    try {
      binder.close();
    } catch (Exception e) {
      throw new IllegalStateException("a metrics binder cannot be closed", e);
    }
  }
}
