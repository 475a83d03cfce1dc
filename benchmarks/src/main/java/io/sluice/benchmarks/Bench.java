/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks;

import io.sluice.deploy.platform.Apps;
import io.sluice.deploy.platform.EmbeddedPlatform;
import io.sluice.deploy.platform.PlatformOptions;
import io.sluice.deploy.queue.PipelineIdle;
import io.sluice.event.ScanRecord;
import io.sluice.runtime.config.AppConfig;
import io.sluice.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * One run: the bare chain, then the pipeline, on one broker and registry, with the same records,
 * processing guarantee and commit interval. Each chain first works off a warm-up, then a burst,
 * then a steady stream.
 */
final class Bench {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /**
   * Size of a run.
   *
   * @param seed of the workload
   * @param warmUp repositories worked off before the clock starts
   * @param burst repositories published at once
   * @param steady repositories published at the steady rate
   * @param rate findings a second of the steady stream
   * @param commitInterval of all apps
   */
  record Size(long seed, int warmUp, int burst, int steady, int rate, Duration commitInterval) {}

  private final Size size;
  private final Consumer<String> progress;

  Bench(Size size, Consumer<String> progress) {
    this.size = size;
    this.progress = progress;
  }

  /** Runs both chains and gives their figures, the bare chain first. */
  List<Measurement> run() throws InterruptedException, TimeoutException {
    Path directory = Scratch.create();
    Map<String, String> settings =
        Map.of("commit.interval", size.commitInterval().toMillis() + "ms");
    progress.accept("starting a broker and a registry");
    PlatformOptions options = PlatformOptions.DEFAULT.withAppSettings(settings);
    // The apps start after the bare chain, which is to have the machine for itself as they will.
    try (EmbeddedPlatform platform = EmbeddedPlatform.start(directory, options.withoutApps())) {
      AppConfig config = Clients.of(platform.endpoints(), directory, size.commitInterval());
      try (Publisher publisher = new Publisher(config)) {
        List<Measurement> measurements = new ArrayList<>();
        progress.accept("bare chain of three hops");
        measurements.add(bareChain(config, publisher));
        progress.accept("starting the apps");
        try (EmbeddedPlatform whole = EmbeddedPlatform.start(directory, options)) {
          progress.accept("pipeline");
          measurements.add(pipeline(config, publisher));
        }
        return measurements;
      }
    } finally {
      Scratch.delete(directory);
    }
  }

  private Measurement bareChain(AppConfig config, Publisher publisher)
      throws InterruptedException, TimeoutException {
    try (BareChain chain = BareChain.start(config);
        Arrivals warmUp = arrivals(config, BareChain.last().name(config.topicPrefix()))) {
      List<Publisher.Encoded> warm = publisher.encode(scans(0, size.warmUp()), true);
      publisher.publish(warm);
      Waiting.forCount(warmUp, warm.size(), PATIENCE);
      Burst burst = burst(config, publisher, true, () -> {});
      return new Measurement(
          "bare chain",
          burst.findings(),
          burst.outputs(),
          burst.elapsed(),
          steady(config, publisher, true));
    }
  }

  private Measurement pipeline(AppConfig config, Publisher publisher)
      throws InterruptedException, TimeoutException {
    try (PipelineIdle idle = new PipelineIdle(config, Apps.all())) {
      publisher.publish(publisher.encode(scans(0, size.warmUp()), false));
      Waiting.forIdle(idle, PATIENCE);
      Burst burst = burst(config, publisher, false, () -> Waiting.forIdle(idle, PATIENCE));
      Distribution latency = steady(config, publisher, false);
      return new Measurement(
          "pipeline", burst.findings(), burst.outputs(), burst.elapsed(), latency);
    }
  }

  private record Burst(long findings, long outputs, Duration elapsed) {}

  private Burst burst(AppConfig config, Publisher publisher, boolean bare, Runnable awaitEnd)
      throws InterruptedException, TimeoutException {
    List<Publisher.Encoded> records = publisher.encode(scans(size.warmUp(), size.burst()), bare);
    try (Arrivals arrivals = arrivals(config, output(config, bare))) {
      long start = System.nanoTime();
      publisher.publish(records);
      if (bare) {
        Waiting.forCount(arrivals, records.size(), PATIENCE);
      } else {
        // Asking for the lag costs the broker time, so it is asked only when nothing more arrives.
        Waiting.forQuiet(arrivals);
        awaitEnd.run();
      }
      Duration elapsed = Duration.ofNanos(arrivals.lastNanos() - start);
      return new Burst(
          (long) size.burst() * Workload.FINDINGS_PER_ASSET, arrivals.count(), elapsed);
    }
  }

  private Distribution steady(AppConfig config, Publisher publisher, boolean bare)
      throws InterruptedException {
    List<Publisher.Encoded> records =
        publisher.encode(scans(size.warmUp() + size.burst(), size.steady()), bare);
    // The rate counts findings; the start and completion of each scan come on top.
    int recordRate =
        (int) ((long) size.rate() * records.size() / (size.steady() * Workload.FINDINGS_PER_ASSET));
    try (Arrivals arrivals = arrivals(config, output(config, bare))) {
      publisher.publish(records, recordRate);
      Waiting.forQuiet(arrivals);
      return arrivals.stop();
    }
  }

  private static String output(AppConfig config, boolean bare) {
    return (bare ? BareChain.last() : Topics.ISSUE_PRIORITIZED).name(config.topicPrefix());
  }

  private List<List<ScanRecord>> scans(int first, int number) {
    Workload workload = new Workload(size.seed());
    List<List<ScanRecord>> scans = new ArrayList<>();
    for (int i = first; i < first + number; i++) {
      scans.addAll(workload.scansOf(i));
    }
    return scans;
  }

  private static Arrivals arrivals(AppConfig config, String topic) throws InterruptedException {
    return Arrivals.of(config, topic);
  }
}
