/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.registry.CompatibilityLevel;
import io.sluice.registry.IncompatibleSchemaException;
import io.sluice.registry.SchemaRegistryClient;
import io.sluice.runtime.config.AppConfig;
import io.sluice.runtime.topic.TopicAdmin;
import io.sluice.topic.TopicManifest;
import io.sluice.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class PlatformIT {

  private static final Schema FIRST =
      SchemaBuilder.record("Sample").fields().requiredString("name").endRecord();
  private static final Schema BREAKING =
      SchemaBuilder.record("Sample").fields().requiredString("title").endRecord();

  private final EmbeddedPlatform platform = SharedPlatform.get();

  @Test
  void shouldHaveTheTopicsOfTheManifest() {
    AppConfig config = config();
    try (Admin admin = Admin.create(config.adminProperties())) {
      assertThat(new TopicAdmin(admin, TopicManifest.bundled(), config.topicPrefix(), 1).check())
          .isEmpty();
    }
  }

  @Test
  void shouldEnforceFullTransitiveCompatibility() {
    try (SchemaRegistryClient registry = registry()) {
      assertThat(registry.globalLevel()).isEqualTo(CompatibilityLevel.FULL_TRANSITIVE);
      registry.register("enforced-value", FIRST);

      assertThatThrownBy(() -> registry.register("enforced-value", BREAKING))
          .isInstanceOf(IncompatibleSchemaException.class);
    }
  }

  @Test
  void shouldFindDataAndSchemasAgainAfterARestart() {
    int id = register("restarted-value");
    produce("before the restart");
    Endpoints before = platform.endpoints();

    platform.restart();

    assertThat(platform.endpoints()).isEqualTo(before);
    try (SchemaRegistryClient registry = registry()) {
      assertThat(registry.schemaById(id)).isEqualTo(FIRST);
      assertThat(registry.globalLevel()).isEqualTo(CompatibilityLevel.FULL_TRANSITIVE);
    }
    assertThat(consume()).contains("before the restart");
  }

  @Test
  void shouldLoseNothingWhenBrokerAndRegistryAreKilled() {
    int id = register("killed-value");
    platform.kill(Role.REGISTRY);
    produce("before the kill");
    platform.kill(Role.BROKER);

    platform.up();

    try (SchemaRegistryClient registry = registry()) {
      assertThat(registry.schemaById(id)).isEqualTo(FIRST);
    }
    assertThat(consume()).contains("before the kill");
  }

  @Test
  void shouldLeaveAloneWhatRuns() {
    PlatformState before = state();

    platform.up();

    assertThat(state()).isEqualTo(before);
  }

  private PlatformState state() {
    return PlatformState.read(platform.data().stateFile()).orElseThrow();
  }

  private AppConfig config() {
    return AppConfig.of(
        Map.of(
            "bootstrap.servers", platform.endpoints().bootstrapServers(),
            "schema.registry.url", platform.endpoints().registryUrl()));
  }

  private SchemaRegistryClient registry() {
    return SchemaRegistryClient.create(config().registryProperties());
  }

  private int register(String subject) {
    try (SchemaRegistryClient registry = registry()) {
      return registry.register(subject, FIRST);
    }
  }

  private void produce(String value) {
    Map<String, Object> properties = config().producerProperties();
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic(), 0, "key", value)).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> consume() {
    TopicPartition partition = new TopicPartition(topic(), 0);
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            config().consumerProperties(), new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }

  /** No app reads it. */
  private static String topic() {
    return Topics.ISSUE_OCSF.name("aspm");
  }
}
