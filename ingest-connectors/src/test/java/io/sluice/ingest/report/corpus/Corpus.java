/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The corpus of real reports beside the repository. It is not part of the project. */
final class Corpus {

  /** A row of a manifest: cells by column name, empty when there is none. */
  record Row(Map<String, String> cells) {
    String get(String column) {
      return cells.getOrDefault(column, "");
    }
  }

  private final Path folder;

  private Corpus(Path folder) {
    this.folder = folder;
  }

  /** The corpus, when it is there. */
  static Optional<Corpus> find() {
    return Optional.of(repository().resolve("../shared/corpus").normalize())
        .filter(Files::isDirectory)
        .map(Corpus::new);
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

  Path path(String file) {
    return folder.resolve(file);
  }

  /** Rows of a manifest by column name. */
  List<Row> manifest(String file) throws IOException {
    List<String> lines = Files.readAllLines(path(file), UTF_8);
    List<String> columns = List.of(lines.get(0).split("\t", -1));
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = List.of(line.split("\t", -1));
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        row.put(columns.get(i), i < cells.size() ? cells.get(i) : "");
      }
      rows.add(new Row(row));
    }
    return rows;
  }
}
