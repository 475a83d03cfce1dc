/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.runtime.config.AppConfig;
import io.sluice.runtime.health.AppHealth;
import io.sluice.runtime.health.HealthReport;
import io.sluice.runtime.health.HealthServer;
import io.sluice.runtime.metrics.ProcessMetrics;
import io.sluice.runtime.state.RocksDbMemory;
import io.sluice.topic.TopicManifest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one or several apps in this process: checks their topics, starts Kafka Streams, waits, and
 * drains. When one app fails, all stop and the process is to end with a code other than zero, so
 * that the platform starts it again.
 *
 * <pre>{@code
 * try (AppRunner runner = AppRunner.of(config, List.of(normalizer, correlator))) {
 *   runner.start();
 *   ExitStatus status = runner.await();
 * }
 * }</pre>
 *
 * <p>{@link StreamApps#main} wraps it with signal handling and {@link System#exit(int)}.
 */
public final class AppRunner implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AppRunner.class);

  private final AppConfig config;
  private final List<StreamApp> apps;
  private final List<RunningApp> running = new CopyOnWriteArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final ProcessMetrics metrics = new ProcessMetrics();
  private final RocksDbMemory memory;
  private @Nullable HealthServer server;
  private @Nullable ExitStatus notStarted;
  private @Nullable ExitStatus status;

  private AppRunner(AppConfig config, List<StreamApp> apps) {
    this.config = config;
    this.apps = List.copyOf(apps);
    this.memory = new RocksDbMemory(config.rocksdbMemory());
  }

  /**
   * Runner of some apps; nothing is started.
   *
   * @throws IllegalArgumentException when there is no app, or two have the same name or id
   */
  public static AppRunner of(AppConfig config, List<StreamApp> apps) {
    long names = apps.stream().map(StreamApp::name).distinct().count();
    if (apps.isEmpty() || names < apps.size()) {
      throw new IllegalArgumentException("a process needs apps with different names");
    }
    if (apps.size() > 1 && config.applicationId().isPresent()) {
      throw new IllegalArgumentException(
          "application.id can only be set for a process with one app; set topic.prefix instead");
    }
    return new AppRunner(config, apps);
  }

  /** Description of the topologies, without connecting to anything. */
  public static String describe(AppConfig config, List<StreamApp> apps) {
    StringBuilder text = new StringBuilder();
    for (StreamApp app : apps) {
      try (StreamContext context = StreamContext.of(app, config)) {
        text.append(app.name())
            .append('\n')
            .append(context.buildTopology().describe())
            .append('\n');
      }
    }
    return text.toString();
  }

  /**
   * Checks the topics, then starts all apps and the HTTP server; returns before they process.
   *
   * @throws StartException when something is not as it should be; everything is closed again
   */
  public synchronized AppRunner start() {
    LOG.info("effective configuration:\n{}", config.redacted());
    try {
      StartCheck.topics(config, TopicManifest.bundled(), apps);
      for (StreamApp app : apps) {
        StreamContext context =
            StreamContext.of(app, config, metrics.meters(), memory, Clock.systemUTC());
        Topology topology = context.buildTopology();
        LOG.info("topology of {}:\n{}", app.name(), topology.describe());
        running.add(RunningApp.create(app, context, topology, metrics, this::failed));
      }
      server =
          HealthServer.start(config.httpHost(), config.httpPort(), this::health, metrics::scrape);
      LOG.info("health and metrics at {}", server.address());
      running.forEach(RunningApp::start);
      return this;
    } catch (RuntimeException e) {
      StartException explained = StartCheck.explained(e, config);
      // A shutdown hook asks for the status again and must not hear that all went well.
      notStarted = explained.status();
      close();
      throw explained;
    }
  }

  /** Waits until the apps were told to stop or one has failed, and drains them. */
  public ExitStatus await() throws InterruptedException {
    ended.await();
    return stop();
  }

  /**
   * Stops all apps within {@code shutdown.timeout}: each finishes the records at hand, commits and
   * leaves its group. May be called from any thread, and again.
   */
  public synchronized ExitStatus stop() {
    ended.countDown();
    if (status == null) {
      boolean drained = drain();
      status = statusOf(drained);
      if (drained) {
        // Stores that are still open would crash on freed native memory.
        memory.close();
      }
      if (server != null) {
        server.close();
      }
      metrics.close();
    }
    return status;
  }

  @Override
  public void close() {
    stop();
  }

  /** What ended the apps, unless they were told to stop. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure.get());
  }

  /** Where metrics are registered, for parts of the process that are no stream app. */
  public MeterRegistry meters() {
    return metrics.meters();
  }

  /** State of the apps now. */
  public HealthReport health() {
    List<AppHealth> states = running.stream().map(RunningApp::health).toList();
    return new HealthReport(states);
  }

  /** Where health and metrics are shown, once started. */
  public synchronized Optional<URI> address() {
    return Optional.ofNullable(server).map(HealthServer::address);
  }

  private boolean drain() {
    Duration timeout = config.shutdownTimeout();
    try (ExecutorService drains = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> stopped =
          running.stream().map(app -> drains.submit(() -> app.stop(timeout))).toList();
      return stopped.stream().map(AppRunner::result).reduce(true, Boolean::logicalAnd);
    }
  }

  private static boolean result(Future<Boolean> stopped) {
    try {
      return stopped.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      LOG.error("an app could not be stopped", e.getCause());
      return false;
    }
  }

  private ExitStatus statusOf(boolean drained) {
    if (notStarted != null) {
      return notStarted;
    }
    if (failure.get() != null) {
      return ExitStatus.FAILED;
    }
    return drained ? ExitStatus.STOPPED : ExitStatus.DRAIN_TIMED_OUT;
  }

  private void failed(String app, Throwable error) {
    failure.compareAndSet(null, error);
    ended.countDown();
  }
}
