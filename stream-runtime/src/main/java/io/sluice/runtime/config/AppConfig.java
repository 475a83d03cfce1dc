/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.config;

import static java.util.Objects.requireNonNull;

import io.sluice.registry.SchemaRegistryConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;

/**
 * Configuration of a process that runs stream apps; immutable and valid.
 *
 * <p>A key is set, strongest first, by
 *
 * <ol>
 *   <li>a flag: {@code --set commit.interval=50ms}
 *   <li>the environment: {@code SLUICE_COMMIT_INTERVAL=50ms}
 *   <li>the properties file: {@code --config FILE}
 *   <li>its default
 * </ol>
 *
 * <p>Keys that start with {@code kafka.} go to the Kafka clients without that prefix; {@code
 * schema.registry.}, {@code basic.auth.}, {@code bearer.auth.} and {@code auto.register.schemas} go
 * to the schema registry client under the names of Confluent's clients. In the environment an
 * underscore stands for a dot: {@code SLUICE_KAFKA_SECURITY_PROTOCOL=SSL}.
 *
 * <p>A key that is unknown, was removed, or is set twice under two names stops the start.
 */
public final class AppConfig {

  private final SortedMap<String, Setting> settings;
  private final Map<ConfigKey<?>, Object> values;

  private AppConfig(SortedMap<String, Setting> settings, Map<ConfigKey<?>, Object> values) {
    this.settings = settings;
    this.values = values;
  }

  /** Loader that reads a file, the environment and flags. */
  public static ConfigLoader loader() {
    return new ConfigLoader();
  }

  /**
   * Configuration from flags alone; the environment is not read.
   *
   * @throws InvalidConfigException when a key or value is not valid
   */
  public static AppConfig of(Map<String, String> flags) {
    return loader().flags(flags).load();
  }

  static AppConfig validated(Map<String, Setting> given, List<String> earlierProblems) {
    List<String> problems = new ArrayList<>(earlierProblems);
    SortedMap<String, Setting> settings = new TreeMap<>(given);
    Map<ConfigKey<?>, Object> values = new HashMap<>();
    for (ConfigKey<?> key : ConfigKeys.ALL) {
      if (!key.defaultText().isEmpty()) {
        settings.putIfAbsent(key.name(), new Setting(key.defaultText(), "default"));
      }
      Setting setting = settings.get(key.name());
      if (setting != null) {
        try {
          values.put(key, requireNonNull(key.parser().apply(setting.text())));
        } catch (IllegalArgumentException e) {
          problems.add(
              "%s (%s) = '%s': %s"
                  .formatted(
                      key.name(),
                      setting.origin(),
                      Redaction.value(key.name(), setting.text()),
                      e.getMessage()));
        }
      }
    }
    AppConfig config = new AppConfig(settings, values);
    try {
      SchemaRegistryConfig.of(config.registryProperties());
    } catch (ConfigException e) {
      problems.add(Redaction.text(String.valueOf(e.getMessage())));
    }
    if (!problems.isEmpty()) {
      throw new InvalidConfigException(problems);
    }
    return config;
  }

  /** Kafka brokers, {@code host:port} separated by commas. */
  public String bootstrapServers() {
    return get(ConfigKeys.BOOTSTRAP_SERVERS);
  }

  /** Schema registry URLs, separated by commas. */
  public String schemaRegistryUrl() {
    return get(ConfigKeys.SCHEMA_REGISTRY_URL);
  }

  /** First part of every topic name. */
  public String topicPrefix() {
    return get(ConfigKeys.TOPIC_PREFIX);
  }

  /** Application id when it is set, which only makes sense for a process with one app. */
  public Optional<String> applicationId() {
    return Optional.ofNullable((String) values.get(ConfigKeys.APPLICATION_ID));
  }

  /** Application id of an app: the one that is set, or {@code <topic prefix>-<app>}. */
  public String applicationId(String app) {
    return applicationId().orElseGet(() -> topicPrefix() + "-" + app);
  }

  /** Directory of the state stores. */
  public Path stateDir() {
    return get(ConfigKeys.STATE_DIR);
  }

  /** Address of the health and metrics server. */
  public String httpHost() {
    return get(ConfigKeys.HTTP_HOST);
  }

  /** Port of the health and metrics server; 0 for a free one. */
  public int httpPort() {
    return get(ConfigKeys.HTTP_PORT);
  }

  /** What a crash may do to the output. */
  public ProcessingGuarantee processingGuarantee() {
    return get(ConfigKeys.PROCESSING_GUARANTEE);
  }

  /** How often work is committed. */
  public Duration commitInterval() {
    return get(ConfigKeys.COMMIT_INTERVAL);
  }

  /** Processing threads of each app. */
  public int numStreamThreads() {
    return get(ConfigKeys.NUM_STREAM_THREADS);
  }

  /** Bound on the drain when the process is told to stop. */
  public Duration shutdownTimeout() {
    return get(ConfigKeys.SHUTDOWN_TIMEOUT);
  }

  /** Own scoring model; empty for the bundled one. */
  public Optional<Path> scoreModel() {
    return Optional.ofNullable((Path) values.get(ConfigKeys.SCORE_MODEL));
  }

  /** Name of a bundled profile of the score, or the file of an own one. */
  public String scoreProfile() {
    return get(ConfigKeys.SCORE_PROFILE);
  }

  /** Memory of all state stores of the process together. */
  public DataSize rocksdbMemory() {
    return get(ConfigKeys.ROCKSDB_MEMORY);
  }

  /** Properties for Kafka Streams: the brokers and what {@code kafka.} keys say. */
  public Map<String, String> kafkaProperties() {
    Map<String, String> properties = new TreeMap<>();
    settings.forEach(
        (key, setting) -> {
          if (key.startsWith(PassThrough.KAFKA)) {
            properties.put(key.substring(PassThrough.KAFKA.length()), setting.text());
          }
        });
    properties.put("bootstrap.servers", bootstrapServers());
    return properties;
  }

  /** Properties for an admin client. */
  public Map<String, Object> adminProperties() {
    return clientProperties("admin.", AdminClientConfig.configNames());
  }

  /** Properties for a consumer, without deserializers and group. */
  public Map<String, Object> consumerProperties() {
    return clientProperties("consumer.", ConsumerConfig.configNames());
  }

  /** Properties for a producer, without serializers and partitioner. */
  public Map<String, Object> producerProperties() {
    return clientProperties("producer.", ProducerConfig.configNames());
  }

  private Map<String, Object> clientProperties(String prefix, Set<String> names) {
    Map<String, String> all = kafkaProperties();
    Map<String, Object> properties = new TreeMap<>();
    all.forEach(
        (name, text) -> {
          if (names.contains(name)) {
            properties.put(name, text);
          }
        });
    // What is meant for this client alone is stronger.
    all.forEach(
        (name, text) -> {
          if (name.startsWith(prefix)) {
            properties.put(name.substring(prefix.length()), text);
          }
        });
    return properties;
  }

  /** Properties of the schema registry client, under the names of Confluent's clients. */
  public Map<String, String> registryProperties() {
    Map<String, String> properties = new TreeMap<>();
    settings.forEach(
        (key, setting) -> {
          if (PassThrough.isRegistryKey(key)) {
            properties.put(key, setting.text());
          }
        });
    return properties;
  }

  /** This configuration with some keys set anew, as if by flags. */
  public AppConfig with(Map<String, String> flags) {
    Map<String, String> all = new TreeMap<>();
    settings.forEach((key, setting) -> all.put(key, setting.text()));
    all.putAll(flags);
    return of(all);
  }

  /** Every effective setting, one {@code key = value} a line, with secrets hidden. */
  public String redacted() {
    StringBuilder text = new StringBuilder();
    settings.forEach(
        (key, setting) ->
            text.append(key)
                .append(" = ")
                .append(Redaction.value(key, setting.text()))
                .append(" (")
                .append(setting.origin())
                .append(")\n"));
    return text.toString();
  }

  @Override
  public String toString() {
    return redacted();
  }

  // Each value was made by its own key's parser.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private <T> T get(ConfigKey<T> key) {
    return (T) requireNonNull(values.get(key), key.name());
  }
}
