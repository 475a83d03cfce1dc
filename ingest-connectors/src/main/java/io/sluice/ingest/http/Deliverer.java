/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import io.sluice.ingest.publish.CheckedReport;
import io.sluice.ingest.publish.Delivery;
import io.sluice.ingest.publish.PublishException;
import io.sluice.ingest.publish.PublishProgress;
import io.sluice.ingest.publish.ScanParameters;
import io.sluice.ingest.publish.ScanPublisher;
import io.sluice.ingest.report.Report;
import io.sluice.ingest.report.ReportException;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes accepted submissions: each asset's in the order of their acceptance, several assets at
 * once. What Kafka does not take is tried again until it does, so that an outage delays and loses
 * nothing; only a submission that can never be published is given up.
 */
final class Deliverer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration STOP_WAIT = Duration.ofSeconds(30);

  /** Plans kept in memory between check and publishing; a report with more scans is read again. */
  private static final int KEPT_SCANS = 100;

  private final Spool spool;
  private final Reports formats;
  private final ScanPublisher publisher;
  private final IntakeMetrics metrics;
  private final Clock clock;
  private final List<ExecutorService> lanes = new ArrayList<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger stuck = new AtomicInteger();
  private final CountDownLatch stopping = new CountDownLatch(1);

  Deliverer(
      Spool spool,
      Reports formats,
      ScanPublisher publisher,
      IntakeMetrics metrics,
      Clock clock,
      int lanes) {
    this.spool = spool;
    this.formats = formats;
    this.publisher = publisher;
    this.metrics = metrics;
    this.clock = clock;
    for (int i = 0; i < lanes; i++) {
      this.lanes.add(
          Executors.newSingleThreadExecutor(
              Thread.ofPlatform().name("intake-publish-" + i).daemon(true).factory()));
    }
  }

  /** Submissions that are not finished. */
  int waiting() {
    return waiting.get();
  }

  /** Whether Kafka has refused the latest attempt of some lane. */
  boolean isStuck() {
    return stuck.get() > 0;
  }

  /** Takes up what an earlier process may have tried already. */
  void resume(Submission submission) {
    submit(submission, Optional.empty(), true);
  }

  /** Takes up what was just accepted. */
  void submit(Submission submission, CheckedReport checked) {
    submit(
        submission,
        Optional.of(checked).filter(report -> report.scans().size() <= KEPT_SCANS),
        false);
  }

  private void submit(Submission submission, Optional<CheckedReport> checked, boolean triedBefore) {
    waiting.incrementAndGet();
    lanes
        .get(Math.floorMod(submission.asset().hashCode(), lanes.size()))
        .execute(() -> deliver(submission, checked, triedBefore));
  }

  private void deliver(
      Submission submission, Optional<CheckedReport> checked, boolean triedBefore) {
    boolean tried = triedBefore;
    boolean failing = false;
    Duration pause = FIRST_PAUSE;
    while (stopping.getCount() > 0) {
      try {
        publish(submission, checked, tried);
        break;
      } catch (IOException | RuntimeException e) {
        metrics.retried();
        if (!failing) {
          failing = true;
          stuck.incrementAndGet();
          LOG.warn("Submission {} is not published yet: {}", submission.id(), e.toString());
          LOG.debug("Submission {}", submission.id(), e);
        }
        tried = true;
        waitFor(pause);
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
      }
    }
    if (failing) {
      stuck.decrementAndGet();
    }
    waiting.decrementAndGet();
  }

  private void publish(Submission submission, Optional<CheckedReport> kept, boolean tried)
      throws IOException {
    try {
      CheckedReport checked = kept.isPresent() ? kept.get() : check(submission);
      Delivery delivery =
          new Delivery(
              submission.id(), tried ? Optional.of(submission.receivedAt()) : Optional.empty());
      publisher.publish(checked, Optional.of(delivery), PublishProgress.NONE);
      spool.finish(submission.published(clock.instant()));
      metrics.published(Duration.between(submission.receivedAt(), clock.instant()));
    } catch (ReportException | NoSuchFileException e) {
      fail(submission, "the spooled report is not what was received: " + e.getMessage());
    } catch (PublishException e) {
      if (e.getCause() instanceof RecordTooLargeException) {
        fail(submission, String.valueOf(e.getMessage()));
      } else {
        throw e;
      }
    }
  }

  /** Read again after a restart; its digest shows whether the disk has kept it. */
  private CheckedReport check(Submission submission) throws IOException {
    ScanParameters parameters = ScanParameters.of(submission.parameters(), ReportIntake.CONNECTOR);
    Path file = spool.report(submission.id());
    ReportInput input =
        ReportInput.of(submission.reportName(), Files.size(file), () -> Files.newInputStream(file));
    Report report = formats.open(input, Optional.of(submission.format()));
    CheckedReport checked = publisher.check(report, parameters.options(), PublishProgress.NONE);
    if (!checked.digest().equals(submission.digest())) {
      throw new NoSuchFileException(file.toString(), null, "its digest has changed");
    }
    return checked;
  }

  private void fail(Submission submission, String why) throws IOException {
    LOG.error("Submission {} is given up: {}", submission.id(), why);
    spool.finish(submission.failed(clock.instant(), why));
    metrics.failed();
  }

  private void waitFor(Duration pause) {
    try {
      boolean unused = stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      stopping.countDown();
      Thread.currentThread().interrupt();
    }
  }

  /** Finishes what is being published; the rest stays in the spool for the next start. */
  @Override
  public void close() {
    stopping.countDown();
    lanes.forEach(ExecutorService::shutdown);
    try {
      for (ExecutorService lane : lanes) {
        if (!lane.awaitTermination(STOP_WAIT.toSeconds(), TimeUnit.SECONDS)) {
          lane.shutdownNow();
        }
      }
    } catch (InterruptedException e) {
      lanes.forEach(ExecutorService::shutdownNow);
      Thread.currentThread().interrupt();
    }
  }
}
