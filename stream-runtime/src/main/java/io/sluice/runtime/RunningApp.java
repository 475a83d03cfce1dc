/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.runtime.health.AppHealth;
import io.sluice.runtime.metrics.ProcessMetrics;
import io.sluice.runtime.metrics.SluiceMetric;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One app of the process: its Kafka Streams client, watched. */
final class RunningApp {

  private static final Logger LOG = LoggerFactory.getLogger(RunningApp.class);

  private final StreamApp app;
  private final StreamContext context;
  private final KafkaStreams streams;
  private final BiConsumer<String, Throwable> onFailure;
  private final MeterRegistry meters;
  private volatile boolean failed;
  private volatile boolean stopping;

  private RunningApp(
      StreamApp app,
      StreamContext context,
      KafkaStreams streams,
      BiConsumer<String, Throwable> onFailure) {
    this.app = app;
    this.context = context;
    this.streams = streams;
    this.meters = context.meters();
    this.onFailure = onFailure;
  }

  /**
   * Makes the client; it is not started.
   *
   * @param onFailure told the app's name and the error, from any thread, possibly more than once
   */
  static RunningApp create(
      StreamApp app,
      StreamContext context,
      Topology topology,
      ProcessMetrics metrics,
      BiConsumer<String, Throwable> onFailure) {
    KafkaStreams streams =
        new KafkaStreams(topology, new StreamsConfig(context.streamsProperties()));
    RunningApp running = new RunningApp(app, context, streams, onFailure);
    streams.setUncaughtExceptionHandler(running::uncaught);
    streams.setStateListener(running::changed);
    metrics.bind(app.name(), streams);
    SluiceMetric.APP_FAILURES.counter(metrics.meters(), app.name());
    SluiceMetric.APP_RUNNING.gauge(metrics.meters(), () -> running.isReady() ? 1 : 0, app.name());
    SluiceMetric.RECORDS_LAG.gauge(metrics.meters(), () -> running.lag().orElse(0L), app.name());
    SluiceMetric.RECORDS_PROCESSED.counter(
        metrics.meters(), streams, client -> StreamsLag.processed(client.metrics()), app.name());
    return running;
  }

  void start() {
    streams.start();
  }

  /** Commits and closes; false when that takes longer. */
  boolean stop(Duration timeout) {
    stopping = true;
    boolean closed = streams.close(timeout);
    if (closed) {
      context.close();
    }
    LOG.info("{} {}", app.name(), closed ? "stopped" : "did not stop within " + timeout);
    return closed;
  }

  AppHealth health() {
    return new AppHealth(app.name(), streams.state().name(), isReady(), failed, lag());
  }

  private boolean isReady() {
    return streams.state() == State.RUNNING;
  }

  private OptionalLong lag() {
    return StreamsLag.lag(streams.metrics());
  }

  private StreamThreadExceptionResponse uncaught(Throwable error) {
    fail(error);
    // Only this process: other instances have their own error, or none.
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private void changed(State now, State before) {
    LOG.info("{} is {} (was {})", app.name(), now, before);
    boolean ended = now == State.ERROR || now == State.NOT_RUNNING;
    if (ended && !stopping && !failed) {
      fail(new IllegalStateException(app.name() + " ended by itself in state " + now));
    }
  }

  private void fail(Throwable error) {
    failed = true;
    SluiceMetric.APP_FAILURES.counter(meters, app.name()).increment();
    LOG.error("{} failed; the process will stop", app.name(), error);
    onFailure.accept(app.name(), error);
  }
}
