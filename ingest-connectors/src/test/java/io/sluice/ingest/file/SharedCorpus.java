/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.file;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Finds the shared corpus beside the repository, or skips the test that asks for it. */
public final class SharedCorpus {

  private SharedCorpus() {}

  /** A file or folder of the corpus. */
  public static Path path(String relative) {
    Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    while (!Files.exists(folder.resolve("license-header.txt"))) {
      folder = Objects.requireNonNull(folder.getParent(), "not in the repository");
    }
    Path path = folder.resolve("../shared/corpus").normalize().resolve(relative);
    assumeTrue(Files.exists(path), "the shared corpus has no " + relative + " here");
    return path;
  }
}
