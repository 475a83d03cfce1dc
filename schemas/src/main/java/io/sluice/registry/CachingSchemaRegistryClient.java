/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;

/**
 * Remembers what can never change: the schema of an id, and the id of a schema within a subject.
 * Failures, last versions and levels are not remembered, so that a repaired registry is seen at
 * once. Two threads that miss at the same time both ask; the answers are equal.
 */
final class CachingSchemaRegistryClient implements SchemaRegistryClient {

  private record SubjectSchema(String subject, Schema schema) {}

  private final SchemaRegistryClient registry;
  private final ConcurrentMap<Integer, Schema> schemaById = new ConcurrentHashMap<>();
  private final ConcurrentMap<SubjectSchema, Integer> idBySchema = new ConcurrentHashMap<>();
  private final ConcurrentMap<SubjectSchema, RegisteredSchema> lookUps = new ConcurrentHashMap<>();

  CachingSchemaRegistryClient(SchemaRegistryClient registry) {
    this.registry = registry;
  }

  @Override
  public int register(String subject, Schema schema) {
    SubjectSchema key = new SubjectSchema(subject, schema);
    Integer known = idBySchema.get(key);
    if (known != null) {
      return known;
    }
    int id = registry.register(subject, schema);
    idBySchema.put(key, id);
    return id;
  }

  @Override
  public RegisteredSchema lookUp(String subject, Schema schema) {
    SubjectSchema key = new SubjectSchema(subject, schema);
    RegisteredSchema known = lookUps.get(key);
    if (known != null) {
      return known;
    }
    RegisteredSchema found = registry.lookUp(subject, schema);
    lookUps.put(key, found);
    return found;
  }

  @Override
  public Schema schemaById(int id) {
    Schema known = schemaById.get(id);
    if (known != null) {
      return known;
    }
    Schema schema = registry.schemaById(id);
    // The first answer wins, so that one id is always the same object: readers compare by identity.
    Schema earlier = schemaById.putIfAbsent(id, schema);
    return earlier == null ? schema : earlier;
  }

  @Override
  public RegisteredSchema latest(String subject) {
    return registry.latest(subject);
  }

  @Override
  public Compatibility compatibility(String subject, Schema schema) {
    return registry.compatibility(subject, schema);
  }

  @Override
  public CompatibilityLevel level(String subject) {
    return registry.level(subject);
  }

  @Override
  public void setLevel(String subject, CompatibilityLevel level) {
    registry.setLevel(subject, level);
  }

  @Override
  public CompatibilityLevel globalLevel() {
    return registry.globalLevel();
  }

  @Override
  public void setGlobalLevel(CompatibilityLevel level) {
    registry.setGlobalLevel(level);
  }

  @Override
  public void close() {
    registry.close();
  }
}
