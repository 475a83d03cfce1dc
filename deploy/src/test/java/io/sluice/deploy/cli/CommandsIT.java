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
  void shouldLeadFromAnIssueToItsRawRecordAndBack() throws IOException {
    String asset = ASSET + "-trace";
    String report = report("CVE-2021-45046");
    run("submit", report, "--asset", asset, "--wait");

    JsonNode issue =
        JSON.readTree(
            run("queue", "--app", "unowned:" + asset, "--members", "--json").outLines().getFirst());
    JsonNode provenance = issue.path("findings").path(0).path("provenance");
    assertThat(provenance.path("reportName").asText()).isEqualTo("CVE-2021-45046.json");
    assertThat(provenance.path("reportDigest").asText()).hasSize(64);
    assertThat(provenance.path("pointer").asText()).isEqualTo("/matches/0");
    String position =
        "%s[%s]@%s"
            .formatted(
                provenance.path("topic").asText(),
                provenance.path("partition").asText(),
                provenance.path("offset").asText());
    assertThat(run("queue", "--app", "unowned:" + asset, "--members").out())
        .contains(position, "/matches/0");

    JsonNode back = JSON.readTree(run("trace", position, "--json").out());
    assertThat(back.path("issueId")).isEqualTo(issue.path("issueId"));
    assertThat(back.path("current").asBoolean()).isTrue();

    // A scan that found the same told nothing; its records lead to the same issue.
    run("submit", report, "--asset", asset, "--wait");
    List<String> both =
        run(
                "trace",
                "--report",
                provenance.path("reportDigest").asText().substring(0, 8),
                "--pointer",
                "/matches/0",
                "--json")
            .outLines();
    assertThat(both)
        .hasSize(2)
        .allSatisfy(
            line ->
                assertThat(JSON.readTree(line).path("issueId")).isEqualTo(issue.path("issueId")));
    assertThat(run("trace", "--report", "CVE-2021-45046.json").out())
        .contains(issue.path("issueId").asText(), position);
  }

  @Test
  void shouldSayWhatCannotBeTraced() {
    assertThat(run("trace").code()).isEqualTo(ExitCode.USAGE);
    assertThat(run("trace", "raw.sast 3 17").code()).isEqualTo(ExitCode.USAGE);
    assertThat(run("trace", "aspm.raw.sast[0]@99999999").code()).isEqualTo(ExitCode.DATA);
    assertThat(run("trace", "aspm.raw.nonsense[0]@1").code()).isEqualTo(ExitCode.DATA);
    assertThat(run("trace", "--report", "no-such-report.json").code()).isEqualTo(ExitCode.DATA);
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
  void shouldSubmitWhatWasPutIntoADirectory() throws IOException {
    Path inbox = directory.resolve("inbox");
    Path place = Files.createDirectories(inbox.resolve("image/registry.acme.example/watch-it"));
    Files.copy(Path.of(report("CVE-2021-44228")), place.resolve("grype.json"));
    Files.writeString(place.resolve("broken.json"), "{");

    RecordedTerminal watched = run("watch", inbox.toString(), "--once");

    assertThat(watched.code()).isEqualTo(ExitCode.OK);
    assertThat(watched.out()).contains("grype.json: 1 findings", "broken.json: refused");
    assertThat(inbox.resolve("done/image/registry.acme.example/watch-it/grype.json")).exists();
    assertThat(inbox.resolve("failed/image/registry.acme.example/watch-it/broken.json.error.txt"))
        .exists();
  }

  @Test
  void shouldMakeListAndRevokeTokens() {
    String file = directory.resolve("tokens.json").toString();
    RecordedTerminal made =
        run("token", "create", "ci", "--asset", "repo:x/*", "--category", "sast", "--tokens", file);
    assertThat(made.out()).startsWith("slu_");

    assertThat(run("token", "create", "ci", "--asset", "**", "--tokens", file).code())
        .as("the name is taken")
        .isEqualTo(ExitCode.USAGE);
    assertThat(run("token", "list", "--tokens", file).out())
        .contains("ci", "repo:x/*", "sast")
        .doesNotContain(made.out().strip());
    assertThat(run("token", "revoke", "ci", "--tokens", file).code()).isEqualTo(ExitCode.OK);
    assertThat(run("token", "revoke", "ci", "--tokens", file).code()).isEqualTo(ExitCode.DATA);
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
