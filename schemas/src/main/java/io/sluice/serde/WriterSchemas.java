/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.serde;

import io.sluice.registry.InvalidSchemaException;
import io.sluice.registry.RegisteredSchema;
import io.sluice.registry.SchemaRegistryClient;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;

/**
 * Decides with which registered schema records of a class are written to a topic: the class's own,
 * registered or looked up, or the last version of the subject.
 */
final class WriterSchemas {

  private final SchemaRegistryClient registry;
  private final SerdeConfig config;

  WriterSchemas(SchemaRegistryClient registry, SerdeConfig config) {
    this.registry = registry;
    this.config = config;
  }

  DatumEncoder encoder(String topic, Schema classSchema) {
    String subject = config.strategy().subject(topic, config.isKey(), classSchema);
    Schema schema = config.plainSchemas() ? PlainSchema.of(classSchema) : classSchema;
    if (config.autoRegister()) {
      return DatumEncoder.of(registry.register(subject, schema), classSchema);
    }
    if (config.useLatest()) {
      return latest(registry.latest(subject), classSchema);
    }
    return DatumEncoder.of(registry.idOf(subject, schema), classSchema);
  }

  private DatumEncoder latest(RegisteredSchema latest, Schema classSchema) {
    if (config.latestStrict()) {
      requireReadable(latest, classSchema);
    }
    // The canonical form holds exactly what decides the encoding, so documentation may differ.
    boolean sameEncoding =
        SchemaNormalization.toParsingForm(latest.schema())
            .equals(SchemaNormalization.toParsingForm(classSchema));
    return sameEncoding
        ? DatumEncoder.of(latest.id(), classSchema)
        : DatumEncoder.translating(latest.id(), classSchema, latest.schema());
  }

  private static void requireReadable(RegisteredSchema latest, Schema classSchema) {
    var result = SchemaCompatibility.checkReaderWriterCompatibility(latest.schema(), classSchema);
    if (result.getType() != SchemaCompatibilityType.COMPATIBLE) {
      throw new InvalidSchemaException(
          "version "
              + latest.version()
              + " of "
              + latest.subject()
              + " cannot read "
              + classSchema.getFullName()
              + " as this program knows it: "
              + result.getResult().getIncompatibilities());
    }
  }
}
