/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sluice.deploy.platform.EmbeddedPlatform;
import io.sluice.deploy.platform.SharedPlatform;
import io.sluice.event.IssueEvent;
import io.sluice.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/**
 * Clients that share no code with ours, kafkajs and its Confluent registry client, read the
 * consumers' topic. Needs Node and npm, and says so when they are missing.
 */
class NodeConsumerIT {

  private static final Path SOURCES = Path.of("src", "test", "node");
  private static final Path WORK = Path.of("target", "node");

  @Test
  void shouldReadTheSameEventsAsOurs() throws IOException, InterruptedException {
    assumeTrue(runs("node", "--version") && runs("npm", "--version"), "Node is not installed here");
    Files.createDirectories(WORK);
    for (String file : List.of("package.json", "consume.js")) {
      Files.write(WORK.resolve(file), Files.readAllBytes(SOURCES.resolve(file)));
    }
    assumeTrue(
        exec(Path.of("npm.log"), "npm", "install", "--no-audit", "--no-fund", "--no-package-lock")
            == 0,
        "the npm packages of the Node consumer cannot be had here");
    EmbeddedPlatform platform = SharedPlatform.get();
    try (Pipeline pipeline = new Pipeline(platform)) {
      pipeline.submit(SamplePortfolio.context().getFirst());
      pipeline.submit(SamplePortfolio.reports().getFirst());
      pipeline.awaitIdle();
      Map<String, IssueEvent> ours = new HashMap<>();
      for (ConsumerRecord<String, IssueEvent> record :
          pipeline.read(Topics.ISSUE_PRIORITIZED, Map.of())) {
        ours.put(record.value().getEventId(), record.value());
      }
      assertThat(ours).isNotEmpty();

      int exit =
          exec(
              Path.of("events.jsonl"),
              "node",
              "consume.js",
              platform.endpoints().bootstrapServers(),
              platform.endpoints().registryUrl(),
              Topics.ISSUE_PRIORITIZED.name("aspm"),
              Integer.toString(ours.size()));

      List<String> lines = Files.readAllLines(WORK.resolve("events.jsonl"));
      assertThat(exit).as(() -> String.join("\n", lines)).isZero();
      assertThat(lines).hasSize(ours.size());
      for (String line : lines) {
        JsonNode read = new JsonMapper().readTree(line);
        IssueEvent expected = requireNonNull(ours.get(read.at("/event/eventId").asText()));
        assertThat(read.path("key").asText())
            .isEqualTo(expected.getApplication() + "|" + expected.getIssueId());
        assertThat(read.at("/event/type").asText()).isEqualTo(expected.getType().name());
        assertThat(read.at("/event/title").asText()).isEqualTo(expected.getTitle());
        assertThat(read.at("/event/after/scoreTenths").asInt())
            .isEqualTo(expected.getAfter().getScoreTenths());
        assertThat(read.at("/event/occurredAt").asLong())
            .isEqualTo(expected.getOccurredAt().toEpochMilli());
        assertThat(read.at("/event/rows")).hasSameSizeAs(expected.getRows());
      }
    }
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static int exec(Path output, String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(WORK.toFile())
            .redirectErrorStream(true)
            .redirectOutput(WORK.resolve(output).toFile())
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      return -1;
    }
    return process.exitValue();
  }
}
