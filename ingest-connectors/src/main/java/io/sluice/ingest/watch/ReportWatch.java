/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.ingest.publish.CheckedReport;
import io.sluice.ingest.publish.Delivery;
import io.sluice.ingest.publish.PublishProgress;
import io.sluice.ingest.publish.PublishedReport;
import io.sluice.ingest.publish.ScanParameters;
import io.sluice.ingest.publish.ScanPublisher;
import io.sluice.ingest.report.ReportException;
import io.sluice.ingest.report.Reports;
import io.sluice.topic.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the reports in a directory, the oldest first, and moves each to {@code done}, or to
 * {@code failed} with an {@code .error.txt} beside it. {@link WatchLayout} says where reports lie.
 *
 * <p>A report is put there by a rename, under a name that ends in {@code .part} or {@code .tmp} or
 * starts with a dot until it is whole. One that is written in place is taken once it has not
 * changed for the settling time.
 *
 * <p>Before a report is published, a note of it is made below {@code .sluice}. A note that is found
 * later says that a try was cut off; the next one then looks into the topic first, so that a crash
 * between the commit and the move publishes nothing twice. For one thread; one process a directory.
 */
public final class ReportWatch implements AutoCloseable {

  private static final int MAX_DEPTH = 32;
  private static final String NOTES = ".sluice";

  private final Path root;
  private final Path notes;
  private final Reports formats;
  private final ScanPublisher publisher;
  private final Clock clock;
  private final Duration settling;
  private final Consumer<String> told;
  private final FileChannel lock;
  private final Map<Path, Look> looks = new HashMap<>();

  /** What a file looked like, and since when. */
  private record Look(FileTime modified, long size, Instant since) {

    boolean isSame(BasicFileAttributes now) {
      return modified.equals(now.lastModifiedTime()) && size == now.size();
    }
  }

  /** A report that lies there. */
  private record Found(Path file, FileTime modified, long size) {}

  /**
   * @param root directory; it comes into being when it is not there
   * @param publisher publishes; with a {@link io.sluice.ingest.publish.ScanLog}
   * @param settling how long a file must not have changed
   * @param told takes one line a report
   * @throws IOException when the directory cannot be used, for example since another process does
   */
  public ReportWatch(
      Path root,
      Reports formats,
      ScanPublisher publisher,
      Clock clock,
      Duration settling,
      Consumer<String> told)
      throws IOException {
    this.root = root.toAbsolutePath().normalize();
    this.notes = Files.createDirectories(this.root.resolve(NOTES));
    this.formats = formats;
    this.publisher = publisher;
    this.clock = clock;
    this.settling = settling;
    this.told = told;
    this.lock = lock(notes.resolve("lock"));
  }

  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock held = null;
    try {
      held = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // This process has it already: told below.
    }
    if (held == null) {
      channel.close();
      throw new IOException(file.getParent() + " is in use by another watch");
    }
    return channel;
  }

  /**
   * Looks once at every file, and publishes what is whole.
   *
   * @return reports that were published or refused
   * @throws io.sluice.ingest.publish.PublishException when Kafka does not take one; it stays where
   *     it is
   * @throws IOException when a file cannot be read or moved
   */
  public int poll() throws IOException {
    int handled = 0;
    for (Found found : settled()) {
      handle(found);
      handled++;
    }
    return handled;
  }

  private List<Found> settled() throws IOException {
    Instant now = clock.instant();
    Map<Path, Look> seen = new HashMap<>();
    List<Found> settled = new ArrayList<>();
    for (Path file : files()) {
      BasicFileAttributes look = Files.readAttributes(file, BasicFileAttributes.class);
      @Nullable Look before = looks.get(file);
      Look current =
          before != null && before.isSame(look)
              ? before
              : new Look(look.lastModifiedTime(), look.size(), now);
      seen.put(file, current);
      if (Duration.between(current.since(), now).compareTo(settling) >= 0) {
        settled.add(new Found(file, current.modified(), current.size()));
      }
    }
    looks.clear();
    looks.putAll(seen);
    settled.sort(Comparator.comparing(Found::modified).thenComparing(Found::file));
    return settled;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(root, MAX_DEPTH)) {
      return walk.filter(file -> !file.equals(root))
          .filter(file -> WatchLayout.isReport(root.relativize(file)))
          .filter(Files::isRegularFile)
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void handle(Found found) throws IOException {
    Path relative = root.relativize(found.file());
    String id =
        Hash.of(
            "watch/1",
            relative.toString(),
            found.modified().toInstant().toString(),
            Long.toString(found.size()));
    Path note = notes.resolve(id);
    try {
      PublishedReport published = publish(found.file(), relative, id, note);
      Path moved = move(found.file(), WatchLayout.DONE, relative);
      told.accept(
          "%s: %d findings, %d components; now %s"
              .formatted(
                  relative, published.findings(), published.components(), root.relativize(moved)));
    } catch (ReportException | IllegalArgumentException e) {
      Path moved = move(found.file(), WatchLayout.FAILED, relative);
      Files.writeString(
          moved.resolveSibling(moved.getFileName() + ".error.txt"), e.getMessage() + "\n");
      told.accept(relative + ": refused: " + e.getMessage());
    }
    Files.deleteIfExists(note);
    looks.remove(found.file());
  }

  private PublishedReport publish(Path file, Path relative, String id, Path note)
      throws IOException {
    ScanParameters parameters = WatchLayout.parameters(relative);
    CheckedReport checked =
        publisher.check(
            formats.open(file, parameters.format()), parameters.options(), PublishProgress.NONE);
    Optional<Instant> tried = noted(note);
    if (tried.isEmpty()) {
      note(note);
    }
    return publisher.publish(checked, Optional.of(new Delivery(id, tried)), PublishProgress.NONE);
  }

  private static Optional<Instant> noted(Path note) throws IOException {
    return Files.exists(note)
        ? Optional.of(Instant.parse(Files.readString(note).strip()))
        : Optional.empty();
  }

  private void note(Path note) throws IOException {
    Path fresh = note.resolveSibling(note.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(clock.instant().toString().getBytes(UTF_8)));
      channel.force(true);
    }
    Files.move(fresh, note, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Moves a report to where nothing lies yet. */
  private Path move(Path file, String folder, Path relative) throws IOException {
    Path target = root.resolve(folder).resolve(relative);
    Files.createDirectories(target.getParent());
    Path free = target;
    for (int i = 2; Files.exists(free); i++) {
      free = target.resolveSibling(target.getFileName() + "." + i);
    }
    return Files.move(file, free, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
