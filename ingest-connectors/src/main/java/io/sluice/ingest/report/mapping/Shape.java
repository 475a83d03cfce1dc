/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import com.google.re2j.Pattern;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a report is written.
 *
 * @param kind its notation
 * @param delimiter between cells of a table
 * @param encoding of a text that has no byte order mark; UTF-8 when absent
 * @param clean a line by which stanzas say that there is nothing
 */
record Shape(Kind kind, char delimiter, Optional<Charset> encoding, Optional<Pattern> clean) {

  /** Notations. */
  enum Kind {
    /** One JSON document. */
    JSON,
    /** JSON documents one after the other, or one array. */
    JSON_LINES,
    /** A table with a line of names (RFC 4180). */
    CSV,
    /** Blocks of {@code Name: value} lines with blank lines between them. */
    STANZAS;

    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  boolean isJson() {
    return kind == Kind.JSON || kind == Kind.JSON_LINES;
  }

  static Shape parse(Map<String, MappingNode> entries) {
    MappingNode input = entries.get("input");
    Kind kind = input == null ? Kind.JSON : kind(input);
    MappingNode delimiter = entries.get("delimiter");
    MappingNode encoding = entries.get("encoding");
    if (kind != Kind.CSV && delimiter != null) {
      throw delimiter.wrong("only CSV has a delimiter");
    }
    MappingNode clean = entries.get("clean");
    if (kind != Kind.STANZAS && clean != null) {
      throw clean.wrong("only stanzas have a line that says that there is nothing");
    }
    if (encoding != null && (kind == Kind.JSON || kind == Kind.JSON_LINES)) {
      throw encoding.wrong("the encoding of JSON is found from its bytes");
    }
    return new Shape(
        kind,
        delimiter == null ? ',' : character(delimiter),
        encoding == null ? Optional.empty() : Optional.of(charset(encoding)),
        clean == null ? Optional.empty() : Optional.of(Condition.pattern(clean)));
  }

  private static Kind kind(MappingNode node) {
    for (Kind kind : Kind.values()) {
      if (kind.text().equals(node.text())) {
        return kind;
      }
    }
    throw node.wrong("expected json, json-lines, csv or stanzas");
  }

  private static char character(MappingNode node) {
    String text = node.text().equals("tab") ? "\t" : node.text();
    if (text.length() != 1 || text.equals("\"") || text.isBlank() != text.equals("\t")) {
      throw node.wrong("expected one character, or tab");
    }
    return text.charAt(0);
  }

  private static Charset charset(MappingNode node) {
    try {
      return Charset.forName(node.text());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw node.wrong("there is no encoding '" + node.text() + "'");
    }
  }
}
