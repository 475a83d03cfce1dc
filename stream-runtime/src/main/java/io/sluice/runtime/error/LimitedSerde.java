/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.error;

import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Serde that refuses to write a value which the producer could not send. */
public final class LimitedSerde<V> implements Serde<V> {

  private final Serde<V> serde;
  private final int largest;

  /**
   * Serde with a limit.
   *
   * @param largest bytes of a value
   */
  public LimitedSerde(Serde<V> serde, int largest) {
    this.serde = serde;
    this.largest = largest;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    serde.configure(configs, isKey);
  }

  @Override
  public Serializer<V> serializer() {
    return new LimitedSerializer<>(serde.serializer(), largest);
  }

  @Override
  public Deserializer<V> deserializer() {
    return serde.deserializer();
  }

  @Override
  public void close() {
    serde.close();
  }

  private record LimitedSerializer<V>(Serializer<V> serializer, int largest)
      implements Serializer<V> {

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
      serializer.configure(configs, isKey);
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable V value) {
      return checked(topic, serializer.serialize(topic, value));
    }

    @Override
    public byte @Nullable [] serialize(String topic, Headers headers, @Nullable V value) {
      return checked(topic, serializer.serialize(topic, headers, value));
    }

    @Override
    public void close() {
      serializer.close();
    }

    private byte @Nullable [] checked(String topic, byte @Nullable [] bytes) {
      if (bytes != null && bytes.length > largest) {
        throw new OversizeException(topic, bytes.length, largest);
      }
      return bytes;
    }
  }
}
