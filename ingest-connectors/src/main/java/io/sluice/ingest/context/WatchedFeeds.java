/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.ingest.file.MalformedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Feeds that a watched directory only names: a file {@code NAME.url} with an http or https address
 * in a line. Each is asked for every hour, and again a minute after it could not be had or used.
 */
final class WatchedFeeds {

  static final Duration REFRESH = Duration.ofHours(1);
  static final Duration RETRY = Duration.ofMinutes(1);

  private static final int MAX_BYTES = 8 << 10;

  private final FeedDownload downloads;
  private final Clock clock;
  private final Map<Path, Asked> askedByFile = new HashMap<>();

  /**
   * When a feed was last asked for.
   *
   * @param text what the file said then
   * @param next when to ask again
   * @param told whether the feed as it lies here was handed over since the start
   */
  private record Asked(String text, Instant next, boolean told) {}

  WatchedFeeds(FeedDownload downloads, Clock clock) {
    this.downloads = downloads;
    this.clock = clock;
  }

  /** Whether a file names a feed instead of being one. */
  static boolean isAddress(Path file) {
    return String.valueOf(file.getFileName()).endsWith(".url");
  }

  /**
   * The feed, when it is time to ask for it and it is another one than was handed over last.
   *
   * @throws MalformedFileException when the file names no feed, or one that is too large
   * @throws IOException when the feed cannot be had
   */
  Optional<Path> due(Path file) throws IOException {
    String text = text(file);
    @Nullable Asked known = askedByFile.get(file);
    Asked before =
        known != null && known.text().equals(text) ? known : new Asked(text, Instant.MIN, false);
    Instant now = clock.instant();
    if (now.isBefore(before.next())) {
      return Optional.empty();
    }
    askedByFile.put(file, new Asked(text, now.plus(RETRY), before.told()));
    FeedDownload.Download download = downloads.fetch(address(text));
    askedByFile.put(file, new Asked(text, now.plus(REFRESH), true));
    return download.changed() || !before.told() ? Optional.of(download.file()) : Optional.empty();
  }

  /** What was handed over is no good: it is got in full next time. */
  void refused(Path file) throws IOException {
    downloads.forget(address(text(file)));
  }

  /** What was handed over could not be used yet. */
  void again(Path file) {
    askedByFile.computeIfPresent(
        file, (unused, asked) -> new Asked(asked.text(), clock.instant().plus(RETRY), false));
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_BYTES), UTF_8);
    }
  }

  private static String address(String text) {
    return text.lines()
        .map(String::strip)
        // As browsers and Windows save a link.
        .map(line -> line.startsWith("URL=") ? line.substring(4) : line)
        .filter(FeedDownload::isAddress)
        .findFirst()
        .orElseThrow(() -> new MalformedFileException("no http or https address in it"));
  }
}
