/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.prowler;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.Texts;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the CSV of all versions: separated by commas before version 3, then by semicolons. */
final class ProwlerTable {

  private static final int COLUMNS = 200;

  /** Takes a row, cells by heading in upper case. */
  @FunctionalInterface
  interface Handler {
    void row(Map<String, String> cells, long line) throws IOException;
  }

  private ProwlerTable() {}

  /** Headings of version 2, of 3 and since 4. */
  static boolean isHeading(String line) {
    return (line.contains("CHECK_RESULT") && line.contains("TITLE_ID"))
        || (line.contains("CHECK_ID") && line.contains("STATUS_EXTENDED"))
        || (line.contains("TITLE_ID") && line.contains("TITLE_TEXT") && line.contains("RESULT"));
  }

  static boolean isTable(String head) {
    return isHeading(head.lines().findFirst().orElse(""));
  }

  static void read(ReportInput input, Handler handler) throws IOException {
    char separator = separator(input);
    long line = 1;
    try (Reader reader = reader(input);
        MappingIterator<String[]> rows =
            new CsvMapper()
                .readerFor(String[].class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .with(CsvParser.Feature.SKIP_EMPTY_LINES)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator))
                .readValues(reader)) {
      List<String> headings = List.of(rows.nextValue());
      if (headings.size() > COLUMNS) {
        throw new MalformedReportException("line 1", "more than " + COLUMNS + " columns");
      }
      while (rows.hasNextValue()) {
        line = rows.getCurrentLocation().getLineNr();
        String[] values = rows.nextValue();
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < Math.min(values.length, headings.size()); i++) {
          String heading = headings.get(i).replace("\uFEFF", "").strip();
          if (!values[i].isBlank()) {
            cells.put(heading, values[i].strip());
          }
        }
        if (!cells.isEmpty()) {
          handler.row(cells, line);
        }
      }
    } catch (JsonProcessingException e) {
      throw at(line, "not valid CSV", e);
    } catch (CharacterCodingException e) {
      throw at(line, "not UTF-8 text", e);
    }
  }

  private static MalformedReportException at(long line, String problem, IOException cause) {
    MalformedReportException error = new MalformedReportException("line " + line, problem);
    error.initCause(cause);
    return error;
  }

  private static Reader reader(ReportInput input) throws IOException {
    return new InputStreamReader(
        input.open(),
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  private static char separator(ReportInput input) throws IOException {
    String first = Texts.clean(ReportPeek.at(input).head()).lines().findFirst().orElse("");
    return first.chars().filter(c -> c == ';').count() > first.chars().filter(c -> c == ',').count()
        ? ';'
        : ',';
  }
}
