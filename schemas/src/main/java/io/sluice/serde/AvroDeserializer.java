/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.serde;

import io.sluice.registry.SchemaRegistryClient;
import io.sluice.registry.SchemaRegistryConfig;
import io.sluice.registry.SchemaRegistryUnavailableException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Confluent wire format: fetches the schema that a record was written with, and resolves
 * it to the generated class of the same full name, or to generic records when {@code
 * specific.avro.reader} is false. Usable by class name as {@code value.deserializer}; configured as
 * Confluent's deserializer is, see {@link SchemaRegistryConfig}. Null stays null: a tombstone. Safe
 * for use by several threads.
 *
 * <p>Two kinds of failure, which must be told apart: {@link SerializationException} when the bytes
 * are bad (not this format, unknown schema id, truncated, hostile lengths, trailing bytes, another
 * type), and {@link SchemaRegistryUnavailableException} when the registry cannot be asked, which
 * says nothing about the record; see {@link SchemaRegistryUnavailableException#isCauseOf}.
 *
 * @param <T> type of the records
 */
public final class AvroDeserializer<T> implements Deserializer<T> {

  private record Reader(int schemaId, DatumDecoder decoder) {}

  private final ConcurrentMap<Integer, Reader> readers = new ConcurrentHashMap<>();
  private @Nullable ReaderSchemas readerSchemas;
  private @Nullable SchemaRegistryClient owned;
  // Nearly every record has the schema of the one before.
  private volatile @Nullable Reader last;

  /** For Kafka, which calls {@link #configure} next. */
  public AvroDeserializer() {}

  /** Reads records of one class; any other type is a bad record. */
  AvroDeserializer(SchemaRegistryClient registry, SerdeConfig config, @Nullable Class<T> type) {
    this.readerSchemas = new ReaderSchemas(registry, config, type);
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    close();
    SerdeConfig config = SerdeConfig.of(configs, isKey);
    SchemaRegistryClient registry = SchemaRegistryClient.create(configs);
    this.owned = registry;
    this.readerSchemas = new ReaderSchemas(registry, config, null);
    this.last = null;
    readers.clear();
  }

  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] data) {
    return data == null ? null : read(data, 0, data.length);
  }

  /** Reads in place: consumers hand over a slice of the fetched batch. */
  @Override
  public @Nullable T deserialize(String topic, Headers headers, @Nullable ByteBuffer data) {
    if (data == null) {
      return null;
    }
    if (data.hasArray()) {
      return read(data.array(), data.arrayOffset() + data.position(), data.remaining());
    }
    byte[] copy = Utils.toArray(data);
    return read(copy, 0, copy.length);
  }

  @SuppressWarnings("unchecked")
  private T read(byte[] bytes, int offset, int length) {
    int schemaId = WireFormat.schemaId(bytes, offset, length);
    return (T)
        reader(schemaId)
            .decoder()
            .decode(bytes, offset + WireFormat.HEADER_LENGTH, length - WireFormat.HEADER_LENGTH);
  }

  private Reader reader(int schemaId) {
    Reader current = last;
    if (current != null && current.schemaId() == schemaId) {
      return current;
    }
    Reader reader = readers.get(schemaId);
    if (reader == null) {
      if (readerSchemas == null) {
        throw new IllegalStateException("configure() was not called");
      }
      reader = new Reader(schemaId, readerSchemas.decoder(schemaId));
      readers.put(schemaId, reader);
    }
    last = reader;
    return reader;
  }

  @Override
  public void close() {
    if (owned != null) {
      owned.close();
      owned = null;
    }
  }
}
