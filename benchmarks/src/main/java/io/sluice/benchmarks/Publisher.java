/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.event.ScanRecord;
import io.sluice.runtime.config.AppConfig;
import io.sluice.serde.EventSerdes;
import io.sluice.topic.Keys;
import io.sluice.topic.ScopePartitioner;
import io.sluice.topic.Topic;
import io.sluice.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Publishes scans, encoded beforehand so that the figures are not about the generator. */
final class Publisher implements AutoCloseable {

  /** An encoded record, bound for its topic or for the bare chain. */
  record Encoded(Topic<String, ?> topic, byte[] key, byte[] value) {}

  private final AppConfig config;
  private final EventSerdes serdes;
  private final Map<Topic<String, ScanRecord>, Serializer<ScanRecord>> serializers =
      new HashMap<>();
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  Publisher(AppConfig config) {
    this.config = config;
    this.serdes = new EventSerdes(config.registryProperties());
    Map<String, Object> properties = new TreeMap<>(config.producerProperties());
    properties.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, ScopePartitioner.class.getName());
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Encodes scans for their raw topics, or for one topic. */
  List<Encoded> encode(List<List<ScanRecord>> scans, boolean forBareChain) {
    List<Encoded> encoded = new ArrayList<>();
    for (List<ScanRecord> scan : scans) {
      Topic<String, ScanRecord> topic =
          forBareChain ? BareChain.first() : Topics.raw(scan.getFirst().getScope().getCategory());
      Serializer<ScanRecord> serializer =
          serializers.computeIfAbsent(topic, key -> serdes.forTopic(key).serializer());
      for (ScanRecord record : scan) {
        byte[] value = serializer.serialize(topic.name(config.topicPrefix()), record);
        encoded.add(new Encoded(topic, Keys.scan(record.getScope()).getBytes(UTF_8), value));
      }
    }
    return encoded;
  }

  /** Publishes all as fast as it can and waits until the broker has them. */
  void publish(List<Encoded> records) {
    records.forEach(this::send);
    flush();
  }

  /** Publishes at a steady rate of records a second. */
  void publish(List<Encoded> records, int ratePerSecond) {
    long start = System.nanoTime();
    for (int i = 0; i < records.size(); i++) {
      long due = start + i * 1_000_000_000L / ratePerSecond;
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      send(records.get(i));
    }
    flush();
  }

  private void send(Encoded record) {
    producer.send(
        new ProducerRecord<>(
            record.topic().name(config.topicPrefix()), record.key(), record.value()),
        (metadata, error) -> {
          if (error != null) {
            failure.compareAndSet(null, error);
          }
        });
  }

  private void flush() {
    producer.flush();
    Exception error = failure.get();
    if (error != null) {
      throw new KafkaException("a record could not be published", error);
    }
  }

  @Override
  public void close() {
    producer.close();
    serdes.close();
  }
}
