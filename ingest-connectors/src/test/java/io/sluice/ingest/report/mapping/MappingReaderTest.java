/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Collected;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.Reports;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MappingReaderTest {

  private static final String HEAD =
      """
      format: acme
      tool: acme
      category: sast
      identity: rule
      findings:
        - at: $.files[*].problems[*]
          rule: check
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "tools: x| 8: unknown key 'tools'",
        "    colour: red| 8: unknown key 'colour'",
        "    title: a..b| 8: 'a..b' is no path",
        "    title: {path: a, table: grades}| 8: there is no table 'grades'",
        "    title: {path: a, find: '('}| 8: no regular expression",
        "    message: ^^.name| 6: '^^.name' asks for an element around the items",
        "    message: ^.problems| 6: '^.problems' leads into what is streamed",
        "    message: $.files| 6: $.files is asked for as a whole and streamed",
        "    message: {lookup: rules, by: check, get: help}| 6: there is no lookup",
        "    category: fast| 8: 'fast' is no category",
        "    rule: other| 8: 'rule' stands twice",
        "    when: {a: {is: 1}}| 8: unknown key 'is'",
        "    location: {file: a}| 8: unknown key 'file'",
        "    title: '{a'| 8: '}' is missing",
        "  - rule: check| 8: 'at' is missing",
      })
  void shouldRefuseAWrongMappingWithItsLine(String line, String problem) {
    assertThatThrownBy(() -> MappedFormat.parse("acme.yaml", HEAD + line))
        .isInstanceOf(InvalidMappingException.class)
        .hasMessageContaining(problem.strip().substring(3))
        .hasMessageMatching("acme\\.yaml:[0-9]+: .*");
  }

  @Test
  void shouldRefuseAnIdentityThatIsNotMapped() {
    assertThatThrownBy(
            () -> MappedFormat.parse("a.yaml", HEAD.replace("identity: rule", "identity: id")))
        .hasMessage("a.yaml:4: 'id' is no field that this mapping sets");
  }

  @Test
  void shouldReadWhatStandsBehindTheFindings() throws IOException {
    ReportFormat format =
        MappedFormat.parse(
            "acme.yaml",
            """
            format: acme
            tool: acme
            category: sast
            identity: rule
            scan: {version: $.about.version}
            lookups:
              rules: {at: $.rules.*, facts: {help: text}}
            findings:
              - at: $.files[*].problems[*]
                rule: check
                title: "{check} in {^.name} of {^~}"
                remediation: {lookup: rules, by: check, get: help}
                location: {path: ^.name}
            """);

    Collected report =
        Collected.read(
            format,
            """
            {"files": [
              {"problems": [{"check": "A"}, {"check": "B"}], "name": "one"},
              {"problems": [{"check": "A"}], "name": "two"}],
             "rules": {"A": {"text": "Do not."}}, "about": {"version": "3"}}
            """);

    assertThat(report.findings)
        .extracting(RawFinding::getTitle)
        .containsExactly("A in one of 0", "B in one of 0", "A in two of 1");
    assertThat(report.findings.getFirst().getRemediation()).isEqualTo("Do not.");
    assertThat(report.findings.get(1).getRemediation()).isNull();
    assertThat(report.scans.getFirst().toolVersion()).contains("3");
  }

  @Test
  void shouldRefuseAReportOfAnotherShape() throws IOException {
    ReportFormat format = MappedFormat.parse("acme.yaml", HEAD);

    assertThatThrownBy(() -> Collected.read(format, "{\"other\": []}"))
        .isInstanceOf(MalformedReportException.class)
        .hasMessage("at the top: this is no report of acme: there is no 'files'");
    assertThatThrownBy(() -> Collected.read(format, "{\"files\": {\"a\": 1}}"))
        .hasMessage("at /files: expected an array but found an object");
    assertThat(Collected.read(format, "{\"files\": null}").findings).isEmpty();
  }

  @Test
  void shouldNotHoldAnItemThatIsTooLarge() {
    ReportFormat format = MappedFormat.parse("acme.yaml", HEAD);
    String item = "{\"check\": \"A\", \"x\": [" + "0,".repeat(500_000) + "0]}";

    assertThatThrownBy(() -> Collected.read(format, "{\"files\":[{\"problems\":[" + item + "]}]}"))
        .isInstanceOf(MalformedReportException.class)
        .hasMessageContaining("one element has more than 500000 values");
  }

  @Test
  void shouldStayLinearWhateverTheExpressionIs() throws IOException {
    ReportFormat format =
        MappedFormat.parse(
            "acme.yaml",
            HEAD.replace("rule: check", "rule: {path: check, find: '(a+)+$'}\n    title: =t"));
    String text = "a".repeat(40_000) + "b";

    assertThat(
            Collected.read(format, "{\"files\":[{\"problems\":[{\"check\":\"" + text + "\"}]}]}")
                .findings)
        .hasSize(1);
  }

  @Test
  void shouldNotReplaceAFormatThatIsThere() {
    MappedFormat format =
        MappedFormat.parse("a.yaml", HEAD.replace("format: acme", "format: sarif"));

    assertThatThrownBy(() -> Reports.known().with(List.of(format)))
        .hasMessageContaining("there is already a format 'sarif'");
  }
}
