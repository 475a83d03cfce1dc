/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.topic;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Places a record by the part of its key before the first {@code |}, with the murmur2 hash of
 * Kafka's own partitioner. A key without {@code |} therefore lands where Kafka would put it.
 *
 * <p>Producers set it as {@code partitioner.class}; Streams sinks and repartition topics use {@link
 * #partition(byte[], int)}. It works on the key's bytes: in UTF-8 no other character contains the
 * byte of {@code |}.
 */
public final class ScopePartitioner implements Partitioner {

  /** Partition of a key among a number of partitions. */
  public static int partition(byte[] key, int partitions) {
    int end = 0;
    while (end < key.length && key[end] != Keys.SEPARATOR) {
      end++;
    }
    byte[] scope = end == key.length ? key : java.util.Arrays.copyOf(key, end);
    return Utils.toPositive(Utils.murmur2(scope)) % partitions;
  }

  @Override
  public int partition(
      String topic,
      @Nullable Object key,
      byte @Nullable [] keyBytes,
      @Nullable Object value,
      byte @Nullable [] valueBytes,
      Cluster cluster) {
    int partitions = cluster.partitionsForTopic(topic).size();
    if (keyBytes == null) {
      return ThreadLocalRandom.current().nextInt(partitions);
    }
    return partition(keyBytes, partitions);
  }

  @Override
  public void close() {}

  @Override
  public void configure(Map<String, ?> configs) {}
}
