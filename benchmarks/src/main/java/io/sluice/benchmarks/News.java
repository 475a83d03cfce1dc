/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.deploy.platform.Apps;
import io.sluice.deploy.platform.EmbeddedPlatform;
import io.sluice.deploy.platform.PlatformOptions;
import io.sluice.deploy.platform.Role;
import io.sluice.deploy.queue.PipelineIdle;
import io.sluice.event.CorrelatedIssue;
import io.sluice.ingest.context.ContextPublisher;
import io.sluice.ingest.context.PublishOptions;
import io.sluice.ingest.context.PublishSummary;
import io.sluice.runtime.config.AppConfig;
import io.sluice.serde.EventSerdes;
import io.sluice.topic.Keys;
import io.sluice.topic.Topic;
import io.sluice.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * How fast news acts on many open issues: an EPSS file of a new day, one KEV entry, one application
 * that is now exposed. The time counts from the moment the file is given to the publisher, so it
 * holds reading it, comparing it with what is known, and publishing it, to the last committed event
 * that came of it.
 */
final class News {

  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final String APPS_HEAP = "512m";

  /**
   * Size of a run.
   *
   * @param seed of the workload
   * @param applications number of applications
   * @param issuesEach open issues of each of them
   * @param epssRows rows of an EPSS file
   * @param commitInterval of all apps
   */
  record Size(long seed, int applications, int issuesEach, int epssRows, Duration commitInterval) {}

  /**
   * What one piece of news did.
   *
   * @param name what it was
   * @param published records of context that were published for it
   * @param scored issues that were scored anew with another result
   * @param events events that came of it
   * @param elapsed from giving the file to the last record that came of it
   * @param peakMemory largest resident memory of the apps' process so far
   */
  record Effect(
      String name,
      long published,
      long scored,
      long events,
      Duration elapsed,
      OptionalLong peakMemory) {}

  private final Size size;
  private final Consumer<String> progress;

  News(Size size, Consumer<String> progress) {
    this.size = size;
    this.progress = progress;
  }

  /**
   * Runs all.
   *
   * @param measured told of each piece of news when it has acted
   */
  void run(Consumer<Effect> measured) throws InterruptedException, IOException {
    Path directory = Scratch.create();
    PlatformOptions options =
        PlatformOptions.DEFAULT
            .withAppSettings(Map.of("commit.interval", size.commitInterval().toMillis() + "ms"))
            .withAppsHeap(APPS_HEAP);
    progress.accept("starting the platform");
    try (EmbeddedPlatform platform = EmbeddedPlatform.start(directory, options)) {
      AppConfig config = Clients.of(platform.endpoints(), directory, size.commitInterval());
      Map<String, Object> clients = new HashMap<>(config.kafkaProperties());
      clients.putAll(config.registryProperties());
      NewsWorkload workload =
          new NewsWorkload(size.seed(), size.applications(), size.issuesEach(), size.epssRows());
      try (PipelineIdle idle = new PipelineIdle(config, Apps.all());
          ContextPublisher context =
              ContextPublisher.to(clients, config.topicPrefix(), "bench", Clock.systemUTC())) {
        Run run = new Run(config, platform, idle, context);
        measured.accept(run.effect("first inventory", workload.inventory(directory, false)));
        measured.accept(run.effect("first KEV", workload.kev(directory, false)));
        measured.accept(run.effect("first EPSS day", workload.epss(directory, 1)));
        measured.accept(run.issues(workload));
        measured.accept(run.effect("one KEV entry", workload.kev(directory, true)));
        measured.accept(run.effect("one application exposed", workload.inventory(directory, true)));
        measured.accept(run.effect("next EPSS day", workload.epss(directory, 2)));
        measured.accept(run.effect("the same EPSS day", workload.epss(directory, 2)));
      }
    } finally {
      Scratch.delete(directory);
    }
  }

  private final class Run {

    private final AppConfig config;
    private final EmbeddedPlatform platform;
    private final PipelineIdle idle;
    private final ContextPublisher context;

    Run(AppConfig config, EmbeddedPlatform platform, PipelineIdle idle, ContextPublisher context) {
      this.config = config;
      this.platform = platform;
      this.idle = idle;
      this.context = context;
    }

    private interface Act {
      /** Publishes and gives the number of records published. */
      long publish() throws IOException;
    }

    Effect effect(String name, Path file) throws InterruptedException, IOException {
      return measure(
          name,
          () -> {
            PublishSummary summary = context.publish(file, PublishOptions.none());
            return summary.added() + summary.changed() + summary.removed();
          });
    }

    Effect issues(NewsWorkload workload) throws InterruptedException, IOException {
      return measure(
          "the issues open",
          () -> {
            try (Publisher publisher = new Publisher(config);
                EventSerdes serdes = new EventSerdes(config.registryProperties())) {
              Topic<String, CorrelatedIssue> topic = Topics.ISSUE_CORRELATED;
              Serializer<CorrelatedIssue> serializer = serdes.forTopic(topic).serializer();
              long published = 0;
              for (int i = 0; i < size.applications(); i++) {
                List<Publisher.Encoded> encoded =
                    workload.issuesOf(i).stream()
                        .map(
                            issue ->
                                new Publisher.Encoded(
                                    topic,
                                    Keys.issue(issue.getApplication(), issue.getIssueId())
                                        .getBytes(UTF_8),
                                    serializer.serialize(topic.name(config.topicPrefix()), issue)))
                        .toList();
                publisher.publish(encoded);
                published += encoded.size();
              }
              return published;
            }
          });
    }

    private Effect measure(String name, Act act) throws InterruptedException, IOException {
      progress.accept(name);
      try (Arrivals scored = arrivals(Topics.ISSUE_SCORED);
          Arrivals events = arrivals(Topics.ISSUE_PRIORITIZED)) {
        long start = System.nanoTime();
        long published = act.publish();
        long done = System.nanoTime();
        Waiting.forIdle(idle, PATIENCE);
        long last =
            Math.max(
                scored.count() > 0 ? scored.lastNanos() : done,
                events.count() > 0 ? events.lastNanos() : done);
        return new Effect(
            name,
            published,
            scored.count(),
            events.count(),
            Duration.ofNanos(last - start),
            ProcessMemory.peak(platform.pid(Role.APPS)));
      }
    }

    private Arrivals arrivals(Topic<?, ?> topic) throws InterruptedException {
      return Arrivals.of(config, topic.name(config.topicPrefix()));
    }
  }
}
