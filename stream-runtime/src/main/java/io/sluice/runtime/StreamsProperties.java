/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime;

import io.sluice.runtime.config.AppConfig;
import io.sluice.runtime.error.ErrorHandling;
import io.sluice.runtime.state.RocksDbMemory;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;

/** Kafka Streams' settings of an app. */
final class StreamsProperties {

  private StreamsProperties() {}

  static Map<String, Object> of(
      StreamApp app, AppConfig config, ErrorHandling errors, RocksDbMemory memory) {
    Map<String, Object> properties = new TreeMap<>(tuning());
    // What the operator passes through may change the tuning, but not what follows.
    properties.putAll(config.kafkaProperties());
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId(app.name()));
    properties.put(
        StreamsConfig.PROCESSING_GUARANTEE_CONFIG, config.processingGuarantee().kafkaName());
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.numStreamThreads());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toString());
    properties.putAll(promises());
    properties.putAll(errors.streamsProperties());
    properties.putAll(memory.streamsProperties());
    return properties;
  }

  /** Measured on two cores with 1 KB findings; see the ADR on Kafka settings. */
  private static Map<String, Object> tuning() {
    return Map.of(
        // Streams' default of 100 ms adds itself to the latency of each hop.
        StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
        5,
        // The default of 16 KiB costs a fifth of the throughput.
        StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG),
        128 * 1024,
        StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG),
        "lz4",
        // A table or stream with no record at hand still waits for what the broker has (KIP-695).
        StreamsConfig.MAX_TASK_IDLE_MS_CONFIG,
        0L,
        // Records caches added CPU time and latency and took away nothing we emit.
        StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
        0L,
        // An app without committed offsets starts with all there is.
        StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG),
        "earliest");
  }

  /** What our guarantees hang on. */
  private static Map<String, Object> promises() {
    return Map.of(
        StreamsConfig.GROUP_PROTOCOL_CONFIG,
        "classic",
        StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
        true,
        StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG,
        StreamsConfig.REUSE_KTABLE_SOURCE_TOPICS,
        StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG,
        Serdes.StringSerde.class.getName());
  }
}
