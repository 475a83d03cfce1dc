/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.ingest.file.MalformedFileException;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One record of a feed as a tree, bounded: a feed is read record by record, so that only a record
 * that is no record can need much memory.
 */
final class JsonTree {

  static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(100)
                  .maxStringLength(1 << 20)
                  .maxNameLength(10_000)
                  .build())
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  /** The largest CVE record has about 20,000 values. */
  static final int MAX_VALUES = 500_000;

  private static final long MAX_CHARACTERS = 16 << 20;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonParser json;
  private int values;
  private long characters;

  private JsonTree(JsonParser json) {
    this.json = json;
  }

  /** Reads the value at whose first token a parser stands, to its end. */
  static JsonNode read(JsonParser json) throws IOException {
    return new JsonTree(json).value();
  }

  private JsonNode value() throws IOException {
    if (++values > MAX_VALUES) {
      throw tooLarge();
    }
    return switch (json.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> NODES.textNode(text());
      case VALUE_NUMBER_INT -> NODES.numberNode(json.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(json.getDoubleValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private JsonNode object() throws IOException {
    ObjectNode object = NODES.objectNode();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      object.set(name, value());
    }
    return object;
  }

  private JsonNode array() throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      array.add(value());
    }
    return array;
  }

  private String text() throws IOException {
    String text = json.getText();
    characters += text.length();
    if (characters > MAX_CHARACTERS) {
      throw tooLarge();
    }
    return text;
  }

  private MalformedFileException tooLarge() {
    return MalformedFileException.atLine(
        json.currentTokenLocation().getLineNr(), "a record is too large to be one");
  }

  /** A text field that says something. */
  static Optional<String> text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isTextual() && !value.textValue().isBlank()
        ? Optional.of(value.textValue().strip())
        : Optional.empty();
  }

  /** Elements of an array field; none when it is absent or something else. */
  static Stream<JsonNode> elements(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isArray() ? value.valueStream() : Stream.empty();
  }
}
