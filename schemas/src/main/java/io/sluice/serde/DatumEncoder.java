/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.serde;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Encodes records of one class under one schema id. Safe for use by several threads. */
final class DatumEncoder {

  private final int schemaId;
  private final String typeName;
  private final DatumWriter<Object> writer;

  private DatumEncoder(int schemaId, Schema classSchema, DatumWriter<Object> writer) {
    this.schemaId = schemaId;
    this.typeName = classSchema.getFullName();
    this.writer = writer;
  }

  /** Writes records as their class defines them. */
  static DatumEncoder of(int schemaId, Schema classSchema) {
    return new DatumEncoder(schemaId, classSchema, classWriter(classSchema));
  }

  /**
   * Writes records with another version of their schema: encoded as the class defines them, read
   * back as the other version, encoded again. Slow, and only used when the versions really differ.
   */
  static DatumEncoder translating(int schemaId, Schema classSchema, Schema target) {
    return new DatumEncoder(schemaId, classSchema, new Translation(classSchema, target));
  }

  private static DatumWriter<Object> classWriter(Schema classSchema) {
    return FastWriter.of(classSchema)
        .orElseGet(
            () -> new SpecificDatumWriter<>(classSchema, SpecificData.getForSchema(classSchema)));
  }

  byte[] encode(SpecificRecord datum) {
    RecordEncoder encoder = RecordEncoder.ofThread().restart();
    try {
      writer.write(datum, encoder);
    } catch (IOException | RuntimeException e) {
      // Avro has no one type for a missing or a mistyped value. The message names the field.
      throw new SerializationException("a " + typeName + " cannot be encoded: " + e, e);
    }
    return encoder.record(schemaId);
  }

  private static final class Translation implements DatumWriter<Object> {

    private final DatumWriter<Object> own;
    private final GenericDatumReader<Object> translation;
    private final DatumWriter<Object> other;

    Translation(Schema classSchema, Schema target) {
      this.own = classWriter(classSchema);
      this.translation = new GenericDatumReader<>(classSchema, target);
      this.other = new GenericDatumWriter<>(target);
    }

    @Override
    public void setSchema(Schema schema) {
      throw new UnsupportedOperationException("the schemas are fixed");
    }

    @Override
    public void write(Object datum, Encoder out) throws IOException {
      RecordEncoder inner = new RecordEncoder();
      own.write(datum, inner);
      other.write(translation.read(null, inner.decoder()), out);
    }
  }
}
