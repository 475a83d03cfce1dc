/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.runtime.config.AppConfig;
import io.sluice.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamAppsTest {

  private static final StreamApp COPY =
      new StreamApp(
          "copy", List.of(Topics.ISSUE_OCSF), List.of(Topics.ISSUE_OCSF), StreamAppsTest::copy);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void shouldDescribeTopologyWithoutBroker() {
    assertThat(run("--describe", "--set", "topic.prefix=acme")).isEqualTo(ExitStatus.STOPPED);

    assertThat(text(out)).startsWith("copy\nTopologies:").contains("acme.issue.ocsf");
  }

  @Test
  void shouldShowHowToCallIt() {
    assertThat(run("--help")).isEqualTo(ExitStatus.STOPPED);

    assertThat(text(out)).startsWith("usage:").contains("--set KEY=VALUE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--set                    | --set needs a value",
        "--set x                  | --set needs KEY=VALUE",
        "--set topic.prefx=x      | did you mean topic.prefix?",
        "--config /nowhere        | /nowhere cannot be read",
        "--nonsense               | unknown argument '--nonsense'"
      })
  void shouldEndWithConfigurationErrorAndSayWhy(String arguments, String message) {
    assertThat(run(arguments.strip().split(" "))).isEqualTo(ExitStatus.NOT_CONFIGURED);

    assertThat(text(err)).contains(message);
  }

  @Test
  void shouldSayThatNoBrokerAnswers() {
    ExitStatus status =
        run(
            "--set", "bootstrap.servers=127.0.0.1:1",
            "--set", "kafka.admin.default.api.timeout.ms=300",
            "--set", "kafka.admin.request.timeout.ms=300");

    assertThat(status).isEqualTo(ExitStatus.UNAVAILABLE);
    assertThat(text(err)).contains("no Kafka broker answered at 127.0.0.1:1");
  }

  @Test
  void shouldKeepSayingWhyItWasNotStarted() {
    AppConfig config =
        AppConfig.of(
            Map.of(
                "bootstrap.servers", "127.0.0.1:1",
                "schema.registry.url", "mock://apps",
                "kafka.admin.default.api.timeout.ms", "300",
                "kafka.admin.request.timeout.ms", "300"));
    try (AppRunner runner = AppRunner.of(config, List.of(COPY))) {
      assertThatThrownBy(runner::start).isInstanceOf(StartException.class);

      assertThat(runner.stop()).isEqualTo(ExitStatus.UNAVAILABLE);
    }
  }

  @Test
  void shouldRefuseAppsOfSameName() {
    assertThatThrownBy(() -> AppRunner.of(AppConfig.of(Map.of()), List.of(COPY, COPY)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseOneApplicationIdForSeveralApps() {
    StreamApp other = new StreamApp("other", List.of(), List.of(), StreamAppsTest::copy);
    AppConfig config = AppConfig.of(Map.of("application.id", "x"));

    assertThatThrownBy(() -> AppRunner.of(config, List.of(COPY, other)))
        .hasMessageContaining("application.id");
  }

  @Test
  void shouldStopBeforeItWasStarted() {
    try (AppRunner runner = AppRunner.of(AppConfig.of(Map.of()), List.of(COPY))) {
      assertThat(runner.stop()).isEqualTo(ExitStatus.STOPPED);
      assertThat(runner.health().apps()).isEmpty();
      assertThat(runner.address()).isEmpty();
    }
  }

  private ExitStatus run(String... arguments) {
    return StreamApps.run(
        List.of(arguments),
        Map.of("SLUICE_SCHEMA_REGISTRY_URL", "mock://apps"),
        List.of(COPY),
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        false);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(UTF_8);
  }

  private static Topology copy(StreamContext context) {
    var builder = context.newBuilder();
    builder.stream(
            context.topic(Topics.ISSUE_OCSF),
            Consumed.with(Serdes.String(), context.serde(Topics.ISSUE_OCSF)).withName("consume"))
        .to("copied", Produced.with(Serdes.String(), Serdes.String()).withName("produce"));
    return builder.build();
  }
}
