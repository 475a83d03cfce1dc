/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.serde;

import io.sluice.registry.SchemaRegistryClient;
import io.sluice.topic.Topic;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Value serdes of the contract, all of them on one registry client. The serdes are safe for use by
 * several threads and need no closing; this does, once, after the last use.
 */
public final class EventSerdes implements AutoCloseable {

  private final SchemaRegistryClient registry;
  private final SerdeConfig config;

  /**
   * Serdes for a Kafka client configuration.
   *
   * @param clientConfig needs {@code schema.registry.url}; see {@link
   *     io.sluice.registry.SchemaRegistryConfig}
   * @throws org.apache.kafka.common.config.ConfigException for a missing, unknown or wrong setting
   */
  public EventSerdes(Map<String, ?> clientConfig) {
    this.config = SerdeConfig.of(clientConfig, false);
    this.registry = SchemaRegistryClient.create(clientConfig);
  }

  /**
   * Serde of a topic's values: registry-encoded Avro under the subject {@code <topic>-value}, or
   * plain UTF-8 for {@link String}. Only records of the topic's type are read.
   */
  @SuppressWarnings("unchecked")
  public <V> Serde<V> forTopic(Topic<?, V> topic) {
    Class<V> type = topic.valueType();
    if (type == String.class) {
      return (Serde<V>) Serdes.String();
    }
    return (Serde<V>) serde(type.asSubclass(SpecificRecord.class), config);
  }

  /**
   * Serde for stores and repartition topics, whose names are internal: the subject is the full name
   * of the class, so that they need no subject each.
   */
  public <V extends SpecificRecord> Serde<V> forClass(Class<V> type) {
    return serde(type, config.byRecordName());
  }

  private <V extends SpecificRecord> Serde<V> serde(Class<V> type, SerdeConfig serdeConfig) {
    return new AvroSerde<>(registry, serdeConfig, type);
  }

  /** The client that all serdes share. */
  public SchemaRegistryClient registry() {
    return registry;
  }

  @Override
  public void close() {
    registry.close();
  }
}
