/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.gitleaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Collected;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportFormatKit;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.Reports;
import io.sluice.ingest.report.Samples;
import io.sluice.ingest.report.UnknownFormatException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GitleaksFormatTest extends ReportFormatKit {

  @Override
  protected ReportFormat format() {
    return new GitleaksFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(Samples.text("gitleaks/v8.json"), Samples.text("gitleaks/v7.json"));
  }

  @Override
  protected List<String> structure() {
    return List.of("/0", "/1");
  }

  /** What a clean repository gives. */
  @Override
  protected boolean isWrong(String text) {
    return !text.equals("null");
  }

  @Override
  protected Stream<String> large(int findings) {
    String leak =
        """
        {"RuleID":"generic-api-key","Description":"Detected a key","StartLine":%d,"Match":"key=aB3dE6gH9jK2mN5%d",
        "Secret":"aB3dE6gH9jK2mN5%d","File":"src/file-%d.py","Tags":[]}""";
    return Stream.concat(
        Stream.of("["),
        Stream.concat(
            IntStream.range(0, findings)
                .mapToObj(i -> (i == 0 ? "" : ",") + leak.formatted(i + 1, i, i, i)),
            Stream.of("]")));
  }

  @Test
  void shouldReadALeakWithoutItsValue() throws IOException {
    Collected report = Collected.read(format(), Samples.text("gitleaks/v8.json"));

    assertThat(report.findings).hasSize(3);
    RawFinding leak = report.findings.getFirst();
    assertThat(leak.getRuleId()).isEqualTo("generic-api-key");
    assertThat(leak.getTitle())
        .isEqualTo(
            "Detected a Generic API Key, potentially exposing access to various services and"
                + " sensitive operations.");
    assertThat(leak.getSecret().getDetector()).isEqualTo("generic-api-key");
    assertThat(leak.getSecret().getHmac())
        .isEqualTo(Collected.REDACTOR.hmac("q7vR2mXw9LpZt4KcY8sB1nGdH6jF3aQe"));
    assertThat(leak.getSecret().getPreview()).isEqualTo("q7vR");
    assertThat(leak.getLocations().getFirst().getPath()).isEqualTo("services/cart/config.yaml");
    assertThat(leak.getLocations().getFirst().getStartLine()).isEqualTo(12);
    assertThat(leak.getLocations().getFirst().getEndColumn()).isEqualTo(47);
    assertThat(leak.getEvidence()).contains("Match: apiKey: ", "Commit: 4f2c9d1e8b7a", "4.875");
    assertThat(leak.getTags()).containsExactly("key", "api");
    assertThat(report.text()).doesNotContain("q7vR2mXw9LpZ", "bm90IGEga2V5", "ada@acme.example");
  }

  @Test
  void shouldReadFilesWithoutCommitAndRedactedValues() throws IOException {
    Collected report = Collected.read(format(), Samples.text("gitleaks/v8.json"));

    assertThat(report.findings.get(1).getLocations().getFirst().getPath())
        .isEqualTo("deploy/dev.pem");
    assertThat(report.findings.get(1).getSecret().getHmac()).isNotNull();
    assertThat(report.findings.get(2).getTitle()).isEqualTo("slack-webhook-url");
    assertThat(report.findings.get(2).getSecret().getHmac()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"REDACT", "REDACTED", "q7vR2mXw9LpZt4KcY8sB...", "********"})
  void shouldNotTakeAMaskForTheValue(String mask) throws IOException {
    String report =
        "[{\"RuleID\":\"r\",\"Match\":\"key=%s\",\"Secret\":\"%s\",\"File\":\"a\"}]"
            .formatted(mask, mask);

    RawFinding leak = Collected.read(format(), report).findings.getFirst();

    assertThat(leak.getSecret().getHmac()).isNull();
    assertThat(leak.toString()).doesNotContain("q7vR2mXw9LpZt4KcY8sB");
  }

  @Test
  void shouldReadTheLegacyForm() throws IOException {
    Collected report = Collected.read(format(), Samples.text("gitleaks/v7.json"));

    assertThat(report.scans.getFirst().asset()).contains("repo:git.acme.example/acme/shop");
    RawFinding leak = report.findings.getFirst();
    assertThat(leak.getRuleId()).isEqualTo("Password in URL");
    assertThat(leak.getTitle()).isEqualTo("Password in URL");
    assertThat(leak.getLocations().getFirst().getStartLine()).isEqualTo(4);
    assertThat(leak.getTags()).containsExactly("key", "password");
    assertThat(leak.getReferences()).hasSize(1);
    assertThat(report.text()).doesNotContain("h8Kq2Zr5Wn7Yx3Vb", "token@");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", " [ \n ] ", "null", "null\n"})
  void shouldTakeACleanRepositoryForACompleteScan(String text) throws IOException {
    Collected report = Collected.read(format(), text);

    assertThat(report.findings).isEmpty();
    assertThat(report.scans).singleElement().matches(scan -> scan.complete());
    // Taken for Gitleaks' unasked, another tool's clean report would resolve Gitleaks' findings.
    assertThatThrownBy(() -> Reports.known().open(ReportInput.of("x", text), Optional.empty()))
        .isInstanceOf(UnknownFormatException.class)
        .hasMessageContaining("an empty list")
        .hasMessageContaining("state the format");
  }

  @Test
  void shouldRefuseAnArrayOfSomethingElse() {
    assertThatThrownBy(() -> Collected.read(format(), "[{\"File\": \"a\"}]"))
        .isInstanceOf(MalformedReportException.class)
        .hasMessage("at /0: a leak needs a 'RuleID' or a 'rule'");
  }
}
