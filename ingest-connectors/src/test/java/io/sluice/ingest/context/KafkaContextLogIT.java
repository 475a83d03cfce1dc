/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.VulnerabilityIntel;
import io.sluice.ingest.file.MalformedFileException;
import io.sluice.serde.EventSerdes;
import io.sluice.topic.Topic;
import io.sluice.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Publishing to a real broker, with the registry in memory. */
@TestInstance(Lifecycle.PER_CLASS)
class KafkaContextLogIT {

  private static final PublishOptions NONE = PublishOptions.none();

  private final Path folder;
  private final TestBroker broker;
  private final Map<String, Object> clients;

  KafkaContextLogIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.broker = new TestBroker(folder);
    this.clients =
        Map.of("bootstrap.servers", broker.address(), "schema.registry.url", "mock://context");
  }

  @BeforeAll
  void createTopics() {
    broker.create(Topics.INTEL_VULNERABILITY, Topics.CATALOG_ASSET, Topics.CATALOG_APPLICATION);
  }

  @AfterAll
  void stop() {
    broker.close();
  }

  @Test
  void shouldPublishFeedsOnceThenOnlyTheirChanges() throws IOException {
    String[] rows =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "CVE-2024-%05d,0.%05d,0.5".formatted(10_000 + i, i))
            .toArray(String[]::new);
    Path epss = file("epss.csv", Feeds.epss("2026-01-01", rows));

    assertThat(publish(epss, NONE).added()).isEqualTo(20_000);
    assertThat(publish(file("epss.csv", Feeds.epss("2026-01-02", rows)), NONE).published())
        .isZero();
    rows[7] = "CVE-2024-10007,0.9,0.5";
    assertThat(publish(file("epss.csv", Feeds.epss("2026-01-03", rows)), NONE))
        .extracting(PublishSummary::changed, PublishSummary::unchanged)
        .containsExactly(1L, 19_999L);

    Path kev =
        file("kev.json", Feeds.kev("1", "CVE-2024-10007", "CVE-2024-10008", "CVE-2024-10009"));
    assertThat(publish(kev, NONE).added()).isEqualTo(3);
    Path shrunk = file("kev.json", Feeds.kev("2", "CVE-2024-10007", "CVE-2024-10008"));
    assertThat(publish(shrunk, NONE).removed()).isOne();
    assertThat(publish(shrunk, NONE).published()).isZero();

    Map<String, ConsumerRecord<String, VulnerabilityIntel>> last =
        content(Topics.INTEL_VULNERABILITY);
    assertThat(record(last, "CVE-2024-10009|kev").value()).isNull();
    assertThat(record(last, "CVE-2024-10007|epss").value().getEpss().getProbability())
        .isEqualTo(0.9);
    assertThat(record(last, "CVE-2024-10007|epss").value().getEpss().getScoreDate())
        .isEqualTo("2026-01-03");
    assertThat(record(last, "CVE-2024-10006|epss").value().getEpss().getScoreDate())
        .isEqualTo("2026-01-01");
    assertThat(record(last, "CVE-2024-10007|kev").partition())
        .isEqualTo(record(last, "CVE-2024-10007|epss").partition());
    assertThat(last.values().stream().map(ConsumerRecord::partition).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  @Test
  void shouldShowNothingOfAFileThatFailsInTheMiddle() throws IOException {
    // The application goes into the transaction first, the asset is too large for any record.
    Path large =
        file("catalog-info.yaml", Feeds.component("big", "repo:x/" + "y".repeat(1_100_000)));

    assertThatThrownBy(() -> publish(large, NONE))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("fit into a record");

    assertThat(content(Topics.CATALOG_APPLICATION)).doesNotContainKey("big");
    Path small = file("catalog-info.yaml", Feeds.component("small", "repo:x/y"));
    // Application, asset, and the application as a suggestion for an organisation's repository.
    assertThat(publish(small, NONE).added()).isEqualTo(3);
    assertThat(content(Topics.CATALOG_APPLICATION)).containsKey("small");
  }

  private PublishSummary publish(Path file, PublishOptions options) throws IOException {
    try (ContextPublisher publisher =
        ContextPublisher.to(clients, Topic.DEFAULT_PREFIX, "it", Clock.systemUTC())) {
      return publisher.publish(file, options);
    }
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static <V> ConsumerRecord<String, V> record(
      Map<String, ConsumerRecord<String, V>> records, String key) {
    return Objects.requireNonNull(records.get(key), key);
  }

  /** Last committed record of each key. */
  private <V> Map<String, ConsumerRecord<String, V>> content(Topic<String, V> topic) {
    Map<String, Object> config = new HashMap<>(clients);
    config.put("isolation.level", "read_committed");
    config.put("auto.offset.reset", "earliest");
    Map<String, ConsumerRecord<String, V>> last = new HashMap<>();
    try (EventSerdes serdes = new EventSerdes(clients)) {
      Deserializer<V> values = serdes.forTopic(topic).deserializer();
      try (KafkaConsumer<String, V> consumer =
          new KafkaConsumer<>(config, new StringDeserializer(), values)) {
        List<TopicPartition> partitions = new ArrayList<>();
        consumer
            .partitionsFor(topic.name(Topic.DEFAULT_PREFIX))
            .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
          consumer.poll(Duration.ofMillis(200)).forEach(record -> last.put(record.key(), record));
        }
      }
    }
    return last;
  }
}
