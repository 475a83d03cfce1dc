/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.submit;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A set of files to submit together, described by an index {@code portfolio.json} beside them.
 *
 * @param context catalog, ownership and intelligence, submitted first
 * @param reports scanner reports
 */
public record Portfolio(List<ContextEntry> context, List<ReportEntry> reports) {

  private static final String BUNDLED = "/portfolio/";
  private static final String INDEX = "portfolio.json";
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /**
   * A context file.
   *
   * @param file path relative to the index
   * @param asset asset that a CODEOWNERS file or a route document belongs to, or cluster that a
   *     list of its resources is of
   */
  public record ContextEntry(String file, @Nullable String asset) {}

  /**
   * A report.
   *
   * @param file path relative to the index
   * @param asset asset that was scanned
   * @param commit commit that was scanned
   * @param category category in place of the format's guess
   * @param format id of the format; recognised by content when absent
   */
  public record ReportEntry(
      String file,
      String asset,
      @Nullable String commit,
      @Nullable String category,
      @Nullable String format) {}

  /** Copies the lists; a missing one is empty. */
  public Portfolio {
    context = context == null ? List.of() : List.copyOf(context);
    reports = reports == null ? List.of() : List.copyOf(reports);
  }

  /** Reads the index of a directory. */
  public static Portfolio in(Path directory) {
    try {
      return JSON.readValue(Files.readString(directory.resolve(INDEX)), Portfolio.class);
    } catch (IOException e) {
      throw new UncheckedIOException(directory.resolve(INDEX) + " cannot be read", e);
    }
  }

  /**
   * Copies the sample portfolio from the class path to a directory, where users can look at it.
   *
   * @return its index
   */
  public static Portfolio extractSample(Path directory) {
    try {
      copy(INDEX, directory);
      Portfolio portfolio = in(directory);
      List<String> files =
          Stream.concat(
                  portfolio.context.stream().map(ContextEntry::file),
                  portfolio.reports.stream().map(ReportEntry::file))
              .toList();
      for (String file : files) {
        copy(file, directory);
      }
      return portfolio;
    } catch (IOException e) {
      throw new UncheckedIOException("the sample portfolio cannot be copied to " + directory, e);
    }
  }

  private static void copy(String file, Path directory) throws IOException {
    Path target = directory.resolve(file).normalize();
    if (!target.startsWith(directory)) {
      throw new IllegalArgumentException("a file of a portfolio is beside its index: " + file);
    }
    Files.createDirectories(Optional.ofNullable(target.getParent()).orElse(directory));
    try (InputStream in = Portfolio.class.getResourceAsStream(BUNDLED + file)) {
      if (in == null) {
        throw new IOException("not on the class path: " + URI.create(BUNDLED + file));
      }
      Files.write(target, in.readAllBytes());
    }
  }
}
