/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;

/** The Confluent REST protocol: which path, which body, which property of the answer. */
final class RestSchemaRegistryClient implements SchemaRegistryClient {

  private final RegistryTransport transport;
  private final String normalizeQuery;

  RestSchemaRegistryClient(RegistryTransport transport, boolean normalize) {
    this.transport = transport;
    this.normalizeQuery = normalize ? "?normalize=true" : "";
  }

  @Override
  public int register(String subject, Schema schema) {
    return transport
        .post(RegistryPaths.versions(subject) + normalizeQuery, body(schema))
        .number("id");
  }

  @Override
  public RegisteredSchema lookUp(String subject, Schema schema) {
    JsonContent found =
        transport.post(RegistryPaths.subject(subject) + normalizeQuery, body(schema));
    return new RegisteredSchema(subject, found.number("version"), found.number("id"), schema);
  }

  @Override
  public Schema schemaById(int id) {
    return SchemaAssembly.of(transport.get(RegistryPaths.schema(id)), transport, "schema " + id);
  }

  @Override
  public RegisteredSchema latest(String subject) {
    JsonContent found = transport.get(RegistryPaths.version(subject, "latest"));
    return new RegisteredSchema(
        subject,
        found.number("version"),
        found.number("id"),
        SchemaAssembly.of(found, transport, "the last version of " + subject));
  }

  @Override
  public Compatibility compatibility(String subject, Schema schema) {
    try {
      JsonContent answer = transport.post(RegistryPaths.compatibility(subject), body(schema));
      return new Compatibility(answer.flag("is_compatible"), answer.texts("messages"));
    } catch (UnknownSchemaException e) {
      return new Compatibility(true, List.of());
    }
  }

  @Override
  public CompatibilityLevel level(String subject) {
    try {
      return level(transport.get(RegistryPaths.config(subject) + "?defaultToGlobal=true"));
    } catch (UnknownSchemaException e) {
      // Apicurio has no level for a subject without versions, not even the global one.
      return globalLevel();
    }
  }

  @Override
  public void setLevel(String subject, CompatibilityLevel level) {
    transport.put(RegistryPaths.config(subject), body(level));
  }

  @Override
  public CompatibilityLevel globalLevel() {
    return level(transport.get(RegistryPaths.config()));
  }

  @Override
  public void setGlobalLevel(CompatibilityLevel level) {
    transport.put(RegistryPaths.config(), body(level));
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

  private static String body(Schema schema) {
    return JsonNodeFactory.instance.objectNode().put("schema", schema.toString()).toString();
  }

  private static String body(CompatibilityLevel level) {
    return JsonNodeFactory.instance.objectNode().put("compatibility", level.name()).toString();
  }
}
