/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.ocsf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Validates events of class 2007 against the published OCSF 1.8.0 schema: no unknown or deprecated
 * attribute, all required ones there, types, array-ness, enumerations and the constraints {@code
 * just_one} and {@code at_least_one}.
 */
final class OcsfSchema {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String CLASS = "2007";
  private static final List<String> EVENT_FILES =
      List.of(
          "events/base_event.json",
          "events/findings/finding.json",
          "events/findings/application_security_posture_finding.json");

  private final Path folder;
  private final JsonNode dictionary;
  private final Map<String, JsonNode> classAttributes = new HashMap<>();
  private final Map<String, ObjectNode> objects = new HashMap<>();
  private final List<String> defects = new ArrayList<>();
  private List<String> profiles = List.of();

  private OcsfSchema(Path ocsf) throws IOException {
    this.folder = ocsf.resolve("1.8.0");
    this.dictionary = read("dictionary.json");
    readClassAttributes(ocsf.resolve("class_attributes.tsv"));
  }

  /** The schema, when it is there. */
  static Optional<OcsfSchema> find() {
    Path root = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    while (root != null && !Files.exists(root.resolve("license-header.txt"))) {
      root = root.getParent();
    }
    if (root == null) {
      return Optional.empty();
    }
    Path ocsf = root.resolve("../shared/corpus/reference/ocsf").normalize();
    try {
      return Files.isDirectory(ocsf) ? Optional.of(new OcsfSchema(ocsf)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with an event; empty when nothing is. */
  List<String> defects(String json) throws IOException {
    defects.clear();
    JsonNode event = MAPPER.readTree(json);
    profiles = new ArrayList<>();
    event.at("/metadata/profiles").forEach(profile -> profiles.add(profile.asText()));
    attributes("", event, classAttributes);
    if (event.get("type_uid").asLong()
        != event.get("class_uid").asLong() * 100 + event.get("activity_id").asLong()) {
      defects.add("type_uid is not class_uid * 100 + activity_id");
    }
    constraints("", event, read(EVENT_FILES.getLast()));
    return List.copyOf(defects);
  }

  private void readClassAttributes(Path table) throws IOException {
    List<ObjectNode> definitions = new ArrayList<>();
    for (String file : EVENT_FILES) {
      definitions.add((ObjectNode) read(file).get("attributes"));
    }
    definitions.add((ObjectNode) read("profiles/incident.json").get("attributes"));
    for (String line : Files.readAllLines(table)) {
      String[] cells = line.split("\t", -1);
      if (cells[0].equals(CLASS)) {
        ObjectNode attribute = MAPPER.createObjectNode();
        for (ObjectNode definition : definitions) {
          if (definition.has(cells[2])) {
            attribute.setAll((ObjectNode) definition.get(cells[2]));
          }
        }
        attribute.put("requirement", cells[3]);
        if (cells[7].equals("yes")) {
          attribute.put("@deprecated", true);
        }
        if (!cells[8].isEmpty()) {
          attribute.put("profile", cells[8]);
        }
        classAttributes.put(cells[2], attribute);
      }
    }
    // The schema server completes these two: the class id is the category's times 1000 plus its
    // own.
    int category = read("categories.json").at("/attributes/findings/uid").asInt();
    int own = read(EVENT_FILES.getLast()).get("uid").asInt();
    enumerate("category_uid", category);
    enumerate("class_uid", category * 1000 + own);
  }

  private void enumerate(String attribute, int value) {
    ObjectNode completed = (ObjectNode) Objects.requireNonNull(classAttributes.get(attribute));
    completed.putObject("enum").putObject(Integer.toString(value));
  }

  private void attributes(String path, JsonNode node, Map<String, JsonNode> known) {
    node.properties()
        .forEach(
            field -> {
              String at = path + "/" + field.getKey();
              JsonNode attribute = known.get(field.getKey());
              if (attribute == null) {
                defects.add(at + " is not in the schema");
              } else if (attribute.has("@deprecated")) {
                defects.add(at + " is deprecated");
              } else if (!isActive(attribute)) {
                defects.add(at + " needs profile " + attribute.get("profile").asText());
              } else {
                value(at, field.getKey(), field.getValue(), attribute);
              }
            });
    known.forEach(
        (name, attribute) -> {
          if (attribute.path("requirement").asText().equals("required")
              && isActive(attribute)
              && !node.has(name)) {
            defects.add(path + "/" + name + " is required");
          }
        });
  }

  private boolean isActive(JsonNode attribute) {
    JsonNode profile = attribute.get("profile");
    return profile == null || profile.isNull() || profiles.contains(profile.asText());
  }

  private void value(String path, String name, JsonNode value, JsonNode attribute) {
    JsonNode general = dictionary.at("/attributes/" + name);
    String type =
        attribute.has("type") ? attribute.get("type").asText() : general.path("type").asText();
    boolean array = attribute.path("is_array").asBoolean(general.path("is_array").asBoolean());
    if (array != value.isArray() && !type.equals("json_t")) {
      defects.add(path + (array ? " must be an array" : " must not be an array"));
      return;
    }
    JsonNode enumeration =
        attribute.has("enum") ? attribute.get("enum") : MAPPER.createObjectNode();
    for (JsonNode item : array ? value : List.of(value)) {
      single(path, type, item);
      boolean listed = enumeration.has(item.asText()) || general.path("enum").has(item.asText());
      if ((attribute.has("enum") || general.has("enum")) && !listed) {
        defects.add(path + " has no value " + item);
      }
    }
  }

  private void single(String path, String type, JsonNode item) {
    if (!type.endsWith("_t")) {
      object(path, type, item);
      return;
    }
    String base = dictionary.at("/types/attributes/" + type).path("type").asText(type);
    boolean fits =
        switch (base) {
          case "string_t" -> item.isTextual() && !item.asText().isEmpty();
          case "integer_t", "long_t" -> item.isIntegralNumber();
          case "float_t" -> item.isNumber();
          case "boolean_t" -> item.isBoolean();
          case "json_t" -> true;
          default -> false;
        };
    if (!fits) {
      defects.add(path + " is not a " + type + ": " + item);
    }
  }

  private void object(String path, String type, JsonNode item) {
    if (!item.isObject()) {
      defects.add(path + " is not an object: " + item);
      return;
    }
    ObjectNode definition = definition(type);
    Map<String, JsonNode> known = new HashMap<>();
    definition.get("attributes").properties().forEach(e -> known.put(e.getKey(), e.getValue()));
    attributes(path, item, known);
    constraints(path, item, definition);
  }

  private void constraints(String path, JsonNode node, JsonNode definition) {
    JsonNode constraints = definition.path("constraints");
    if (constraints.has("just_one") && count(node, constraints.get("just_one")) != 1) {
      defects.add(path + " must have just one of " + constraints.get("just_one"));
    }
    if (constraints.has("at_least_one") && count(node, constraints.get("at_least_one")) == 0) {
      defects.add(path + " must have at least one of " + constraints.get("at_least_one"));
    }
  }

  private static int count(JsonNode node, JsonNode names) {
    int count = 0;
    for (JsonNode name : names) {
      count += node.has(name.asText()) ? 1 : 0;
    }
    return count;
  }

  /** An object with what it inherits; its own constraints win. */
  private ObjectNode definition(String type) {
    ObjectNode known = objects.get(type);
    if (known != null) {
      return known;
    }
    ObjectNode own = (ObjectNode) read("objects/" + type + ".json");
    if (own.has("extends")) {
      ObjectNode parent = definition(own.get("extends").asText());
      ObjectNode attributes = parent.get("attributes").deepCopy();
      own.get("attributes")
          .properties()
          .forEach(
              field -> {
                if (attributes.get(field.getKey()) instanceof ObjectNode inherited
                    && field.getValue() instanceof ObjectNode override) {
                  inherited.setAll(override);
                } else {
                  attributes.set(field.getKey(), field.getValue());
                }
              });
      own.set("attributes", attributes);
      if (!own.has("constraints") && parent.has("constraints")) {
        own.set("constraints", parent.get("constraints"));
      }
    }
    objects.put(type, own);
    return own;
  }

  private JsonNode read(String file) {
    try {
      return MAPPER.readTree(folder.resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
