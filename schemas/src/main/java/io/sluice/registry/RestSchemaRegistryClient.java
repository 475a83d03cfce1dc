/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.jspecify.annotations.Nullable;

/** The Confluent REST protocol: which path, which body, which property of the answer. */
final class RestSchemaRegistryClient implements SchemaRegistryClient {

  private static final String AVRO = "AVRO";

  private final RegistryTransport transport;
  private final boolean normalize;

  RestSchemaRegistryClient(RegistryTransport transport, boolean normalize) {
    this.transport = transport;
    this.normalize = normalize;
  }

  @Override
  public int register(String subject, Schema schema) {
    return transport
        .post("/subjects/" + encode(subject) + "/versions" + normalizeQuery(), body(schema))
        .number("id");
  }

  @Override
  public RegisteredSchema lookUp(String subject, Schema schema) {
    JsonContent found =
        transport.post("/subjects/" + encode(subject) + normalizeQuery(), body(schema));
    return new RegisteredSchema(subject, found.number("version"), found.number("id"), schema);
  }

  @Override
  public Schema schemaById(int id) {
    return parse(transport.get("/schemas/ids/" + id), "schema " + id);
  }

  @Override
  public RegisteredSchema latest(String subject) {
    JsonContent found = transport.get("/subjects/" + encode(subject) + "/versions/latest");
    return new RegisteredSchema(
        subject,
        found.number("version"),
        found.number("id"),
        parse(found, "latest version of " + subject));
  }

  @Override
  public Compatibility compatibility(String subject, Schema schema) {
    try {
      JsonContent answer =
          transport.post(
              "/compatibility/subjects/" + encode(subject) + "/versions?verbose=true",
              body(schema));
      return new Compatibility(answer.flag("is_compatible"), answer.texts("messages"));
    } catch (UnknownSchemaException e) {
      return new Compatibility(true, List.of());
    }
  }

  @Override
  public CompatibilityLevel level(String subject) {
    try {
      return level(transport.get("/config/" + encode(subject) + "?defaultToGlobal=true"));
    } catch (UnknownSchemaException e) {
      // Apicurio has no level for a subject without versions, not even the global one.
      return globalLevel();
    }
  }

  @Override
  public void setLevel(String subject, CompatibilityLevel level) {
    transport.put("/config/" + encode(subject), body(level));
  }

  @Override
  public CompatibilityLevel globalLevel() {
    return level(transport.get("/config"));
  }

  @Override
  public void setGlobalLevel(CompatibilityLevel level) {
    transport.put("/config", body(level));
  }

  @Override
  public void close() {
    transport.close();
  }

  private static CompatibilityLevel level(JsonContent config) {
    String name = config.text("compatibilityLevel").toUpperCase(Locale.ROOT);
    try {
      return CompatibilityLevel.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw config.unexpected("compatibilityLevel");
    }
  }

  private static Schema parse(JsonContent found, String what) {
    String type = found.textOr("schemaType", AVRO);
    if (!type.equals(AVRO)) {
      throw unreadable(what + " is of type " + type + ", not " + AVRO, found.status(), null);
    }
    if (found.hasItems("references")) {
      throw unreadable(what + " refers to other subjects", found.status(), null);
    }
    try {
      return new Schema.Parser().parse(found.text("schema"));
    } catch (SchemaParseException e) {
      throw unreadable(what + " is not a schema: " + e.getMessage(), found.status(), e);
    }
  }

  private static InvalidSchemaException unreadable(
      String message, int status, @Nullable Throwable cause) {
    return new InvalidSchemaException(message, status, InvalidSchemaException.SCHEMA, cause);
  }

  private String normalizeQuery() {
    return normalize ? "?normalize=true" : "";
  }

  private static String body(Schema schema) {
    return JsonNodeFactory.instance.objectNode().put("schema", schema.toString()).toString();
  }

  private static String body(CompatibilityLevel level) {
    return JsonNodeFactory.instance.objectNode().put("compatibility", level.name()).toString();
  }

  private static String encode(String subject) {
    return URLEncoder.encode(subject, UTF_8).replace("+", "%20");
  }
}
