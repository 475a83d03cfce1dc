/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks;

import io.sluice.deploy.platform.Apps;
import io.sluice.deploy.platform.EmbeddedPlatform;
import io.sluice.deploy.platform.PlatformOptions;
import io.sluice.deploy.platform.Role;
import io.sluice.deploy.queue.PipelineIdle;
import io.sluice.event.ScanRecord;
import io.sluice.runtime.config.AppConfig;
import io.sluice.topic.Topic;
import io.sluice.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * How the pipeline behaves with much: many findings in one application, many applications, and a
 * re-scan in which little changed; beside a bare chain of the same records in the same run.
 *
 * <p>Records are generated, encoded and published while they are worked off, for the bare chain as
 * for the pipeline, so that the size of a run is not bound by the memory of the benchmark.
 */
final class Scale {

  private static final Duration PATIENCE = Duration.ofHours(1);
  private static final String APPS_HEAP = "512m";
  private static final int CHANGED_PERCENT = 1;

  /** Repositories are numbered on, so that no part of the run meets what another one left. */
  private static final int LARGE_APPLICATION = 0;

  private static final int FIRST_OF_MANY = 1;
  private static final int WARM_UP = 1_000_000;

  /**
   * Size of a run.
   *
   * @param seed of the workload
   * @param large findings of the large application
   * @param applications number of applications of the portfolio
   * @param each findings of each of them
   * @param commitInterval of the bare chain and of all apps
   */
  record Size(long seed, int large, int applications, int each, Duration commitInterval) {}

  /**
   * One part of a run.
   *
   * @param name what was done
   * @param findings raw findings published
   * @param correlated records of issues that came of them
   * @param events events that came of them
   * @param elapsed from the first publish to the last record of an issue or event
   * @param peakMemory largest resident memory of the apps' process so far; empty where the system
   *     does not tell
   */
  record Part(
      String name,
      long findings,
      long correlated,
      long events,
      Duration elapsed,
      java.util.OptionalLong peakMemory) {

    double findingsPerSecond() {
      return findings * 1e9 / elapsed.toNanos();
    }
  }

  private final Size size;
  private final Consumer<String> progress;

  Scale(Size size, Consumer<String> progress) {
    this.size = size;
    this.progress = progress;
  }

  /**
   * Runs all parts, the bare chain first.
   *
   * @param measured told of each part when it is over
   */
  void run(Consumer<Part> measured) throws InterruptedException, TimeoutException {
    Path directory = Scratch.create();
    Map<String, String> settings =
        Map.of("commit.interval", size.commitInterval().toMillis() + "ms");
    progress.accept("starting a broker and a registry");
    PlatformOptions options =
        PlatformOptions.DEFAULT.withAppSettings(settings).withAppsHeap(APPS_HEAP);
    try (EmbeddedPlatform platform = EmbeddedPlatform.start(directory, options.withoutApps())) {
      AppConfig config = Clients.of(platform.endpoints(), directory, size.commitInterval());
      try (Publisher publisher = new Publisher(config)) {
        measured.accept(bareChain(config, publisher));
        progress.accept("starting the apps with a heap of " + APPS_HEAP);
        try (EmbeddedPlatform whole = EmbeddedPlatform.start(directory, options);
            PipelineIdle idle = new PipelineIdle(config, Apps.all())) {
          Pipeline pipeline = new Pipeline(config, publisher, whole, idle);
          pipeline.warmUp();
          measured.accept(pipeline.run("one application", 1, large()));
          measured.accept(pipeline.run("many applications", size.applications(), many(0)));
          measured.accept(
              pipeline.run(
                  "re-scan, %d %% changed".formatted(CHANGED_PERCENT),
                  size.applications(),
                  many(1)));
          measured.accept(pipeline.run("re-scan, the same", size.applications(), many(1)));
        }
      }
    } finally {
      Scratch.delete(directory);
    }
  }

  private IntFunction<List<List<ScanRecord>>> large() {
    Workload workload = new Workload(size.seed(), Workload.Shape.of(size.large()));
    return i -> workload.scansOf(LARGE_APPLICATION);
  }

  private IntFunction<List<List<ScanRecord>>> many(int generation) {
    Workload workload = new Workload(size.seed(), Workload.Shape.of(size.each()));
    return i -> workload.scansOf(FIRST_OF_MANY + i, generation, CHANGED_PERCENT);
  }

  private Part bareChain(AppConfig config, Publisher publisher)
      throws InterruptedException, TimeoutException {
    progress.accept("bare chain of three hops");
    Topic<String, ScanRecord> last = BareChain.last();
    try (BareChain chain = BareChain.start(config);
        Arrivals arrivals = Arrivals.of(config, last.name(config.topicPrefix()))) {
      long warm = 0;
      for (int i = 0; i < 50; i++) {
        warm += publish(publisher, new Workload(size.seed()).scansOf(WARM_UP + i), true);
      }
      Waiting.forCount(arrivals, warm, PATIENCE);
      long start = System.nanoTime();
      long records = publish(publisher, large().apply(0), true);
      Waiting.forCount(arrivals, warm + records, PATIENCE);
      return new Part(
          "bare chain",
          size.large(),
          0,
          records,
          Duration.ofNanos(arrivals.lastNanos() - start),
          java.util.OptionalLong.empty());
    }
  }

  private static long publish(
      Publisher publisher, List<List<ScanRecord>> scans, boolean forBareChain) {
    long records = 0;
    for (List<ScanRecord> scan : scans) {
      // In slices: a scan of many findings encoded at once would take the heap.
      for (int from = 0; from < scan.size(); from += 5_000) {
        List<ScanRecord> slice = scan.subList(from, Math.min(scan.size(), from + 5_000));
        publisher.publish(publisher.encode(List.of(slice), forBareChain));
        records += slice.size();
      }
    }
    return records;
  }

  private final class Pipeline {

    private final AppConfig config;
    private final Publisher publisher;
    private final EmbeddedPlatform platform;
    private final PipelineIdle idle;

    Pipeline(AppConfig config, Publisher publisher, EmbeddedPlatform platform, PipelineIdle idle) {
      this.config = config;
      this.publisher = publisher;
      this.platform = platform;
      this.idle = idle;
    }

    void warmUp() {
      progress.accept("warming up");
      for (int i = 0; i < 100; i++) {
        publish(publisher, new Workload(size.seed()).scansOf(WARM_UP + i), false);
      }
      Waiting.forIdle(idle, PATIENCE);
    }

    Part run(String name, int repositories, IntFunction<List<List<ScanRecord>>> scans)
        throws InterruptedException {
      progress.accept(name);
      try (Arrivals correlated = arrivals(Topics.ISSUE_CORRELATED);
          Arrivals events = arrivals(Topics.ISSUE_PRIORITIZED)) {
        long start = System.nanoTime();
        long findings = 0;
        for (int i = 0; i < repositories; i++) {
          List<List<ScanRecord>> ofRepository = scans.apply(i);
          publish(publisher, ofRepository, false);
          findings += ofRepository.stream().mapToLong(scan -> scan.size() - 2L).sum();
        }
        Waiting.forIdle(idle, PATIENCE);
        // The wait ends a second after the last commit at the earliest.
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start).minus(Waiting.QUIET);
        return new Part(
            name,
            findings,
            correlated.count(),
            events.count(),
            elapsed,
            ProcessMemory.peak(platform.pid(Role.APPS)));
      }
    }

    private Arrivals arrivals(Topic<?, ?> topic) throws InterruptedException {
      return Arrivals.of(config, topic.name(config.topicPrefix()));
    }
  }
}
