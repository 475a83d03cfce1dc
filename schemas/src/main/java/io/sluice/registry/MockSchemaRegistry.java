/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/**
 * A registry in memory, for unit tests: {@code schema.registry.url=mock://scope}. Everything in
 * this JVM that names the same scope shares it, until {@link #drop}. Ids are given in the order of
 * registration, and compatibility is enforced as a real registry does ({@code BACKWARD} unless
 * set).
 */
public final class MockSchemaRegistry implements SchemaRegistryClient {

  private static final ConcurrentMap<String, MockSchemaRegistry> SCOPES = new ConcurrentHashMap<>();

  private final Map<String, Integer> idByText = new HashMap<>();
  private final List<Schema> schemas = new ArrayList<>();
  private final Map<String, List<Integer>> versions = new LinkedHashMap<>();
  private final Map<String, CompatibilityLevel> levels = new HashMap<>();
  private CompatibilityLevel globalLevel = CompatibilityLevel.BACKWARD;

  private MockSchemaRegistry() {}

  /** Registry of a scope; created when there is none. */
  public static MockSchemaRegistry scope(String scope) {
    return SCOPES.computeIfAbsent(scope, name -> new MockSchemaRegistry());
  }

  /** Forgets a scope. Clients that hold it keep theirs; later ones get an empty registry. */
  public static void drop(String scope) {
    SCOPES.remove(scope);
  }

  @Override
  public synchronized int register(String subject, Schema schema) {
    Integer known = idByText.get(schema.toString());
    List<Integer> ids = versions.getOrDefault(subject, List.of());
    if (known != null && ids.contains(known)) {
      return known;
    }
    Compatibility compatibility = compatibility(subject, schema);
    if (!compatibility.compatible()) {
      throw new IncompatibleSchemaException(
          "schema of " + subject + " is not compatible: " + compatibility.messages(),
          IncompatibleSchemaException.CODE);
    }
    int id = known == null ? newId(schema) : known;
    versions.computeIfAbsent(subject, name -> new ArrayList<>()).add(id);
    return id;
  }

  private int newId(Schema schema) {
    schemas.add(schema);
    idByText.put(schema.toString(), schemas.size());
    return schemas.size();
  }

  @Override
  public synchronized RegisteredSchema lookUp(String subject, Schema schema) {
    List<Integer> ids = versionsOf(subject);
    Integer id = idByText.get(schema.toString());
    int index = id == null ? -1 : ids.indexOf(id);
    if (id == null || index < 0) {
      throw new UnknownSchemaException(
          "subject " + subject + " does not have the schema", UnknownSchemaException.SCHEMA);
    }
    return new RegisteredSchema(subject, index + 1, id, schema);
  }

  @Override
  public synchronized Schema schemaById(int id) {
    if (id < 1 || id > schemas.size()) {
      throw new UnknownSchemaException("no schema has the id " + id, UnknownSchemaException.SCHEMA);
    }
    return schemas.get(id - 1);
  }

  @Override
  public synchronized RegisteredSchema latest(String subject) {
    List<Integer> ids = versionsOf(subject);
    int id = ids.get(ids.size() - 1);
    return new RegisteredSchema(subject, ids.size(), id, schemas.get(id - 1));
  }

  private List<Integer> versionsOf(String subject) {
    List<Integer> ids = versions.get(subject);
    if (ids == null) {
      throw new UnknownSchemaException("no subject " + subject, UnknownSchemaException.SUBJECT);
    }
    return ids;
  }

  /** Subjects in the order of their first registration. */
  public synchronized List<String> subjects() {
    return List.copyOf(versions.keySet());
  }

  @Override
  public synchronized Compatibility compatibility(String subject, Schema schema) {
    CompatibilityLevel level = level(subject);
    List<Integer> newestFirst = versions.getOrDefault(subject, List.of()).reversed();
    long checked = level.isTransitive() ? newestFirst.size() : 1;
    List<String> messages =
        newestFirst.stream()
            .limit(checked)
            .map(id -> schemas.get(id - 1))
            .flatMap(
                earlier ->
                    Stream.concat(
                        level.isBackward() ? conflicts(schema, earlier) : Stream.of(),
                        level.isForward() ? conflicts(earlier, schema) : Stream.of()))
            .toList();
    return new Compatibility(messages.isEmpty(), messages);
  }

  private static Stream<String> conflicts(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
        .getResult()
        .getIncompatibilities()
        .stream()
        .map(
            conflict ->
                conflict.getType()
                    + " at "
                    + conflict.getLocation()
                    + ": "
                    + conflict.getMessage());
  }

  @Override
  public synchronized CompatibilityLevel level(String subject) {
    return levels.getOrDefault(subject, globalLevel);
  }

  @Override
  public synchronized void setLevel(String subject, CompatibilityLevel level) {
    levels.put(subject, level);
  }

  @Override
  public synchronized CompatibilityLevel globalLevel() {
    return globalLevel;
  }

  @Override
  public synchronized void setGlobalLevel(CompatibilityLevel level) {
    globalLevel = level;
  }

  /** Does nothing: the scope outlives its clients, as a real registry does. */
  @Override
  public void close() {}
}
