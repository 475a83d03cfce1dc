/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A mapping of the corpus, read strictly: {@link #end} refuses what nobody asked for, because a
 * misspelt field would make a case test something else.
 */
final class Entry {

  private final String place;
  private final JsonNode node;
  private final Set<String> read = new HashSet<>();

  Entry(String place, JsonNode node) {
    this.place = place;
    this.node = node;
    if (!node.isObject()) {
      throw new MalformedCorpusException(place, "a mapping is expected, found " + node);
    }
  }

  String place() {
    return place;
  }

  Optional<JsonNode> get(String field) {
    read.add(field);
    return Optional.ofNullable(node.get(field)).filter(value -> !value.isNull());
  }

  Optional<String> text(String field) {
    return get(field).map(value -> scalar(field, value));
  }

  String required(String field) {
    return text(field).orElseThrow(() -> malformed("'" + field + "' is missing"));
  }

  Optional<Integer> integer(String field) {
    return text(field).map(text -> integer(field, text));
  }

  boolean flag(String field, boolean otherwise) {
    return text(field).map(Boolean::parseBoolean).orElse(otherwise);
  }

  /** A scalar or a list of scalars. */
  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : nodes(field)) {
      texts.add(scalar(field, value));
    }
    return texts;
  }

  List<Integer> integers(String field) {
    return texts(field).stream().map(text -> integer(field, text)).toList();
  }

  /** Elements of a list; something that is no list counts as its one element. */
  List<JsonNode> nodes(String field) {
    List<JsonNode> nodes = new ArrayList<>();
    get(field)
        .ifPresent(
            value -> {
              if (value.isArray()) {
                value.forEach(nodes::add);
              } else {
                nodes.add(value);
              }
            });
    return nodes;
  }

  /** Fields of a mapping, in the order of the file. */
  List<Map.Entry<String, JsonNode>> fields(String field) {
    return get(field).stream().flatMap(value -> value.properties().stream()).toList();
  }

  void end() {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!read.contains(name)) {
                throw malformed("nothing is known of '" + name + "'");
              }
            });
  }

  MalformedCorpusException malformed(String message) {
    return new MalformedCorpusException(place, message);
  }

  private String scalar(String field, JsonNode value) {
    if (!value.isValueNode()) {
      throw malformed("'" + field + "' has to be a scalar");
    }
    if (value.isFloatingPointNumber() && !field.equals("confidence")) {
      throw malformed("'" + field + "' loses digits as a number; put it in quotes");
    }
    return value.asText();
  }

  private int integer(String field, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw malformed("'" + field + "' has to be a number, not " + text);
    }
  }
}
