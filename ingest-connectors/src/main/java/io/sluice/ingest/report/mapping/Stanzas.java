/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of {@code Name: value} lines, one in memory. Names are asked for in lower case; lines
 * without a name say nothing, as a tool's last words do.
 */
final class Stanzas {

  private static final int MAX_LINE = 1 << 20;
  private static final int MAX_FIELDS = 1_000;
  private static final Pattern FIELD =
      Pattern.compile("([A-Za-z][A-Za-z0-9 _-]{0,60}):(?:\\s+(.*))?");

  private final Reader text;
  private final Shape shape;
  private final CsvRows.RowHandler handler;
  private final Map<String, String> block = new LinkedHashMap<>();
  private int number;
  private int first;
  private boolean any;

  private Stanzas(Reader text, Shape shape, CsvRows.RowHandler handler) {
    this.text = text;
    this.shape = shape;
    this.handler = handler;
  }

  static void read(ReportInput input, Shape shape, CsvRows.RowHandler handler) throws IOException {
    try (Reader text = TextInput.open(input, shape)) {
      new Stanzas(text, shape, handler).read();
    } catch (CharacterCodingException e) {
      throw new MalformedReportException(
          "", "the text is not in the encoding that it should be in");
    }
  }

  private void read() throws IOException {
    for (String line = line(); line != null; line = line()) {
      number++;
      if (line.isBlank()) {
        end();
      } else {
        take(line);
      }
    }
    end();
    if (!any) {
      throw new MalformedReportException("", "there is no block of 'Name: value' lines");
    }
  }

  private void take(String line) throws IOException {
    any |= shape.clean().isPresent() && shape.clean().get().matcher(line).find();
    Matcher field = FIELD.matcher(line);
    if (!field.matches()) {
      return;
    }
    if (block.isEmpty()) {
      first = number;
    }
    if (block.size() == MAX_FIELDS) {
      throw new MalformedReportException(
          "line " + number, "a block has more than " + MAX_FIELDS + " lines");
    }
    String name = Detection.column(field.group(1));
    if (block.containsKey(name)) {
      // The tool left out the blank line.
      end();
      first = number;
    }
    String value = field.group(2);
    block.put(name, value == null ? "" : value.strip());
  }

  private void end() throws IOException {
    if (!block.isEmpty()) {
      any = true;
      handler.row(ReportNode.ofTexts("line:" + first, block));
      block.clear();
    }
  }

  private @Nullable String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = text.read();
    if (c < 0) {
      return null;
    }
    while (c >= 0 && c != '\n') {
      if (line.length() == MAX_LINE) {
        throw new MalformedReportException(
            "line " + (number + 1), "longer than " + MAX_LINE + " characters");
      }
      line.append((char) c);
      c = text.read();
    }
    return line.toString().stripTrailing();
  }
}
