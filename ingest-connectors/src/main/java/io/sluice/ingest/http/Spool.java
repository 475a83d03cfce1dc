/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The intake's directory:
 *
 * <pre>
 * incoming/&lt;random&gt;     reports being received; deleted at each start
 * reports/&lt;id&gt;          reports that are accepted and wait for Kafka
 * scans/&lt;id&gt;.json       the journal: one file a submission, kept for a while after its end
 * lock                  held by the process that uses it
 * </pre>
 *
 * <p>A submission counts from the moment when its file is in {@code scans}; its report is durable
 * in {@code reports} before that, and is deleted after the file says how it ended.
 */
final class Spool implements AutoCloseable {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final String JSON = ".json";

  private final Path incoming;
  private final Path reports;
  private final Path scans;
  private final FileChannel channel;
  private final SpoolQuota quota;
  private final Clock clock;
  private Instant last = Instant.EPOCH;

  /**
   * Opens a directory, which comes into being when it is not there.
   *
   * @throws IOException when it cannot be used, for example since another process does
   */
  Spool(Path root, IntakeLimits limits, Clock clock) throws IOException {
    this.incoming = Files.createDirectories(root.resolve("incoming"));
    this.reports = Files.createDirectories(root.resolve("reports"));
    this.scans = Files.createDirectories(root.resolve("scans"));
    this.clock = clock;
    this.quota = new SpoolQuota(limits.maxSpool(), limits.minFree(), () -> free(root));
    this.channel = lock(root.resolve("lock"));
    try {
      for (Path left : list(incoming)) {
        Files.delete(left);
      }
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // This process has it already: told below.
    }
    if (lock == null) {
      channel.close();
      throw new IOException(file.getParent() + " is in use by another intake");
    }
    return channel;
  }

  private static long free(Path root) {
    try {
      return Files.getFileStore(root).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SpoolQuota quota() {
    return quota;
  }

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** A place for a report that begins to arrive. */
  SpoolFile receive(long max) throws IOException {
    return new SpoolFile(incoming.resolve(UUID.randomUUID().toString()), quota, max);
  }

  /** A time later than all before, so that submissions have an order. */
  synchronized Instant tick() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    last = now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
    return last;
  }

  /** Accepts a submission; when this returns it is durable. */
  void accept(Submission submission, SpoolFile report) throws IOException {
    Path target = reports.resolve(submission.id());
    report.moveTo(target);
    try {
      Durable.write(entry(submission.id()), SubmissionJson.write(submission));
    } catch (IOException e) {
      Files.deleteIfExists(target);
      quota.release(report.size());
      throw e;
    }
  }

  /** Notes how a submission ended, and forgets its report. */
  void finish(Submission submission) throws IOException {
    Durable.write(entry(submission.id()), SubmissionJson.write(submission));
    if (Files.deleteIfExists(report(submission.id()))) {
      quota.release(submission.size());
    }
  }

  /** A submission by its id. */
  Optional<Submission> find(String id) throws IOException {
    try {
      return isId(id)
          ? Optional.of(SubmissionJson.read(Files.readAllBytes(entry(id))))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Where the report of a submission is that waits for Kafka. */
  Path report(String id) {
    return reports.resolve(id);
  }

  /**
   * What an earlier process has accepted and not finished, in the order of acceptance. Reports that
   * belong to none of them are deleted. To be called once, before the first submission.
   */
  List<Submission> unfinished() throws IOException {
    List<Submission> unfinished = new ArrayList<>();
    for (Path file : list(reports)) {
      Optional<Submission> submission = find(String.valueOf(file.getFileName()));
      if (submission.filter(s -> s.state() == Submission.State.RECEIVED).isPresent()) {
        unfinished.add(submission.get());
        quota.found(submission.get().size());
      } else {
        Files.delete(file);
      }
    }
    unfinished.sort(Comparator.comparing(Submission::receivedAt));
    return unfinished;
  }

  /** Forgets finished submissions: those from before a time, and the oldest beyond a number. */
  void forget(Instant before, int remembered) throws IOException {
    record Seen(Path file, Instant changed) {}
    List<Seen> finished = new ArrayList<>();
    for (Path file : list(scans)) {
      String name = String.valueOf(file.getFileName());
      boolean entry = name.endsWith(JSON);
      if (entry && !Files.exists(report(name.substring(0, name.length() - JSON.length())))) {
        finished.add(new Seen(file, Files.getLastModifiedTime(file).toInstant()));
      }
    }
    finished.sort(Comparator.comparing(Seen::changed).reversed());
    for (int i = 0; i < finished.size(); i++) {
      if (i >= remembered || finished.get(i).changed().isBefore(before)) {
        Files.deleteIfExists(finished.get(i).file());
      }
    }
  }

  private Path entry(String id) {
    return scans.resolve(id + JSON);
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
