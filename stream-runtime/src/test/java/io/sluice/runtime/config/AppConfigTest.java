/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppConfigTest {

  @Test
  void shouldHaveDefaults() {
    AppConfig config = AppConfig.of(Map.of());

    assertThat(config.bootstrapServers()).isEqualTo("localhost:9092");
    assertThat(config.schemaRegistryUrl()).isEqualTo("http://localhost:8081");
    assertThat(config.topicPrefix()).isEqualTo("aspm");
    assertThat(config.applicationId()).isEmpty();
    assertThat(config.applicationId("scorer")).isEqualTo("aspm-scorer");
    assertThat(config.stateDir()).isEqualTo(Path.of("data/state"));
    assertThat(config.httpHost()).isEqualTo("127.0.0.1");
    assertThat(config.httpPort()).isZero();
    assertThat(config.processingGuarantee()).isEqualTo(ProcessingGuarantee.EXACTLY_ONCE_V2);
    assertThat(config.commitInterval()).isEqualTo(Duration.ofMillis(100));
    assertThat(config.numStreamThreads()).isEqualTo(2);
    assertThat(config.shutdownTimeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(config.rocksdbMemory()).isEqualTo(DataSize.ofMebibytes(128));
    assertThat(config.kafkaProperties())
        .containsExactly(Map.entry("bootstrap.servers", "localhost:9092"));
    assertThat(config.registryProperties())
        .containsExactly(Map.entry("schema.registry.url", "http://localhost:8081"));
  }

  @Test
  void shouldMapEveryKey() {
    Map<String, String> flags = new HashMap<>();
    flags.put("bootstrap.servers", "one:1,two:2");
    flags.put("schema.registry.url", "https://registry.example");
    flags.put("topic.prefix", "acme");
    flags.put("application.id", "acme-blue");
    flags.put("state.dir", "/var/lib/sluice");
    flags.put("http.host", "0.0.0.0");
    flags.put("http.port", "8080");
    flags.put("processing.guarantee", "at_least_once");
    flags.put("commit.interval", "PT0.05S");
    flags.put("num.stream.threads", "4");
    flags.put("shutdown.timeout", "1m");
    flags.put("rocksdb.memory", "1 GiB");
    flags.put("score.model", "/etc/sluice/model.yaml");
    flags.put("score.profile", "bod-26-04");

    AppConfig config = AppConfig.of(flags);

    assertThat(config.scoreModel()).contains(Path.of("/etc/sluice/model.yaml"));
    assertThat(config.scoreProfile()).isEqualTo("bod-26-04");
    assertThat(flags).hasSize(ConfigKeys.ALL.size());
    assertThat(config.bootstrapServers()).isEqualTo("one:1,two:2");
    assertThat(config.schemaRegistryUrl()).isEqualTo("https://registry.example");
    assertThat(config.topicPrefix()).isEqualTo("acme");
    assertThat(config.applicationId("scorer")).isEqualTo("acme-blue");
    assertThat(config.stateDir()).isEqualTo(Path.of("/var/lib/sluice"));
    assertThat(config.httpHost()).isEqualTo("0.0.0.0");
    assertThat(config.httpPort()).isEqualTo(8080);
    assertThat(config.processingGuarantee()).isEqualTo(ProcessingGuarantee.AT_LEAST_ONCE);
    assertThat(config.commitInterval()).isEqualTo(Duration.ofMillis(50));
    assertThat(config.numStreamThreads()).isEqualTo(4);
    assertThat(config.shutdownTimeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.rocksdbMemory()).isEqualTo(DataSize.ofMebibytes(1024));
  }

  @Test
  void shouldPreferFlagToEnvironmentToFileToDefault(@TempDir Path directory) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("sluice.properties"),
            "topic.prefix=file\nstate.dir=file\nhttp.host=file\n");

    AppConfig config =
        AppConfig.loader()
            .file(file)
            .environment(Map.of("SLUICE_TOPIC_PREFIX", "env", "SLUICE_STATE_DIR", "env"))
            .flags(Map.of("topic.prefix", "flag"))
            .load();

    assertThat(config.topicPrefix()).isEqualTo("flag");
    assertThat(config.stateDir()).isEqualTo(Path.of("env"));
    assertThat(config.httpHost()).isEqualTo("file");
    assertThat(config.httpPort()).isZero();
    assertThat(config.redacted())
        .contains("topic.prefix = flag (flag)")
        .contains("state.dir = env (environment SLUICE_STATE_DIR)")
        .contains("http.host = file (file " + file + ")")
        .contains("http.port = 0 (default)");
  }

  @ParameterizedTest
  @CsvSource({
    "bootstrap.server,    bootstrap.servers",
    "commit.intervall,    commit.interval",
    "rocksdb.cache,       rocksdb.memory",
    "kafka.acsk,          kafka.acks",
    "kafka.securty.protocol, kafka.security.protocol"
  })
  void shouldNameUnknownKeyAndNearestOne(String key, String nearest) {
    assertThatThrownBy(() -> AppConfig.of(Map.of(key, "1")))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining(key)
        .hasMessageContaining("did you mean " + nearest + "?");
  }

  @Test
  void shouldSayWhatReplacesRemovedKey() {
    assertThatThrownBy(() -> AppConfig.of(Map.of("commit.interval.ms", "100")))
        .hasMessageContaining("commit.interval.ms (flag) was removed")
        .hasMessageContaining("use commit.interval with a unit");
    assertThatThrownBy(
            () -> AppConfig.loader().environment(Map.of("SLUICE_COMMIT_INTERVAL_MS", "100")).load())
        .hasMessageContaining("environment SLUICE_COMMIT_INTERVAL_MS")
        .hasMessageContaining("was removed");
  }

  @Test
  void shouldReportAllProblemsAtOnce() {
    InvalidConfigException failure =
        catchThrowableOfType(
            InvalidConfigException.class,
            () ->
                AppConfig.of(
                    Map.of("http.port", "70000", "commit.interval", "100", "nonsense", "x")));

    assertThat(failure.problems())
        .hasSize(3)
        .anySatisfy(problem -> assertThat(problem).contains("from 0 to 65535"))
        .anySatisfy(problem -> assertThat(problem).contains("with a unit"))
        .anySatisfy(problem -> assertThat(problem).contains("nonsense (flag) is not a known key"));
  }

  @ParameterizedTest
  @CsvSource({
    "http.port, -1",
    "http.port, x",
    "num.stream.threads, 0",
    "commit.interval, 0ms",
    "shutdown.timeout, 2h",
    "rocksdb.memory, 1MiB",
    "rocksdb.memory, 64",
    "processing.guarantee, exactly_once",
    "topic.prefix, ''",
    "topic.prefix, 'a b'",
    "schema.registry.url, ftp://x",
    "schema.registry.sll.truststore.location, x",
    "bootstrap.servers, ' '"
  })
  void shouldRefuseValue(String key, String value) {
    assertThatThrownBy(() -> AppConfig.of(Map.of(key, value)))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining(key);
  }

  @Test
  void shouldRefuseEnvironmentVariableThatIsNotKnown() {
    assertThatThrownBy(
            () -> AppConfig.loader().environment(Map.of("SLUICE_STATE_DIRR", "x")).load())
        .hasMessageContaining("SLUICE_STATE_DIRR is not known; did you mean SLUICE_STATE_DIR?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SLUICE_LOG_LEVEL",
        "SLUICE_SERVICE_HOST",
        "SLUICE_SCORER_SERVICE_PORT_HTTP",
        "SLUICE_PORT",
        "SLUICE_SCORER_PORT_8080_TCP_ADDR",
        "SLUICE_KAFKA_SERVICE_HOST",
        "SLUICE_KAFKA_PORT_9092_TCP",
        "SLUICE_SCHEMA_REGISTRY_PORT",
        "SLUICE_SCHEMA_REGISTRY_SERVICE_PORT_HTTP",
        "PATH"
      })
  void shouldLeaveOtherVariablesAlone(String variable) {
    AppConfig config = AppConfig.loader().environment(Map.of(variable, "x")).load();

    assertThat(config.redacted()).isEqualTo(AppConfig.of(Map.of()).redacted());
  }

  @Test
  void shouldLeaveVariablesOfOtherPartsAlone() {
    AppConfig config =
        AppConfig.loader()
            .environment(Map.of("SLUICE_OTHER_PART", "x"))
            .ignoringVariables("SLUICE_OTHER_PART")
            .load();

    assertThat(config.redacted()).doesNotContain("other");
  }

  @Test
  void shouldTakeOtherNameOfBrokers() {
    AppConfig config =
        AppConfig.loader().environment(Map.of("SLUICE_KAFKA_BOOTSTRAP_SERVERS", "kafka:1")).load();

    assertThat(config.bootstrapServers()).isEqualTo("kafka:1");
    assertThat(config.kafkaProperties()).containsEntry("bootstrap.servers", "kafka:1");
  }

  @Test
  void shouldRefuseTwoValuesOfOneKeyUnderTwoNames() {
    assertThatThrownBy(
            () ->
                AppConfig.of(
                    Map.of("bootstrap.servers", "one:1", "kafka.bootstrap.servers", "two:2")))
        .hasMessageContaining("bootstrap.servers is set to two values");
  }

  @Test
  void shouldPassKafkaPropertiesToTheirClients() {
    AppConfig config =
        AppConfig.loader()
            .environment(Map.of("SLUICE_KAFKA_SECURITY_PROTOCOL", "SSL"))
            .flags(
                Map.of(
                    "kafka.max.request.size", "10",
                    "kafka.producer.max.request.size", "20",
                    "kafka.admin.retries", "7",
                    "kafka.topic.min.insync.replicas", "2"))
            .load();

    assertThat(config.producerProperties())
        .containsOnlyKeys("bootstrap.servers", "security.protocol", "max.request.size")
        .containsEntry("max.request.size", "20");
    assertThat(config.adminProperties())
        .containsOnlyKeys("bootstrap.servers", "security.protocol", "retries");
    assertThat(config.consumerProperties())
        .containsOnlyKeys("bootstrap.servers", "security.protocol");
    assertThat(config.kafkaProperties()).containsEntry("topic.min.insync.replicas", "2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kafka.application.id",
        "kafka.producer.partitioner.class",
        "kafka.consumer.isolation.level",
        "kafka.commit.interval.ms"
      })
  void shouldRefuseKafkaPropertyThatGuaranteesHangOn(String key) {
    assertThatThrownBy(() -> AppConfig.of(Map.of(key, "x")))
        .hasMessageContaining(key)
        .hasMessageContaining("decided by Sluice");
  }

  @Test
  void shouldPassRegistryPropertiesUnderTheirOwnNames() {
    AppConfig config =
        AppConfig.loader()
            .environment(
                Map.of(
                    "SLUICE_BASIC_AUTH_USER_INFO", "user:pa55",
                    "SLUICE_BASIC_AUTH_CREDENTIALS_SOURCE", "USER_INFO",
                    "SLUICE_AUTO_REGISTER_SCHEMAS", "false"))
            .load();

    assertThat(config.registryProperties())
        .containsEntry("basic.auth.user.info", "user:pa55")
        .containsEntry("basic.auth.credentials.source", "USER_INFO")
        .containsEntry("auto.register.schemas", "false");
  }

  @Test
  void shouldHideSecretsWhenPrinted() {
    AppConfig config =
        AppConfig.of(
            Map.of(
                "schema.registry.url", "https://me:hunter2@registry.example",
                "basic.auth.credentials.source", "URL",
                "bearer.auth.token", "hunter2",
                "kafka.ssl.keystore.password", "hunter2",
                "kafka.ssl.keystore.key", "hunter2",
                "kafka.sasl.jaas.config", "x required password=hunter2;"));

    assertThat(config.redacted())
        .doesNotContain("hunter2")
        .contains("schema.registry.url = https://[hidden]@registry.example")
        .contains("basic.auth.credentials.source = URL");
    assertThat(config).hasToString(config.redacted());
  }

  @Test
  void shouldHideSecretInMessage() {
    assertThatThrownBy(
            () ->
                AppConfig.of(
                    Map.of("schema.registry.url", "http://me:hunter2@one,mock://me:hunter2@two")))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void shouldSayThatFileCannotBeRead(@TempDir Path directory) {
    ConfigLoader loader = AppConfig.loader().file(directory.resolve("missing"));

    assertThatThrownBy(loader::load).hasMessageContaining("missing cannot be read");
  }

  @Test
  void shouldSetSomeKeysAnew() {
    AppConfig config = AppConfig.of(Map.of("topic.prefix", "acme", "http.port", "1"));

    AppConfig changed = config.with(Map.of("http.port", "2"));

    assertThat(changed.topicPrefix()).isEqualTo("acme");
    assertThat(changed.httpPort()).isEqualTo(2);
    assertThat(List.of(config.httpPort())).containsExactly(1);
  }
}
