/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.trace;

import io.sluice.deploy.queue.Consumers;
import io.sluice.event.RawFinding;
import io.sluice.event.ScanRecord;
import io.sluice.event.ScanStarted;
import io.sluice.runtime.config.AppConfig;
import io.sluice.serde.EventSerdes;
import io.sluice.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Searches the raw topics, from their beginning to where they end now. A raw topic keeps records
 * for days only; what is older cannot be found from its raw record any more, though the issue still
 * names it.
 */
final class RawTopics {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final AppConfig config;
  private final Deserializer<ScanRecord> deserializer;

  /** Heads of the scans met so far, by topic, key and scan id. */
  private final Map<List<String>, ScanStarted> started = new HashMap<>();

  RawTopics(AppConfig config, EventSerdes serdes) {
    this.config = config;
    this.deserializer = serdes.forTopic(Topics.allRaw().getFirst()).deserializer();
  }

  /**
   * Raw findings that a query means, in the order of topic, partition and offset; at most {@code
   * limit}.
   */
  List<RawRecord> find(RawQuery query, int limit) {
    List<RawRecord> found = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Consumers.properties(config), new StringDeserializer(), new ByteArrayDeserializer())) {
      Map<TopicPartition, Long> left = ends(consumer, query);
      consumer.assign(left.keySet());
      consumer.seekToBeginning(left.keySet());
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      left.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
      while (!left.isEmpty() && found.size() < limit) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          read(record, query, found);
        }
        left.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        if (System.nanoTime() - deadline > 0) {
          throw new TimeoutException("the raw topics could not be read within " + PATIENCE);
        }
      }
    }
    return found.stream().limit(limit).toList();
  }

  private void read(ConsumerRecord<String, byte[]> record, RawQuery query, List<RawRecord> found) {
    ScanRecord scanRecord = decode(record);
    if (scanRecord == null) {
      return;
    }
    List<String> scan = List.of(record.topic(), record.key(), scanRecord.getScanId());
    if (scanRecord.getBody() instanceof ScanStarted head) {
      started.put(scan, head);
    } else if (scanRecord.getBody() instanceof RawFinding finding && started.containsKey(scan)) {
      RawRecord raw =
          new RawRecord(
              new RawPosition(record.topic(), record.partition(), record.offset()),
              Instant.ofEpochMilli(record.timestamp()),
              scanRecord.getScanId(),
              scanRecord.getScope(),
              started.get(scan),
              finding);
      if (query.matches(raw)) {
        found.add(raw);
      }
    }
  }

  /** A record that breaks the contract is in the dead letters and became no finding. */
  @org.jspecify.annotations.Nullable
  private ScanRecord decode(ConsumerRecord<String, byte[]> record) {
    try {
      return record.value() == null || record.key() == null
          ? null
          : deserializer.deserialize(record.topic(), record.value());
    } catch (SerializationException e) {
      return null;
    }
  }

  private Map<TopicPartition, Long> ends(KafkaConsumer<String, byte[]> consumer, RawQuery query) {
    if (query.position().isPresent()) {
      RawPosition at = query.position().get();
      TopicPartition partition = new TopicPartition(at.topic(), at.partition());
      boolean there =
          consumer.listTopics().getOrDefault(at.topic(), List.of()).stream()
              .anyMatch(info -> info.partition() == at.partition());
      if (!there) {
        return new HashMap<>();
      }
      Map<TopicPartition, Long> end = new HashMap<>(consumer.endOffsets(List.of(partition)));
      end.computeIfPresent(partition, (p, offset) -> Math.min(offset, at.offset() + 1));
      return end;
    }
    List<TopicPartition> partitions = new ArrayList<>();
    var known = consumer.listTopics();
    for (var topic : Topics.allRaw()) {
      String name = topic.name(config.topicPrefix());
      known
          .getOrDefault(name, List.of())
          .forEach(info -> partitions.add(new TopicPartition(name, info.partition())));
    }
    return new HashMap<>(consumer.endOffsets(partitions));
  }
}
