/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * Published reference data beside the repository. Not part of it: without it the test is skipped.
 */
public final class ReferenceFiles {

  private ReferenceFiles() {}

  /** Lines of a file without its head. */
  public static List<String> lines(String path) {
    Path file = repository().resolve("../shared/corpus/reference").resolve(path);
    Assumptions.assumeTrue(Files.isReadable(file), () -> "no reference file " + path);
    try {
      List<String> lines = Files.readAllLines(file, UTF_8);
      return lines.subList(1, lines.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path repository() {
    Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    while (!Files.exists(folder.resolve("license-header.txt"))) {
      folder = requireNonNull(folder.getParent(), "not in the repository");
    }
    return folder;
  }
}
