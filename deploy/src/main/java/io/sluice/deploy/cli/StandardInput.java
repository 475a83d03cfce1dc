/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file argument, of which {@code -} means standard input. That is kept in a temporary file, since
 * a report is read several times.
 */
final class StandardInput implements AutoCloseable {

  private static final Path DASH = Path.of("-");
  private static final String NAME = "sluice-stdin-";

  private final Path file;
  private final boolean temporary;

  private StandardInput(Path file, boolean temporary) {
    this.file = file;
    this.temporary = temporary;
  }

  static StandardInput of(Path argument) throws IOException {
    if (!argument.equals(DASH)) {
      return new StandardInput(argument, false);
    }
    StandardInput kept = new StandardInput(Files.createTempFile(NAME, ".report"), true);
    try {
      copy(System.in, kept.file);
      return kept;
    } catch (IOException | RuntimeException e) {
      kept.close();
      throw e;
    }
  }

  private static void copy(InputStream in, Path file) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long size = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        size += read;
        if (size > ReportLimits.MAX_BYTES) {
          throw CliException.data("the input is larger than a report may be");
        }
        out.write(buffer, 0, read);
      }
    }
  }

  /** The file to read. */
  Path file() {
    return file;
  }

  /** Name in place of the temporary file's. */
  static Optional<String> nameOf(Path file) {
    return String.valueOf(file.getFileName()).startsWith(NAME)
        ? Optional.of("stdin")
        : Optional.empty();
  }

  /** A report, under the name that its user knows. */
  static ReportInput report(Path file) throws IOException {
    Optional<String> name = nameOf(file);
    return name.isPresent()
        ? ReportInput.of(name.get(), Files.size(file), () -> Files.newInputStream(file))
        : ReportInput.of(file);
  }

  @Override
  public void close() throws IOException {
    if (temporary) {
      Files.deleteIfExists(file);
    }
  }
}
