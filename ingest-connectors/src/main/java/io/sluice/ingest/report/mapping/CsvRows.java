/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportLimits;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.Texts;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of a table in CSV (RFC 4180), one in memory. The first row names the columns; a row has as
 * many cells or fewer, never more: a delimiter in a text without quotes would shift the rest.
 * Columns are asked for in lower case.
 */
final class CsvRows {

  /** Called with each row. */
  @FunctionalInterface
  interface RowHandler {
    void row(ReportNode row) throws IOException;
  }

  private static final int MAX_COLUMNS = 1_000;
  private static final CsvFactory FACTORY =
      CsvFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(ReportLimits.MAX_STRING).build())
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();

  private final CsvParser parser;
  private final List<String> columns = new ArrayList<>();
  private int line = 1;

  private CsvRows(CsvParser parser) {
    this.parser = parser;
  }

  static void read(ReportInput input, Shape shape, RowHandler handler) throws IOException {
    try (Reader text = TextInput.open(input, shape);
        CsvParser parser = FACTORY.createParser(text)) {
      parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(shape.delimiter()));
      new CsvRows(parser).read(handler);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      MalformedReportException malformed =
          new MalformedReportException("line " + line, "not valid CSV: " + problem(e));
      malformed.initCause(e);
      throw malformed;
    } catch (CharacterCodingException e) {
      throw new MalformedReportException(
          "", "the text is not in the encoding that it should be in");
    }
  }

  private static String problem(JsonProcessingException e) {
    return Texts.cut(Texts.line(e.getOriginalMessage()).replaceFirst(" at \\[Source:.*", ""), 200);
  }

  private void read(RowHandler handler) throws IOException {
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      throw new MalformedReportException("", "the report is empty");
    }
    for (JsonToken token = parser.nextToken();
        token == JsonToken.START_ARRAY;
        token = parser.nextToken()) {
      List<String> cells = cells();
      if (columns.isEmpty()) {
        name(cells);
      } else if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
        handler.row(row(cells));
      }
    }
    if (columns.isEmpty()) {
      throw new MalformedReportException("", "the report is empty");
    }
  }

  private List<String> cells() throws IOException {
    List<String> cells = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (cells.isEmpty()) {
        line = parser.currentTokenLocation().getLineNr();
      }
      if (cells.size() == MAX_COLUMNS) {
        throw new MalformedReportException(
            "line " + line, "a row has more than " + MAX_COLUMNS + " cells");
      }
      cells.add(Texts.cut(parser.getText(), ReportLimits.KEPT_STRING));
    }
    return cells;
  }

  private void name(List<String> cells) {
    Map<String, Integer> seen = new HashMap<>();
    for (String cell : cells) {
      String name = Detection.column(cell);
      if (!name.isEmpty() && seen.put(name, columns.size()) != null) {
        throw new MalformedReportException("line 1", "the column '" + name + "' stands twice");
      }
      columns.add(name);
    }
  }

  private ReportNode row(List<String> cells) {
    if (cells.size() > columns.size()) {
      throw new MalformedReportException(
          "line " + line,
          "the row has " + cells.size() + " cells and the table " + columns.size() + " columns");
    }
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      row.put(columns.get(i), cells.get(i));
    }
    return ReportNode.ofTexts("line:" + line, row);
  }
}
