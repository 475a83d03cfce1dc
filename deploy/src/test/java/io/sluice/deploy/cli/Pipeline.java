/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deploy.platform.Apps;
import io.sluice.deploy.platform.EmbeddedPlatform;
import io.sluice.deploy.platform.SecretPepper;
import io.sluice.deploy.queue.Causes;
import io.sluice.deploy.queue.Consumers;
import io.sluice.deploy.queue.PipelineIdle;
import io.sluice.deploy.queue.QueueFilter;
import io.sluice.deploy.queue.QueueReader;
import io.sluice.event.CauseCluster;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.RawFinding;
import io.sluice.event.ScanRecord;
import io.sluice.event.ScoredIssue;
import io.sluice.runtime.config.AppConfig;
import io.sluice.serde.EventSerdes;
import io.sluice.topic.Topic;
import io.sluice.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The running pipeline as the end-to-end tests see it: commands go in, topics are read. */
final class Pipeline implements AutoCloseable {

  /** One pepper for all platforms, so that a leaked key is the same finding on each. */
  private static final Map<String, String> ENVIRONMENT =
      Map.of(SecretPepper.VARIABLE, "0123456789abcdef0123456789abcdef");

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final EmbeddedPlatform platform;
  private final AppConfig config;
  private final EventSerdes serdes;

  Pipeline(EmbeddedPlatform platform) {
    this.platform = platform;
    this.config =
        AppConfig.of(
            Map.of(
                "bootstrap.servers", platform.endpoints().bootstrapServers(),
                "schema.registry.url", platform.endpoints().registryUrl()));
    this.serdes = new EventSerdes(config.registryProperties());
  }

  /** Runs a command against the platform. */
  RecordedTerminal run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", platform.data().root().toString()));
    RecordedTerminal terminal = RecordedTerminal.pipe();
    int code = terminal.run(ENVIRONMENT, all.toArray(String[]::new));
    assertThat(code).as(() -> String.join(" ", all) + "\n" + terminal.err()).isZero();
    return terminal;
  }

  /** Submits a report of an asset, or a context file. */
  void submit(SamplePortfolio.Entry entry) {
    if (entry.asset().isEmpty()) {
      run("submit", entry.file().toString());
    } else {
      run("submit", entry.file().toString(), "--asset", entry.asset());
    }
  }

  /** Submits one file that names what it is about. */
  void submit(Path file) {
    run("submit", file.toString());
  }

  /** Waits until everything that was submitted is worked off. */
  void awaitIdle() {
    try (PipelineIdle idle = new PipelineIdle(config, Apps.all())) {
      assertThat(idle.await(PATIENCE, Duration.ofSeconds(1), (left, all) -> {}))
          .as("the pipeline works off everything within " + PATIENCE)
          .isTrue();
    }
  }

  /** The open issues in their order. */
  List<ScoredIssue> queue() {
    try (QueueReader reader = new QueueReader(config)) {
      return reader.queue(QueueFilter.ALL);
    }
  }

  /** All issues with their members. */
  Collection<CorrelatedIssue> issues() {
    try (QueueReader reader = new QueueReader(config)) {
      return reader.correlated();
    }
  }

  /** Root causes of several open issues, in the order of the command. */
  List<CauseCluster> causes() {
    try (QueueReader reader = new QueueReader(config)) {
      return Causes.of(reader.causes(), Optional.empty());
    }
  }

  /** Every raw finding record of all raw topics. */
  List<ConsumerRecord<String, ScanRecord>> rawFindings() {
    List<ConsumerRecord<String, ScanRecord>> findings = new ArrayList<>();
    for (Topic<String, ScanRecord> topic : Topics.allRaw()) {
      read(topic, Map.of()).stream()
          .filter(record -> record.value().getBody() instanceof RawFinding)
          .forEach(findings::add);
    }
    return findings;
  }

  /** Where each partition of a topic ends now. */
  Map<TopicPartition, Long> ends(Topic<String, ?> topic) {
    try (KafkaConsumer<String, byte[]> consumer = consumer(topic)) {
      return consumer.endOffsets(consumer.assignment());
    }
  }

  /** Committed records of a topic from some offsets, or the beginning, to its end of now. */
  <V> List<ConsumerRecord<String, V>> read(Topic<String, V> topic, Map<TopicPartition, Long> from) {
    var deserializer = serdes.forTopic(topic).deserializer();
    try (KafkaConsumer<String, byte[]> consumer = consumer(topic)) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      consumer
          .assignment()
          .forEach(partition -> consumer.seek(partition, from.getOrDefault(partition, 0L)));
      List<ConsumerRecord<String, V>> records = new ArrayList<>();
      while (!ends.entrySet().stream()
          .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          records.add(
              new ConsumerRecord<>(
                  record.topic(),
                  record.partition(),
                  record.offset(),
                  record.key(),
                  deserializer.deserialize(record.topic(), record.value())));
        }
      }
      return records;
    }
  }

  private KafkaConsumer<String, byte[]> consumer(Topic<String, ?> topic) {
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Consumers.properties(config),
            new StringDeserializer(),
            new org.apache.kafka.common.serialization.ByteArrayDeserializer());
    consumer.assign(
        consumer.partitionsFor(topic.name(config.topicPrefix())).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList());
    return consumer;
  }

  @Override
  public void close() {
    serdes.close();
  }
}
