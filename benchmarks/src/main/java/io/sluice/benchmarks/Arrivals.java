/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks;

import io.sluice.runtime.config.AppConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the end of a chain as a consumer would: committed records only. A Streams record keeps the
 * timestamp of the record that caused it, so arrival minus timestamp is the time from publishing
 * the raw record to seeing what came of it.
 */
final class Arrivals implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(20);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread;
  private final CountDownLatch positioned = new CountDownLatch(1);
  private volatile boolean stopped;
  private volatile long count;
  private volatile long lastNanos = System.nanoTime();
  private final Distribution latencies = new Distribution();

  private Arrivals(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
    this.thread = Thread.ofPlatform().name("bench-arrivals").unstarted(this::run);
  }

  /** Starts to read what arrives from now on. */
  static Arrivals of(AppConfig config, String topic) throws InterruptedException {
    Map<String, Object> properties = new TreeMap<>(config.consumerProperties());
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    Arrivals arrivals = new Arrivals(consumer);
    arrivals.thread.start();
    arrivals.positioned.await();
    return arrivals;
  }

  private void run() {
    consumer.assignment().forEach(consumer::position);
    positioned.countDown();
    while (!stopped) {
      var records = consumer.poll(POLL);
      if (!records.isEmpty()) {
        long now = System.currentTimeMillis();
        for (ConsumerRecord<byte[], byte[]> record : records) {
          latencies.add(now - record.timestamp());
        }
        lastNanos = System.nanoTime();
        count += records.count();
      }
    }
    consumer.close();
  }

  /** Records seen so far. */
  long count() {
    return count;
  }

  /** {@link System#nanoTime} of the last arrival. */
  long lastNanos() {
    return lastNanos;
  }

  /** Ends reading and gives the time from publishing to arrival of each record. */
  Distribution stop() throws InterruptedException {
    stopped = true;
    thread.join();
    return latencies;
  }

  @Override
  public void close() throws InterruptedException {
    stop();
  }
}
