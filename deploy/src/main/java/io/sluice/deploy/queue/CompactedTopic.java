/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.queue;

import io.sluice.runtime.config.AppConfig;
import io.sluice.serde.EventSerdes;
import io.sluice.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads a compacted topic as the table it is: the last value of each key at the time of the call.
 * Needs no consumer group, so it leaves nothing behind and works with read access alone.
 */
final class CompactedTopic {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private CompactedTopic() {}

  /**
   * Reads to the end offsets of now; records of open transactions are not seen.
   *
   * @param keys which keys to keep; the values of others are not decoded
   * @return values by key, sorted by key
   */
  static <V> Map<String, V> read(
      AppConfig config, EventSerdes serdes, Topic<String, V> topic, Predicate<String> keys) {
    Map<String, byte[]> table = new HashMap<>();
    String name = topic.name(config.topicPrefix());
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Consumers.properties(config),
            new StringDeserializer(),
            new org.apache.kafka.common.serialization.ByteArrayDeserializer())) {
      Map<TopicPartition, Long> ends = assignAll(consumer, name);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!reached(consumer, ends)) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          if (record.value() == null) {
            table.remove(record.key());
          } else if (keys.test(record.key())) {
            table.put(record.key(), record.value());
          }
        }
        if (System.nanoTime() - deadline > 0) {
          throw new TimeoutException(name + " could not be read to its end within " + PATIENCE);
        }
      }
    }
    Map<String, V> values = new TreeMap<>();
    Deserializer<V> deserializer = serdes.forTopic(topic).deserializer();
    table.forEach((key, bytes) -> values.put(key, deserializer.deserialize(name, bytes)));
    return values;
  }

  private static Map<TopicPartition, Long> assignAll(
      KafkaConsumer<String, byte[]> consumer, String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer.endOffsets(partitions);
  }

  private static boolean reached(
      KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }
}
