/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Keys that are handed to a client as they are, and which of them are refused. */
final class PassThrough {

  static final String KAFKA = "kafka.";

  static final List<String> REGISTRY_PREFIXES =
      List.of("schema.registry.", "basic.auth.", "bearer.auth.");
  static final Set<String> REGISTRY_KEYS =
      new TreeSet<>(
          Set.of(
              "auto.register.schemas",
              "use.latest.version",
              "latest.compatibility.strict",
              "normalize.schemas",
              "max.retries",
              "retries.wait.ms",
              "retries.max.wait.ms",
              "http.connect.timeout.ms",
              "http.read.timeout.ms"));

  /** Prefixes by which Kafka Streams addresses one of its clients. */
  private static final List<String> CLIENT_PREFIXES =
      List.of(
          "main.consumer.",
          "restore.consumer.",
          "global.consumer.",
          "consumer.",
          "producer.",
          "admin.");

  private static final String INTERNAL_TOPIC_PREFIX = "topic.";

  /** What the runtime decides itself: our guarantees hang on it. */
  static final Set<String> OWNED =
      Set.of(
          "application.id",
          "processing.guarantee",
          "commit.interval.ms",
          "num.stream.threads",
          "state.dir",
          "group.protocol",
          "topology.optimization",
          "ensure.explicit.internal.resource.naming",
          "deserialization.exception.handler",
          "default.deserialization.exception.handler",
          "processing.exception.handler",
          "production.exception.handler",
          "default.production.exception.handler",
          "errors.dead.letter.queue.topic.name",
          "rocksdb.config.setter",
          "default.key.serde",
          "default.value.serde",
          "partitioner.class",
          "key.serializer",
          "value.serializer",
          "key.deserializer",
          "value.deserializer",
          "isolation.level",
          "enable.auto.commit",
          "enable.idempotence",
          "transactional.id",
          "group.id");

  private PassThrough() {}

  static boolean isRegistryKey(String key) {
    return REGISTRY_KEYS.contains(key) || REGISTRY_PREFIXES.stream().anyMatch(key::startsWith);
  }

  static boolean isPassedThrough(String key) {
    return key.startsWith(KAFKA) || isRegistryKey(key);
  }

  /** Why a {@code kafka.} key is refused, if it is. */
  static Optional<String> problem(String key) {
    if (!key.startsWith(KAFKA)) {
      return Optional.empty();
    }
    String name = withoutClientPrefix(key.substring(KAFKA.length()));
    if (OWNED.contains(name)) {
      return Optional.of("is decided by Sluice and cannot be passed to Kafka");
    }
    if (name.startsWith(INTERNAL_TOPIC_PREFIX) || kafkaNames().contains(name)) {
      return Optional.empty();
    }
    return Optional.of(
        "is no property of a Kafka client"
            + Nearest.to(name, kafkaNames())
                .map(near -> "; did you mean " + KAFKA + near)
                .orElse("")
            + "?");
  }

  private static String withoutClientPrefix(String name) {
    return CLIENT_PREFIXES.stream()
        .filter(name::startsWith)
        .findFirst()
        .map(prefix -> name.substring(prefix.length()))
        .orElse(name);
  }

  private static Set<String> kafkaNames() {
    Set<String> names = new TreeSet<>(ConsumerConfig.configNames());
    names.addAll(ProducerConfig.configNames());
    names.addAll(AdminClientConfig.configNames());
    names.addAll(StreamsConfig.configDef().names());
    return names;
  }
}
