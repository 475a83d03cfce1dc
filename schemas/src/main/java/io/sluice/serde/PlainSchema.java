/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * The form of a schema that is registered and released: without {@code avro.java.string}, which the
 * generated classes carry and no other language has a use for. Names, fields, defaults, order and
 * documentation are untouched, so the encoding is the same.
 */
public final class PlainSchema {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private PlainSchema() {}

  /** Plain form of a schema; the same object when it is plain already. */
  public static Schema of(Schema schema) {
    String text = schema.toString();
    if (!text.contains(GenericData.STRING_PROP)) {
      return schema;
    }
    try {
      JsonNode plain = plain(JSON.readTree(text));
      return new Schema.Parser().parse(plain.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("a schema's own text is JSON", e);
    }
  }

  private static JsonNode plain(JsonNode node) {
    if (node.isArray()) {
      var array = JSON.createArrayNode();
      node.forEach(item -> array.add(plain(item)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode object = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      switch (property.getKey()) {
        case GenericData.STRING_PROP -> {}
        // Data, not schema: a default value may have any property names.
        case "default" -> object.set("default", property.getValue());
        default -> object.set(property.getKey(), plain(property.getValue()));
      }
    }
    boolean onlyType = object.size() == 1 && object.path("type").isTextual();
    return onlyType ? object.get("type") : object;
  }
}
