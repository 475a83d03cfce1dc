/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.topic.ScopePartitioner;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the partition of a scan from the time of the first try to its end. That is much for a busy
 * topic, and happens only after a crash or an unanswered commit.
 */
public final class KafkaScanLog implements ScanLog {

  /** The clock of this machine may have been set back since the first try. */
  private static final Duration CLOCK_MARGIN = Duration.ofMinutes(10);

  private static final Duration POLL = Duration.ofMillis(200);

  /**
   * Longer than a transaction of another sender may stay open and hold back committed records
   * behind it; then the try is given up and comes again.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Map<String, Object> config = new HashMap<>();

  /**
   * @param clientConfig {@code bootstrap.servers} and what the broker's security needs
   */
  public KafkaScanLog(Map<String, ?> clientConfig) {
    config.putAll(clientConfig);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
  }

  @Override
  public boolean holds(String topic, String key, String deliveryId, Instant since) {
    byte[] wanted = deliveryId.getBytes(UTF_8);
    byte[] scope = key.getBytes(UTF_8);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      int partitions = consumer.partitionsFor(topic).size();
      TopicPartition partition =
          new TopicPartition(topic, ScopePartitioner.partition(scope, partitions));
      consumer.assign(List.of(partition));
      long end = highWatermark(partition);
      seek(consumer, partition, since.minus(CLOCK_MARGIN));
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          if (Arrays.equals(record.key(), scope) && carries(record, wanted)) {
            return true;
          }
        }
        if (System.nanoTime() - deadline > 0) {
          throw new TimeoutException("an open transaction holds back the end of " + partition);
        }
      }
      return false;
    }
  }

  /** The end with open transactions of others included, behind which a committed record may be. */
  private long highWatermark(TopicPartition partition) {
    Map<String, Object> uncommitted = new HashMap<>(config);
    uncommitted.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            uncommitted, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }
  }

  private static void seek(
      KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, Instant since) {
    @Nullable OffsetAndTimestamp first =
        consumer.offsetsForTimes(Map.of(partition, since.toEpochMilli())).get(partition);
    if (first == null) {
      consumer.seekToEnd(List.of(partition));
    } else {
      consumer.seek(partition, first.offset());
    }
  }

  private static boolean carries(ConsumerRecord<byte[], byte[]> record, byte[] deliveryId) {
    @Nullable Header header = record.headers().lastHeader(Delivery.HEADER);
    return header != null && Arrays.equals(header.value(), deliveryId);
  }
}
