/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The corpus beside the repository, and where its generated tables go. */
record SharedCorpus(Path folder) {

  /** The corpus, when it is there. */
  static Optional<SharedCorpus> find() {
    return Optional.of(repository().resolve("../shared/corpus").normalize())
        .filter(Files::isDirectory)
        .map(SharedCorpus::new);
  }

  /** Reports of scanners, in the order of their names; not the oracle's own files. */
  Stream<Path> reports() throws IOException {
    return Stream.concat(files("scanners"), files("documents"));
  }

  Path scanner(String file) {
    return folder.resolve("scanners").resolve(file);
  }

  private Stream<Path> files(String part) throws IOException {
    Path root = folder.resolve(part);
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .filter(Files::isRegularFile)
          .filter(path -> root.relativize(path).getNameCount() > 1)
          .filter(path -> !root.relativize(path).startsWith("expected"))
          .sorted()
          .toList()
          .stream();
    }
  }

  /** Root of the repository: the folder above that holds the licence header. */
  static Path repository() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("license-header.txt"))) {
        return folder;
      }
    }
    throw new IllegalStateException("no repository above " + start);
  }

  /** Writes a generated document to {@code deploy/target}, for the comparison with its copy. */
  static void write(String name, String text) throws IOException {
    Path target = repository().resolve("deploy/target").resolve(name);
    Files.createDirectories(target.getParent());
    Files.writeString(target, text, UTF_8);
  }

  /** The checked-in copy of a generated document; empty when there is none. */
  static String checkedIn(String name) throws IOException {
    Path copy = repository().resolve("docs").resolve(name);
    return Files.exists(copy) ? Files.readString(copy, UTF_8) : "";
  }
}
