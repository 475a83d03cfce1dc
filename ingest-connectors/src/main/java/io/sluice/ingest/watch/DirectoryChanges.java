/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Wakes a poll early when something has changed in a directory. Network and container mounts may
 * tell nothing, so it only shortens the wait.
 */
public final class DirectoryChanges implements AutoCloseable {

  private static final int MAX_DIRECTORIES = 1_000;

  private final Path root;
  private final WatchService service;

  public DirectoryChanges(Path root) throws IOException {
    this.root = root.toAbsolutePath().normalize();
    this.service = root.getFileSystem().newWatchService();
  }

  /** Returns at the next change, and when the time has passed. */
  public void await(Duration longest) throws IOException, InterruptedException {
    for (Path directory : directories()) {
      var unused =
          directory.register(
              service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
    }
    @Nullable WatchKey key = service.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
    while (key != null) {
      key.pollEvents();
      key.reset();
      key = service.poll();
    }
  }

  private List<Path> directories() throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isDirectory)
          .filter(path -> path.equals(root) || WatchLayout.isReport(root.relativize(path)))
          .limit(MAX_DIRECTORIES)
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
