/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.serde;

import io.sluice.registry.SchemaRegistryClient;
import io.sluice.registry.SchemaRegistryConfig;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes generated event classes in the Confluent wire format. Usable by class name as {@code
 * value.serializer}; configured as Confluent's serializer is, see {@link SchemaRegistryConfig}.
 * Null stays null: the tombstone of a compacted topic. Safe for use by several threads.
 *
 * <p>Two kinds of failure: {@link SerializationException} when the record itself cannot be encoded,
 * and {@link io.sluice.registry.SchemaRegistryException} when its schema has no id, because the
 * registry is unavailable or refuses it. The second says nothing about the record.
 *
 * @param <T> type of the records
 */
public final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {

  private record Use(String topic, Schema schema) {

    // By identity: a generated class has one schema object, and comparing schemas is expensive.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Use use && schema == use.schema && topic.equals(use.topic);
    }

    @Override
    public int hashCode() {
      return 31 * topic.hashCode() + System.identityHashCode(schema);
    }
  }

  private record Encoding(String topic, Schema schema, DatumEncoder encoder) {}

  private final ConcurrentMap<Use, Encoding> encodings = new ConcurrentHashMap<>();
  private @Nullable WriterSchemas writerSchemas;
  private @Nullable SchemaRegistryClient owned;
  // Nearly every serializer writes one type to one topic.
  private volatile @Nullable Encoding last;

  /** For Kafka, which calls {@link #configure} next. */
  public AvroSerializer() {}

  AvroSerializer(SchemaRegistryClient registry, SerdeConfig config) {
    this.writerSchemas = new WriterSchemas(registry, config);
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    close();
    SerdeConfig config = SerdeConfig.of(configs, isKey);
    SchemaRegistryClient registry = SchemaRegistryClient.create(configs);
    this.owned = registry;
    this.writerSchemas = new WriterSchemas(registry, config);
    this.last = null;
    encodings.clear();
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable T data) {
    if (data == null) {
      return null;
    }
    return encoding(topic, data.getSchema()).encoder().encode(data);
  }

  private Encoding encoding(String topic, Schema schema) {
    Encoding current = last;
    if (current != null && current.schema() == schema && current.topic().equals(topic)) {
      return current;
    }
    Use use = new Use(topic, schema);
    Encoding encoding = encodings.get(use);
    if (encoding == null) {
      if (writerSchemas == null) {
        throw new IllegalStateException("configure() was not called");
      }
      encoding = new Encoding(topic, schema, writerSchemas.encoder(topic, schema));
      encodings.put(use, encoding);
    }
    last = encoding;
    return encoding;
  }

  @Override
  public void close() {
    if (owned != null) {
      owned.close();
      owned = null;
    }
  }
}
