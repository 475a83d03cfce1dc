/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * Rows in aligned columns that fit the terminal: the columns that may shrink give up width, widest
 * first, and their cells end in an ellipsis.
 */
final class Table {

  private static final String GAP = "  ";
  private static final int LEAST_WIDTH = 8;

  /**
   * One column.
   *
   * @param header heading
   * @param right whether cells are aligned to the right
   * @param shrinks whether cells may be cut
   * @param style applied to a cell after it was padded
   */
  record Column(String header, boolean right, boolean shrinks, UnaryOperator<String> style) {

    static Column left(String header) {
      return new Column(header, false, false, UnaryOperator.identity());
    }

    static Column right(String header) {
      return new Column(header, true, false, UnaryOperator.identity());
    }

    static Column text(String header) {
      return new Column(header, false, true, UnaryOperator.identity());
    }

    Column styled(UnaryOperator<String> cellStyle) {
      return new Column(header, right, shrinks, cellStyle);
    }
  }

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  Table(Column... columns) {
    this.columns = List.of(columns);
  }

  void add(String... cells) {
    add(Arrays.asList(cells));
  }

  void add(List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(cells.size() + " cells for " + columns.size());
    }
    rows.add(cells.stream().map(Table::oneLine).toList());
  }

  /** The lines of the table, header first, without trailing blanks. */
  List<String> lines(OptionalInt terminalWidth, UnaryOperator<String> headerStyle) {
    int[] widths = widths(terminalWidth);
    List<String> lines = new ArrayList<>();
    List<String> headers = columns.stream().map(Column::header).toList();
    lines.add(headerStyle.apply(line(headers, widths, false)));
    for (List<String> row : rows) {
      lines.add(line(row, widths, true));
    }
    return lines;
  }

  private int[] widths(OptionalInt terminalWidth) {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] =
          Math.max(
              width(columns.get(i).header()),
              rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0));
    }
    if (terminalWidth.isPresent()) {
      shrink(widths, terminalWidth.getAsInt() - GAP.length() * (widths.length - 1));
    }
    return widths;
  }

  private void shrink(int[] widths, int available) {
    while (Arrays.stream(widths).sum() > available) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        if (columns.get(i).shrinks()
            && widths[i] > LEAST_WIDTH
            && (widest < 0 || widths[i] > widths[widest])) {
          widest = i;
        }
      }
      if (widest < 0) {
        return; // narrower than the table can be; the terminal wraps
      }
      widths[widest]--;
    }
  }

  private String line(List<String> cells, int[] widths, boolean styled) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      Column column = columns.get(i);
      String cell = cut(cells.get(i), widths[i]);
      String padding = " ".repeat(widths[i] - width(cell));
      boolean last = i == widths.length - 1;
      String padded = column.right() ? padding + cell : last ? cell : cell + padding;
      line.append(styled ? column.style().apply(padded) : padded);
      if (!last) {
        line.append(GAP);
      }
    }
    return line.toString().stripTrailing();
  }

  /** The text in at most that many columns. */
  static String cut(String text, int width) {
    if (width(text) <= width) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, width - 1)).stripTrailing() + "…";
  }

  /** Columns of a text: code points, because our texts are nearly always narrow scripts. */
  static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Control characters of foreign texts must not reach the terminal. */
  static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }
}
