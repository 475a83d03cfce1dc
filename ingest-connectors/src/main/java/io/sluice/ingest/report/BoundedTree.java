/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;

/**
 * Takes one value into memory: long strings are cut, long arrays lose their end, fields that the
 * caller does not want are skipped, so that a single hostile element cannot fill the heap. Depth is
 * bounded by the parser's constraints.
 */
final class BoundedTree {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonParser parser;
  private final Set<String> without;
  private final boolean entire;
  private int nodes;
  private long characters;

  BoundedTree(JsonParser parser, Set<String> without) {
    this(parser, without, false);
  }

  /**
   * @param entire true when arrays must not lose their end, since findings are in them; then an
   *     element that is too large is refused
   */
  BoundedTree(JsonParser parser, Set<String> without, boolean entire) {
    this.parser = parser;
    this.without = without;
    this.entire = entire;
  }

  JsonNode read() throws IOException {
    if (++nodes > ReportLimits.MAX_NODES) {
      throw MalformedReportException.at(
          parser.getParsingContext().pathAsPointer(false).toString(),
          "one element has more than " + ReportLimits.MAX_NODES + " values");
    }
    JsonToken token = parser.currentToken();
    if (token == null) {
      return NODES.missingNode();
    }
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> text();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("not at a value: " + token);
    };
  }

  private JsonNode text() throws IOException {
    String text = Texts.cut(parser.getText(), ReportLimits.KEPT_STRING);
    characters += text.length();
    if (entire && characters > ReportLimits.MAX_ELEMENT) {
      throw MalformedReportException.at(
          parser.getParsingContext().pathAsPointer(false).toString(),
          "one element has more than " + ReportLimits.MAX_ELEMENT + " characters");
    }
    return NODES.textNode(text);
  }

  private ObjectNode object() throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      if (without.contains(name)) {
        parser.skipChildren();
      } else {
        object.set(name, read());
      }
    }
    return object;
  }

  private ArrayNode array() throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (entire || array.size() < ReportLimits.KEPT_ARRAY) {
        array.add(read());
      } else {
        parser.skipChildren();
      }
    }
    return array;
  }

  /**
   * Other numbers stay text, with their digits as they stand: 7.50 remains 7.50, and the decimal
   * expansion of 1e999999999 is never computed.
   */
  private JsonNode number() throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> NODES.textNode(parser.getText());
    };
  }
}
