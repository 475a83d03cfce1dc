/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.serde;

import io.sluice.registry.SchemaRegistryClient;
import io.sluice.registry.SchemaRegistryException;
import io.sluice.registry.SchemaRegistryUnavailableException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Decides as what the records of a schema id are read: the writer's schema and the reader's. */
final class ReaderSchemas {

  private final SchemaRegistryClient registry;
  private final SerdeConfig config;
  private final @Nullable Class<?> type;

  ReaderSchemas(SchemaRegistryClient registry, SerdeConfig config, @Nullable Class<?> type) {
    this.registry = registry;
    this.config = config;
    this.type = type;
  }

  DatumDecoder decoder(int schemaId) {
    Schema written = writerSchema(schemaId);
    if (type != null) {
      return specific(schemaId, written, type);
    }
    return config.specific()
        ? specific(schemaId, written, classOf(schemaId, written))
        : DatumDecoder.generic(written, config.logicalTypes());
  }

  private Schema writerSchema(int schemaId) {
    try {
      return registry.schemaById(schemaId);
    } catch (SchemaRegistryUnavailableException e) {
      throw e;
    } catch (SchemaRegistryException e) {
      throw new SerializationException(
          "schema " + schemaId + " of the record cannot be used: " + e.getMessage(), e);
    }
  }

  private static DatumDecoder specific(int schemaId, Schema written, Class<?> type) {
    Schema read = SpecificData.get().getSchema(type);
    // Avro itself would match the simple names only.
    if (!written.getFullName().equals(read.getFullName())) {
      throw new SerializationException(
          "schema "
              + schemaId
              + " is of "
              + written.getFullName()
              + ", but "
              + read.getFullName()
              + " is expected");
    }
    return DatumDecoder.specific(written, read, SpecificData.getForClass(type));
  }

  private static Class<?> classOf(int schemaId, Schema written) {
    String name = written.getFullName();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try {
      // Not initialized before it is known to be an event class: the name comes from outside.
      Class<?> found =
          Class.forName(
              name, false, loader == null ? ReaderSchemas.class.getClassLoader() : loader);
      if (SpecificRecord.class.isAssignableFrom(found)) {
        return found;
      }
    } catch (ClassNotFoundException | LinkageError e) {
      throw new SerializationException(
          "schema " + schemaId + " is of " + name + ", and there is no such class", e);
    }
    throw new SerializationException(
        "schema " + schemaId + " is of " + name + ", which is not a generated event class");
  }
}
