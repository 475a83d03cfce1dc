/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParseCommandTest {

  private static final String REPORT = SampleReports.grype("CVE-2021-44228");

  @TempDir private Path directory = Path.of("");
  private final RecordedTerminal terminal = RecordedTerminal.pipe();
  private Path report = Path.of("");

  @BeforeEach
  void writeReport() throws IOException {
    report = Files.writeString(directory.resolve("report.json"), REPORT);
  }

  @Test
  void shouldPrintOneNormalizedFindingALine() throws IOException {
    assertThat(parse(report)).isEqualTo(ExitCode.OK);

    assertThat(terminal.outLines()).hasSize(1);
    JsonNode finding = JsonMapper.builder().build().readTree(terminal.out());
    assertThat(finding.path("findingKey").asText()).matches("[0-9a-f]{32}");
    assertThat(finding.path("severity").asText()).isEqualTo("CRITICAL");
    assertThat(finding.path("vulnerabilityIds").get(0).asText()).isEqualTo("CVE-2021-44228");
    assertThat(finding.path("asset").asText()).isEqualTo("image:registry.acme.example/shop");
    assertThat(terminal.err()).isEqualTo("1 findings, 0 components in 1 scan (grype)\n");
  }

  @Test
  void shouldTakeTheSendersWordForTheAsset() {
    assertThat(parse(report, "--asset", "image:other")).isEqualTo(ExitCode.OK);

    assertThat(terminal.out()).contains("\"asset\":\"image:other\"");
  }

  @Test
  void shouldReadStandardInputUnderTheNameDash() {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(REPORT.getBytes(UTF_8)));
    try {
      assertThat(parse(Path.of("-"))).isEqualTo(ExitCode.OK);
    } finally {
      System.setIn(before);
    }

    assertThat(terminal.outLines()).hasSize(1);
    assertThat(terminal.out()).contains("\"stdin\"").doesNotContain("sluice-stdin");
  }

  @Test
  void shouldPrintNothingOfAMalformedReport() throws IOException {
    Files.writeString(report, REPORT.substring(0, REPORT.length() - 20));

    assertThat(parse(report, "--format", "grype")).isEqualTo(ExitCode.DATA);

    assertThat(terminal.out()).isEmpty();
    assertThat(terminal.err().lines()).hasSize(1);
    assertThat(terminal.err()).startsWith("sluice: " + report + ": line ");
  }

  @Test
  void shouldRefuseWhatIsNoReport() throws IOException {
    assertThat(parse(Files.writeString(directory.resolve("empty"), ""))).isEqualTo(ExitCode.DATA);
    assertThat(parse(Files.writeString(directory.resolve("text"), "hi"))).isEqualTo(ExitCode.DATA);
    assertThat(parse(directory.resolve("none"))).isEqualTo(ExitCode.DATA);
    assertThat(parse(directory)).isEqualTo(ExitCode.DATA);

    assertThat(terminal.out()).isEmpty();
    assertThat(terminal.err().lines()).hasSize(4);
  }

  @Test
  void shouldNameTheKnownFormats() {
    assertThat(parse(report, "--format", "xlsx")).isEqualTo(ExitCode.DATA);

    assertThat(terminal.err()).contains("xlsx", "grype");
  }

  private int parse(Path file, String... more) {
    String[] arguments = new String[more.length + 4];
    arguments[0] = "parse";
    arguments[1] = file.toString();
    arguments[2] = "--data";
    arguments[3] = directory.resolve("data").toString();
    System.arraycopy(more, 0, arguments, 4, more.length);
    return terminal.run(arguments);
  }
}
