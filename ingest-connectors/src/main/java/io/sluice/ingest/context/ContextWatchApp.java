/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.ingest.file.MalformedFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The context connector: watches a directory ({@link ContextDirectory} says how it is laid out) and
 * publishes the context files in it whenever one is new or has changed.
 *
 * <p>It polls and needs nothing from the file system but times, sizes and contents, so that network
 * and container mounts work. A file is taken up once it has not been touched for the settling time,
 * so that one that is still being written is left alone. A file that cannot be used is reported
 * once, with a warning and in the metrics, and looked at again when its content changes; one that
 * could not be published for the broker's or the registry's sake is tried again at each poll. A
 * file that disappears withdraws nothing. A file {@code NAME.url} names a feed, which is got and
 * published when it changes; while it comes nothing else is looked at.
 */
public final class ContextWatchApp implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ContextWatchApp.class);
  private static final Duration STOP_WAIT = Duration.ofSeconds(30);
  private static final int REPORTED_PROBLEMS = 10;

  private final ContextDirectory directory;
  private final ContextPublisher publisher;
  private final Clock clock;
  private final Duration interval;
  private final ContextMetrics metrics;
  private final WatchedFeeds feeds;
  private final ScheduledExecutorService scheduler;
  private final Map<Path, Known> known = new HashMap<>();
  private volatile State state = State.NEW;

  /** Whether the last poll went through. */
  private enum State {
    NEW,
    HEALTHY,
    FAILING,
    CLOSED
  }

  /** What is known of a file, and whether it was refused as it is. */
  private record Known(WatchedFile look, String digest, boolean refused) {}

  /**
   * An app that keeps the feeds that it gets by address in {@code feeds} beside the directory.
   *
   * @param directory directory to watch; it may come into being later
   * @param publisher publisher, which this closes
   * @param clock tells how long ago a file was touched; the same as the file system's
   * @param interval time between two polls, and settling time of a file; one second is a good value
   * @param registry takes the metrics
   */
  public ContextWatchApp(
      Path directory,
      ContextPublisher publisher,
      Clock clock,
      Duration interval,
      MeterRegistry registry) {
    this(
        directory,
        publisher,
        clock,
        interval,
        registry,
        new FeedDownload(
            directory.toAbsolutePath().normalize().resolveSibling("feeds"),
            FeedDownload.Limits.STANDARD));
  }

  /**
   * An app as above.
   *
   * @param downloads gets the feeds that the directory only names
   */
  ContextWatchApp(
      Path directory,
      ContextPublisher publisher,
      Clock clock,
      Duration interval,
      MeterRegistry registry,
      FeedDownload downloads) {
    this.directory = new ContextDirectory(directory.toAbsolutePath().normalize());
    this.publisher = publisher;
    this.clock = clock;
    this.interval = interval;
    this.metrics = new ContextMetrics(registry, clock);
    this.feeds = new WatchedFeeds(downloads, clock);
    this.scheduler =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("context-watch").daemon(true).factory());
  }

  /** Starts polling in a thread of its own. */
  public void start() {
    // Its result is of no use: it never completes, and the task lets nothing escape.
    Future<?> unused =
        scheduler.scheduleWithFixedDelay(
            this::pollSafely, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * True when the last poll could see the directory and publish what had to be. Refused files are
   * the business of their authors and do not make the connector unhealthy.
   */
  public boolean healthy() {
    return state == State.HEALTHY;
  }

  /** Stops polling, waiting for a file that is just being published, and closes the publisher. */
  @Override
  public void close() {
    scheduler.shutdown();
    try {
      if (!scheduler.awaitTermination(STOP_WAIT.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("A context file is still being published after {}: given up", STOP_WAIT);
        scheduler.shutdownNow();
      }
    } catch (InterruptedException e) {
      scheduler.shutdownNow();
      Thread.currentThread().interrupt();
    }
    state = State.CLOSED;
    publisher.close();
  }

  private void pollSafely() {
    try {
      poll();
    } catch (RuntimeException e) {
      // An exception would end the schedule without a word.
      failed("The context directory could not be polled", e);
    }
  }

  /** Looks at every file once. */
  void poll() {
    List<Path> files;
    try {
      files = directory.files();
    } catch (IOException e) {
      failed("The context directory cannot be read", e);
      return;
    }
    known.keySet().retainAll(files);
    boolean published = true;
    for (Path file : files) {
      published &= visit(file);
    }
    metrics.refusedFiles(known.values().stream().filter(Known::refused).count());
    if (published) {
      state = State.HEALTHY;
    }
  }

  /** Publishes a file if it needs to be; false when that has to be tried again. */
  private boolean visit(Path file) {
    if (WatchedFeeds.isAddress(file)) {
      return visitAddress(file);
    }
    try {
      WatchedFile look = WatchedFile.look(file);
      @Nullable Known before = known.get(file);
      if (before != null && before.look().equals(look)) {
        return true;
      }
      Duration age = Duration.between(look.modified().toInstant(), clock.instant());
      // A time in the future, from a host whose clock is ahead, must not keep a file out for ever.
      if (age.abs().compareTo(interval) < 0) {
        return true;
      }
      String digest = WatchedFile.digest(file);
      boolean refused =
          (before != null && before.digest().equals(digest)) ? before.refused() : !publish(file);
      if (WatchedFile.look(file).equals(look)) {
        known.put(file, new Known(look, digest, refused));
      }
      return true;
    } catch (IOException e) {
      // Gone or changed between two steps, or not readable: the next poll will see.
      failed("The context file " + file + " cannot be read", e);
    } catch (RuntimeException e) {
      failed("The context file " + file + " could not be published; it will be tried again", e);
    }
    return false;
  }

  /**
   * Publishes a feed that a file names, if it is another one; false when that has to be tried again
   * at the next poll. A feed that cannot be had is somebody else's trouble and asked for later.
   */
  private boolean visitAddress(Path file) {
    try {
      Optional<Path> feed = feeds.due(file);
      if (feed.isPresent()) {
        boolean taken = publish(feed.get(), PublishOptions.none());
        known.put(file, new Known(WatchedFile.look(file), "", !taken));
        if (!taken) {
          feeds.refused(file);
        }
      }
    } catch (MalformedFileException e) {
      refuse(file, PublishOptions.none(), e);
    } catch (IOException e) {
      metrics.failed();
      LOG.warn("The feed of {} is asked for again later: {}", file, e.getMessage());
    } catch (RuntimeException e) {
      feeds.again(file);
      failed("The feed of " + file + " could not be published; it will be tried again", e);
      return false;
    }
    return true;
  }

  /** False when the file is refused. */
  private boolean publish(Path file) throws IOException {
    return publish(file, directory.options(file));
  }

  private boolean publish(Path file, PublishOptions options) throws IOException {
    try {
      PublishSummary summary = publisher.publish(file, options);
      metrics.published(summary);
      LOG.info("{}: {}", file, summary);
      summary.problems().stream()
          .limit(REPORTED_PROBLEMS)
          .forEach(problem -> LOG.warn("{}: {}", file, problem));
      return true;
    } catch (MalformedFileException e) {
      refuse(file, options, e);
      return false;
    }
  }

  private void refuse(Path file, PublishOptions options, MalformedFileException e) {
    metrics.refused(options.format().map(ContextFormat::id).orElse("none"));
    LOG.warn("{} is left out until it changes: {}", file, e.getMessage());
  }

  private void failed(String what, Exception e) {
    metrics.failed();
    if (state == State.FAILING) {
      LOG.debug("{}", what, e);
    } else {
      LOG.warn("{}: {}", what, e.toString());
      state = State.FAILING;
    }
  }
}
