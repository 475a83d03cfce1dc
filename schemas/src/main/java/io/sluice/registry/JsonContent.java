/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Content of a successful answer. A missing or mistyped property means that the other side is not a
 * schema registry as we know it, which is a fault of the environment.
 *
 * @param json content
 * @param request method and URL, for messages
 * @param status HTTP status
 */
record JsonContent(JsonNode json, String request, int status) {

  String text(String property) {
    JsonNode value = json.path(property);
    if (!value.isTextual()) {
      throw unexpected(property);
    }
    return value.textValue();
  }

  String textOr(String property, String fallback) {
    return json.path(property).asText(fallback);
  }

  int number(String property) {
    JsonNode value = json.path(property);
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw unexpected(property);
    }
    return value.intValue();
  }

  boolean flag(String property) {
    JsonNode value = json.path(property);
    if (!value.isBoolean()) {
      throw unexpected(property);
    }
    return value.booleanValue();
  }

  List<String> texts(String property) {
    List<String> texts = new ArrayList<>();
    json.path(property).forEach(item -> texts.add(item.asText()));
    return texts;
  }

  List<JsonContent> items(String property) {
    List<JsonContent> items = new ArrayList<>();
    json.path(property).forEach(item -> items.add(new JsonContent(item, request, status)));
    return items;
  }

  SchemaRegistryUnavailableException unexpected(String property) {
    return new SchemaRegistryUnavailableException(
        request
            + " answered "
            + status
            + " without a usable '"
            + property
            + "'; is there a schema registry under this URL?",
        status,
        SchemaRegistryException.NONE,
        null);
  }
}
