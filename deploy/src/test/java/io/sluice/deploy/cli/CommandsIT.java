/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sluice.deploy.platform.SharedPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands against a real platform. */
class CommandsIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ASSET = "image:registry.acme.example/commands-it";
  private static final String APPLICATION = "unowned:" + ASSET;

  @TempDir private Path directory = Path.of("");

  @Test
  void shouldLeadFromAReportToAnExplainedIssue() throws IOException {
    RecordedTerminal submitted =
        run("submit", report("CVE-2021-44228"), "--asset", ASSET, "--wait");
    assertThat(submitted.err()).isEmpty();
    assertThat(submitted.out()).contains("grype: 1 findings of grype to aspm.raw.container");

    JsonNode issue = queue().getFirst();
    assertThat(issue.path("vulnerabilityIds").get(0).asText()).isEqualTo("CVE-2021-44228");
    assertThat(run("queue", "--owner", "unowned").out()).contains(issue.path("issueId").asText());

    RecordedTerminal explained = run("explain", issue.path("issueId").asText());
    assertThat(explained.out())
        .contains("Members: 1 finding", "log4j-core@2.14.1", "Find out next", "sum");

    JsonNode json = JSON.readTree(run("explain", issue.path("issueId").asText(), "--json").out());
    assertThat(json.path("scored").path("scoreTenths").asInt())
        .isEqualTo(
            Stream.of(json.path("scored").path("rows"))
                .flatMap(rows -> rows.valueStream())
                .mapToInt(row -> row.path("pointsTenths").asInt())
                .sum());
    assertThat(json.path("correlated").path("members")).hasSize(1);
  }

  @Test
  void shouldDecodeATopicThroughTheRegistry() throws IOException {
    run("submit", report("CVE-2022-22965"), "--asset", ASSET + "-consume", "--wait");

    RecordedTerminal consumed =
        run("consume", "issue.prioritized", "--from-beginning", "--max", "1", "--json");

    JsonNode record = JSON.readTree(consumed.out());
    assertThat(record.path("topic").asText()).isEqualTo("aspm.issue.prioritized");
    assertThat(record.path("value").path("eventId").asText()).isNotEmpty();
    assertThat(record.path("key").asText())
        .isEqualTo(
            record.path("value").path("application").asText()
                + "|"
                + record.path("value").path("issueId").asText());
  }

  @Test
  void shouldPublishNothingOfAMalformedReport() throws IOException {
    String whole = report("CVE-2023-1");
    String text = Files.readString(Path.of(whole));
    Path broken = Files.writeString(directory.resolve("broken.json"), text.substring(0, 200));
    String asset = ASSET + "-malformed";

    RecordedTerminal submitted =
        run("submit", broken.toString(), whole, "--format", "grype", "--asset", asset, "--wait");

    assertThat(submitted.code()).isEqualTo(ExitCode.DATA);
    assertThat(submitted.err().lines()).hasSize(1);
    assertThat(submitted.err()).contains("broken.json: line ");
    assertThat(submitted.out()).as("the next file is taken").contains("1 findings");
    assertThat(queueOf("unowned:" + asset)).hasSize(1);
  }

  @Test
  void shouldAskForTheAssetOfAReport() throws IOException {
    RecordedTerminal submitted = run("submit", report("CVE-2023-2"));

    assertThat(submitted.code()).isEqualTo(ExitCode.USAGE);
    assertThat(submitted.err()).contains("--asset");
  }

  @Test
  void shouldSayThatTopicOrIssueIsUnknown() {
    assertThat(run("consume", "nothing").code()).isEqualTo(ExitCode.DATA);
    assertThat(run("explain", "SLC-000000000000").code()).isEqualTo(ExitCode.DATA);
  }

  @Test
  void shouldFindTheTopicsAsTheManifestSays() {
    assertThat(run("topics", "check").code()).isEqualTo(ExitCode.OK);
    assertThat(run("topics", "create").err()).startsWith("0 topics created");
    assertThat(run("status").code()).isEqualTo(ExitCode.OK);
  }

  private List<JsonNode> queue() throws IOException {
    return queueOf(APPLICATION);
  }

  private List<JsonNode> queueOf(String application) throws IOException {
    List<JsonNode> issues = new ArrayList<>();
    for (String line : run("queue", "--app", application, "--json").outLines()) {
      issues.add(JSON.readTree(line));
    }
    return issues;
  }

  private RecordedTerminal run(String... arguments) {
    RecordedTerminal terminal = RecordedTerminal.pipe();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--data");
    all.add(SharedPlatform.get().data().root().toString());
    terminal.run(all.toArray(String[]::new));
    return terminal;
  }

  private String report(String vulnerability) throws IOException {
    return Files.writeString(
            directory.resolve(vulnerability + ".json"), SampleReports.grype(vulnerability))
        .toString();
  }
}
