/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import io.sluice.event.Category;
import io.sluice.ingest.publish.CheckedReport;
import io.sluice.ingest.publish.PublishProgress;
import io.sluice.ingest.publish.ScanParameters;
import io.sluice.ingest.publish.ScanPlan;
import io.sluice.ingest.publish.ScanPublisher;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.Report;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.Reports;
import io.sluice.ingest.report.UnknownFormatException;
import io.sluice.topic.Hash;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Decides on a report that has arrived whole: whether the token may send it, whether it was sent
 * before, and whether it can be read to its end. What passes is durable and will be published.
 */
final class ReportIntake {

  /** What published scans say of where they come from. */
  static final String CONNECTOR = "http";

  private static final Duration CHECK_PATIENCE = Duration.ofMinutes(2);
  private static final Duration RETRY = Duration.ofSeconds(30);

  private final Spool spool;
  private final Reports formats;
  private final ScanPublisher publisher;
  private final Deliverer deliverer;
  private final IntakeMetrics metrics;
  private final IntakeLimits limits;

  /** Parsing needs a core, not a connection. */
  private final Semaphore checks = new Semaphore(Runtime.getRuntime().availableProcessors());

  private final Set<String> inProgress = ConcurrentHashMap.newKeySet();

  /** A submission, and whether an earlier request had made it. */
  record Accepted(Submission submission, boolean replayed) {}

  ReportIntake(
      Spool spool,
      Reports formats,
      ScanPublisher publisher,
      Deliverer deliverer,
      IntakeMetrics metrics,
      IntakeLimits limits) {
    this.spool = spool;
    this.formats = formats;
    this.publisher = publisher;
    this.deliverer = deliverer;
    this.metrics = metrics;
    this.limits = limits;
  }

  /**
   * Refuses an upload before it is read, when there is no room for what waits already.
   *
   * @throws ProblemException when there is none
   */
  void requireRoom() {
    if (deliverer.waiting() >= limits.maxWaiting()) {
      throw ProblemException.retryAfter(
          ProblemType.UNAVAILABLE, RETRY, limits.maxWaiting() + " reports wait for Kafka already");
    }
  }

  /**
   * What the sender says, when it may say it.
   *
   * @throws ProblemException when a parameter is wrong or the asset is not the token's
   */
  ScanParameters parameters(Token token, Map<String, List<String>> parameters) {
    ScanParameters read;
    try {
      read = ScanParameters.of(parameters, CONNECTOR);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(ProblemType.BAD_REQUEST, String.valueOf(e.getMessage()));
    }
    if (read.format().filter(format -> formats.find(format).isEmpty()).isPresent()) {
      throw ProblemException.of(ProblemType.BAD_REQUEST, "there is no format of that name");
    }
    requireAsset(token, read.options().asset());
    return read;
  }

  /**
   * @throws ProblemException when the asset is not the token's
   */
  static void requireAsset(Token token, String asset) {
    if (!token.allowsAsset(asset)) {
      throw ProblemException.of(
          ProblemType.FORBIDDEN, "token " + token.name() + " is not for the asset " + asset);
    }
  }

  /**
   * Accepts a report. When this returns, the submission is durable.
   *
   * @param key the sender's Idempotency-Key
   * @param name file name that the sender gave
   * @throws ProblemException when the report is refused; nothing of it is left
   */
  Accepted accept(
      Token token,
      Optional<String> key,
      Map<String, List<String>> parameters,
      String name,
      SpoolFile report)
      throws IOException {
    ScanParameters read = parameters(token, parameters);
    if (report.size() == 0) {
      throw ProblemException.of(ProblemType.BAD_REQUEST, "the body holds no report");
    }
    requireRoom();
    String digest = report.digest();
    String fingerprint = fingerprint(digest, parameters);
    String id =
        key.map(given -> Hash.of("submission/1", token.name(), given))
            .orElseGet(() -> UUID.randomUUID().toString().replace("-", ""));
    if (!inProgress.add(id)) {
      throw ProblemException.retryAfter(
          ProblemType.IN_PROGRESS,
          Duration.ofSeconds(1),
          "a request with this Idempotency-Key is being worked on");
    }
    try {
      Optional<Submission> before = spool.find(id);
      if (before.isPresent()) {
        return replayed(before.get(), fingerprint);
      }
      CheckedReport checked = check(token, read, name, report);
      Submission submission =
          new Submission(
              id,
              token.name(),
              Submission.State.RECEIVED,
              spool.tick(),
              Optional.empty(),
              fingerprint,
              digest,
              report.size(),
              checked.report().format().id(),
              name,
              new TreeMap<>(parameters),
              checked.scans().stream().map(Submission.Scan::of).toList(),
              Optional.empty());
      spool.accept(submission, report);
      metrics.accepted(report.size());
      deliverer.submit(submission, settled(submission, checked));
      return new Accepted(submission, false);
    } finally {
      inProgress.remove(id);
    }
  }

  private static Accepted replayed(Submission before, String fingerprint) {
    if (!before.fingerprint().equals(fingerprint)) {
      throw ProblemException.of(
          ProblemType.KEY_REUSED,
          "this Idempotency-Key belongs to another report or to other parameters; use a new one");
    }
    return new Accepted(before, true);
  }

  private static String fingerprint(String digest, Map<String, List<String>> parameters) {
    List<String> fields = new ArrayList<>(List.of("fingerprint/1", digest));
    new TreeMap<>(parameters)
        .forEach(
            (name, values) -> {
              fields.add(name);
              fields.add(Integer.toString(values.size()));
              fields.addAll(values);
            });
    return Hash.of(fields);
  }

  private CheckedReport check(Token token, ScanParameters read, String name, SpoolFile report)
      throws IOException {
    try {
      if (!checks.tryAcquire(CHECK_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw ProblemException.retryAfter(
            ProblemType.UNAVAILABLE, RETRY, "too many reports are being checked");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.retryAfter(ProblemType.UNAVAILABLE, RETRY, "the intake is stopping");
    }
    try {
      long max = maxReport(token);
      requireUnpackedSize(report.path(), max);
      CheckedReport checked =
          publisher.check(
              formats.open(input(name, report.path(), report.size()), read.format()),
              read.options(),
              PublishProgress.NONE);
      for (ScanPlan scan : checked.scans()) {
        requireCategory(token, scan.scope().getCategory());
      }
      return checked;
    } catch (UnknownFormatException e) {
      throw ProblemException.of(ProblemType.UNKNOWN_FORMAT, String.valueOf(e.getMessage()));
    } catch (MalformedReportException e) {
      throw ProblemException.of(ProblemType.MALFORMED_REPORT, String.valueOf(e.getMessage()));
    } finally {
      checks.release();
    }
  }

  /** Largest report of a token. */
  long maxReport(Token token) {
    return token.maxBytes() == 0
        ? limits.maxReport()
        : Math.min(token.maxBytes(), limits.maxReport());
  }

  private static void requireCategory(Token token, Category category) {
    if (!token.allowsCategory(category)) {
      throw ProblemException.of(
          ProblemType.FORBIDDEN,
          "token "
              + token.name()
              + " is not for scans of the category "
              + category.name().toLowerCase(Locale.ROOT));
    }
  }

  /** A gzip file is stored as it came, and may unpack to a thousand times its size. */
  private static void requireUnpackedSize(Path file, long max) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      if (in.read() != 0x1f || in.read() != 0x8b) {
        return;
      }
    }
    byte[] buffer = new byte[1 << 16];
    long size = 0;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        size += read;
        if (size > max) {
          throw SpoolFile.tooLarge(max);
        }
      }
    } catch (EOFException | ZipException e) {
      throw ProblemException.of(
          ProblemType.MALFORMED_REPORT, "the gzip data is damaged or ends early");
    }
  }

  /** The checked report where it is from now on. */
  private CheckedReport settled(Submission submission, CheckedReport checked) {
    Path file = spool.report(submission.id());
    Report moved =
        new Report(
            input(submission.reportName(), file, submission.size()), checked.report().format());
    return checked.movedTo(moved);
  }

  private static ReportInput input(String name, Path file, long size) {
    return ReportInput.of(name, size, () -> Files.newInputStream(file));
  }

  /** A submission of a token. */
  Optional<Submission> find(Token token, String id) throws IOException {
    return spool.find(id).filter(submission -> submission.token().equals(token.name()));
  }
}
