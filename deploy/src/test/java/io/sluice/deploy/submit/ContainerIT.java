/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.submit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.deploy.platform.Apps;
import io.sluice.deploy.queue.PipelineIdle;
import io.sluice.deploy.queue.QueueFilter;
import io.sluice.deploy.queue.QueueReader;
import io.sluice.ingest.publish.ScanOptions;
import io.sluice.ingest.secret.SecretRedactor;
import io.sluice.runtime.AppRunner;
import io.sluice.runtime.config.AppConfig;
import io.sluice.runtime.topic.TopicAdmin;
import io.sluice.topic.Topic;
import io.sluice.topic.TopicManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/**
 * The apps on the broker of the Apache Kafka image, configured by others than us. Needs a Docker
 * engine, and says so when there is none.
 */
class ContainerIT {

  private static final Path REPORT =
      Path.of("src", "main", "resources", "portfolio", "reports", "payments-api.spotbugs.sarif");

  @TempDir private Path state = Path.of("");

  @Test
  void shouldRunOnTheBrokerOfTheKafkaImage() throws IOException {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(), "no Docker engine can be reached here");
    try (KafkaContainer kafka = new KafkaContainer("apache/kafka:4.3.1")) {
      kafka.start();
      shouldOpenIssues(kafka.getBootstrapServers());
    }
  }

  private void shouldOpenIssues(String bootstrapServers) throws IOException {
    AppConfig config =
        AppConfig.of(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "schema.registry.url",
                "mock://container",
                "state.dir",
                state.toString()));
    try (Admin admin = Admin.create(config.adminProperties())) {
      new TopicAdmin(admin, TopicManifest.bundled(), Topic.DEFAULT_PREFIX, 1).create();
    }
    SecretRedactor redactor =
        new SecretRedactor("0123456789abcdef0123456789abcdef".getBytes(US_ASCII));
    try (AppRunner apps = AppRunner.of(config, Apps.all());
        Submitter submitter = new Submitter(config, redactor, "container-it");
        PipelineIdle idle = new PipelineIdle(config, Apps.all());
        QueueReader queue = new QueueReader(config)) {
      apps.start();
      submitter.report(
          REPORT,
          Optional.empty(),
          ScanOptions.of("repo:github.com/acme/payments-api", "test"),
          (phase, bytes, expected, findings) -> {});

      assertThat(idle.await(Duration.ofMinutes(2), Duration.ofSeconds(1), (left, all) -> {}))
          .isTrue();
      assertThat(queue.queue(QueueFilter.ALL)).hasSizeGreaterThan(10);
    }
  }
}
