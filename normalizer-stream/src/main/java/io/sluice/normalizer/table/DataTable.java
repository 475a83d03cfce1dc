/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table that ships with the code: one line of column names, then one line a row; cells are
 * separated by commas and hold none. Empty lines and lines that start with {@code #} are notes on
 * origin and meaning.
 */
public final class DataTable {

  private final String name;
  private final Map<String, Integer> columns;
  private final List<List<String>> rows;

  private DataTable(String name, Map<String, Integer> columns, List<List<String>> rows) {
    this.name = name;
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * Reads the table beside a class.
   *
   * @throws IllegalStateException when the file is missing or a row has another number of cells
   *     than the head: the build is broken
   */
  public static DataTable beside(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing beside " + owner.getName());
      }
      return parse(name, new BufferedReader(new InputStreamReader(in, UTF_8)).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }

  private static DataTable parse(String name, List<String> lines) {
    Map<String, Integer> columns = new HashMap<>();
    List<List<String>> rows = new ArrayList<>();
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> cells = List.of(line.split(",", -1));
      if (columns.isEmpty()) {
        cells.forEach(cell -> columns.put(cell, columns.size()));
      } else if (cells.size() == columns.size()) {
        rows.add(cells);
      } else {
        throw new IllegalStateException(name + ": wrong number of cells in '" + line + "'");
      }
    }
    return new DataTable(name, Map.copyOf(columns), List.copyOf(rows));
  }

  /** Rows in the order of the file. */
  public List<Row> rows() {
    return rows.stream().map(Row::new).toList();
  }

  /** One row. */
  public final class Row {

    private final List<String> cells;

    private Row(List<String> cells) {
      this.cells = cells;
    }

    /** Cell of a column; empty when the row leaves it out. */
    public String get(String column) {
      Integer index = columns.get(column);
      if (index == null) {
        throw new IllegalStateException(name + " has no column " + column);
      }
      return cells.get(index).strip();
    }
  }
}
