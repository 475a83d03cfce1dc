/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deploy.platform.EmbeddedPlatform;
import io.sluice.deploy.platform.PlatformOptions;
import io.sluice.deploy.platform.SharedPlatform;
import io.sluice.event.ScanRecord;
import io.sluice.topic.Topic;
import io.sluice.topic.Topics;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong, broken and huge reports through {@code parse} and {@code submit}. */
class HostileInputIT {

  private static final int RESULTS = 200_000;

  @TempDir private Path directory = Path.of("");

  private static EmbeddedPlatform platform;

  /** Without the apps: what is published counts here, and the huge report would keep them busy. */
  @BeforeAll
  static void start() {
    platform = SharedPlatform.fresh("hostile-it", PlatformOptions.DEFAULT.withoutApps());
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"truncated.sarif", "empty.json", "picture.json", "page.html", "list.json"})
  void shouldRefuseABadFileWithOneLineAndPublishNothing(String name) throws IOException {
    Path file = Files.write(directory.resolve(name), content(name));
    Map<TopicPartition, Long> before = rawEnds();

    RecordedTerminal parse = RecordedTerminal.pipe();
    RecordedTerminal submit = RecordedTerminal.pipe();
    int parsed = parse.run("parse", file.toString());
    int submitted =
        submit.run(
            "submit",
            file.toString(),
            "--asset",
            "repo:example/hostile",
            "--data",
            platform.data().root().toString());

    assertThat(parsed).isEqualTo(ExitCode.DATA);
    assertThat(submitted).isEqualTo(ExitCode.DATA);
    assertThat(parse.err().strip()).isNotEmpty().doesNotContain("\tat ").doesNotContain("\n");
    assertThat(submit.err().strip()).isNotEmpty().doesNotContain("\tat ");
    assertThat(rawEnds()).isEqualTo(before);
  }

  @Test
  void shouldTakeAHugeReportInASmallHeap() throws IOException, InterruptedException {
    Path file = directory.resolve("huge.sarif");
    writeHuge(file);
    assertThat(Files.size(file)).isGreaterThan(200_000_000);
    Path out = directory.resolve("findings.jsonl");

    int parsed = inSmallHeap(out, "parse", file.toString());

    assertThat(parsed).as(() -> tail(directory.resolve("stderr"))).isZero();
    try (var lines = Files.lines(out)) {
      assertThat(lines.count()).isEqualTo(RESULTS);
    }
    Files.delete(out);

    long before = total(rawEnds());
    int submitted =
        inSmallHeap(
            out,
            "submit",
            file.toString(),
            "--asset",
            "repo:example/huge",
            "--data",
            platform.data().root().toString());

    assertThat(submitted).as(() -> tail(directory.resolve("stderr"))).isZero();
    // Findings, start, completion, and the marker of the one transaction that holds them.
    assertThat(total(rawEnds()) - before).isEqualTo(RESULTS + 3L);
  }

  private int inSmallHeap(Path out, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(directory.resolve("stderr").toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  private static void writeHuge(Path file) throws IOException {
    String filler = "A value from the request reaches a query without a check. ".repeat(16);
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      writer.write(
          "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {\"name\": \"huge\"}}, \"results\": [");
      for (int i = 0; i < RESULTS; i++) {
        writer.write(i == 0 ? "\n" : ",\n");
        writer.write(
            """
            {"ruleId": "sqli", "level": "error", "message": {"text": "%s"}, "locations": [{"physicalLocation":\
             {"artifactLocation": {"uri": "src/File%d.java"}, "region": {"startLine": %d}}}]}"""
                .formatted(filler, i % 5000, i));
      }
      writer.write("]}]}");
    }
  }

  private static byte[] content(String name) throws IOException {
    return switch (name) {
      case "truncated.sarif" -> {
        byte[] whole =
            Files.readAllBytes(SamplePortfolio.file("reports/payments-api.spotbugs.sarif"));
        yield java.util.Arrays.copyOf(whole, whole.length / 2);
      }
      case "empty.json" -> new byte[0];
      case "picture.json" -> new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13};
      case "page.html" -> "<!doctype html><html><body>Sign in</body></html>".getBytes(UTF_8);
      case "list.json" -> "[1, 2, 3]".getBytes(UTF_8);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private Map<TopicPartition, Long> rawEnds() {
    Map<TopicPartition, Long> ends =
        new TreeMap<>(java.util.Comparator.comparing(Object::toString));
    try (Pipeline pipeline = new Pipeline(platform)) {
      for (Topic<String, ScanRecord> topic : Topics.allRaw()) {
        ends.putAll(pipeline.ends(topic));
      }
    }
    return ends;
  }

  private static long total(Map<TopicPartition, Long> ends) {
    return ends.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String tail(Path file) {
    try {
      String text = Files.readString(file);
      return text.substring(Math.max(0, text.length() - 2000));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
