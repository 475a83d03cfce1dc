/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.Reports;
import io.sluice.ingest.report.mapping.Columns;
import io.sluice.ingest.report.mapping.InvalidMappingException;
import io.sluice.ingest.report.mapping.MappedFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Formats of the user's own, for the commands that read reports. */
final class MappingFlags {

  private static final String FOLDER = "SLUICE_MAPPINGS";

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "Read the report by this mapping; see docs/mapping.md.")
  private @Nullable Path mapping;

  @Option(
      names = "--mappings",
      paramLabel = "DIR",
      description =
          "Recognise the formats of the mappings (*.yaml) in this folder too. Default:"
              + " SLUICE_MAPPINGS.")
  private @Nullable Path folder;

  @Option(
      names = "--columns",
      paramLabel = "FIELD=COLUMN",
      split = ",",
      description =
          "Read a CSV whose columns are these fields: title, rule, severity, description, file,"
              + " line, url, cwe, package, version ...")
  private Map<String, String> columns = new LinkedHashMap<>();

  @Option(
      names = "--tool",
      paramLabel = "TOOL",
      description = "Tool that wrote the CSV, with --columns. Default: csv.")
  private String tool = "csv";

  @Option(
      names = "--delimiter",
      paramLabel = "C",
      description = "Character between the cells, with --columns. Default: a comma.")
  private char delimiter = ',';

  private final Map<String, String> environment;

  MappingFlags(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Id of the format that these flags state; absent when they state none. */
  Optional<String> stated() {
    return own().map(ReportFormat::id);
  }

  /** The formats that come with Sluice, and the user's. */
  Reports reports() {
    List<ReportFormat> formats = new ArrayList<>();
    own().ifPresent(formats::add);
    Path directory =
        folder == null && environment.containsKey(FOLDER)
            ? Path.of(environment.getOrDefault(FOLDER, ""))
            : folder;
    if (directory != null) {
      for (Path file : files(directory)) {
        ReportFormat format = read(file);
        if (formats.stream().noneMatch(other -> other.id().equals(format.id()))) {
          formats.add(format);
        }
      }
    }
    try {
      return Reports.known().with(formats);
    } catch (IllegalArgumentException e) {
      throw CliException.data(String.valueOf(e.getMessage()));
    }
  }

  private Optional<ReportFormat> own() {
    if (mapping != null && !columns.isEmpty()) {
      throw CliException.usage("either --mapping or --columns");
    }
    if (mapping != null) {
      return Optional.of(read(mapping));
    }
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Columns.format(tool, delimiter, columns));
    } catch (IllegalArgumentException e) {
      throw CliException.usage("--columns: " + e.getMessage());
    }
  }

  static MappedFormat read(Path file) {
    try {
      return MappedFormat.read(file);
    } catch (InvalidMappingException e) {
      throw CliException.data(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw CliException.data(file + ": no such mapping, or it cannot be read");
    }
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
    } catch (IOException e) {
      throw CliException.data(directory + ": no such folder of mappings, or it cannot be read");
    }
  }
}
