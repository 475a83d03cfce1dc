/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Systematic damage to a JSON document. */
final class Mutations {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Mutations() {}

  static JsonNode parse(String json) throws IOException {
    return JSON.readTree(json);
  }

  /** JSON Pointers of all values below the root. */
  static List<JsonPointer> pointers(JsonNode root) {
    List<JsonPointer> pointers = new ArrayList<>();
    collect(root, JsonPointer.empty(), pointers);
    return pointers;
  }

  private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> pointers) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(field -> add(field.getValue(), at.appendProperty(field.getKey()), pointers));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        add(array.get(i), at.appendIndex(i), pointers);
      }
    }
  }

  private static void add(JsonNode node, JsonPointer at, List<JsonPointer> pointers) {
    pointers.add(at);
    collect(node, at, pointers);
  }

  /** One value of each JSON type. */
  static List<JsonNode> oneOfEachType() {
    return List.of(
        NODES.textNode("odd"),
        NODES.numberNode(-7.5),
        NODES.booleanNode(true),
        NODES.nullNode(),
        NODES.objectNode(),
        NODES.arrayNode(),
        NODES.objectNode().put("odd", 1),
        NODES.arrayNode().add("odd").add(1).addNull());
  }

  /** The document with another value at a place. */
  static String replaced(JsonNode root, JsonPointer at, JsonNode value) {
    JsonNode copy = root.deepCopy();
    JsonNode parent = copy.at(at.head());
    if (parent instanceof ObjectNode object) {
      object.set(at.last().getMatchingProperty(), value);
    } else {
      ((ArrayNode) parent).set(at.last().getMatchingIndex(), value);
    }
    return copy.toString();
  }
}
