/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Collected;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportException;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.Reports;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports that are no JSON: tables, and blocks of lines. */
final class TablesTest {

  private static final ReportFormat TABLE =
      Columns.format(
          "audit",
          ',',
          Map.of(
              "title",
              "Finding",
              "severity",
              "Risk",
              "file",
              "Path",
              "line",
              "Line",
              "cwe",
              "CWE"));

  @Test
  void shouldReadATableByItsColumns() throws IOException {
    String table =
        "Finding,Risk,Path,Line,CWE\r\n"
            + "\"Injection, \"\"SQL\"\"\",High,src/a.py,12,\"CWE-89, 564\"\r\n"
            + "\"Two\nlines\",Low,src/b.py,,\r\n\r\n"
            + "Short\r\n";

    Collected report = Collected.read(TABLE, table);

    assertThat(report.scans.getFirst().tool()).isEqualTo("audit");
    assertThat(report.findings)
        .extracting(RawFinding::getTitle)
        .containsExactly("Injection, \"SQL\"", "Two lines", "Short");
    RawFinding first = report.findings.getFirst();
    assertThat(first.getCwes()).containsExactly(89, 564);
    assertThat(first.getLocations().getFirst().getStartLine()).isEqualTo(12);
    assertThat(first.getPointer()).isEqualTo("line:2");
  }

  @Test
  void shouldReadEveryEncodingThatSaysItsName() throws IOException {
    String table = "\uFEFFFinding,Risk\ngrößer,High\n";

    for (Charset charset : new Charset[] {UTF_8, UTF_16LE}) {
      assertThat(Collected.read(TABLE, ReportInput.of("x", table.getBytes(charset))).findings)
          .extracting(RawFinding::getTitle)
          .containsExactly("größer");
    }
    assertThatThrownBy(
            () ->
                Collected.read(TABLE, ReportInput.of("x", table.substring(1).getBytes(ISO_8859_1))))
        .isInstanceOf(MalformedReportException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Finding,Finding\na,b\n",
        "Finding,Risk\na,b,c\n",
        "Finding,Risk\n\"a,b\n",
        "Finding,Risk\n\"a\"x,b\n"
      })
  void shouldRefuseWhatIsNoTable(String table) {
    assertThatThrownBy(() -> Collected.read(TABLE, table)).isInstanceOf(ReportException.class);
  }

  @Test
  void shouldSurviveATableThatIsCutOrDamagedAnywhere() throws IOException {
    byte[] table =
        ("Finding,Risk\n" + "\"a, \"\"b\"\"\nc\",High\n".repeat(10) + "NUL\0,Low\n")
            .getBytes(UTF_8);

    for (int i = 0; i < table.length; i++) {
      byte[] odd = table.clone();
      odd[i] = (byte) (i % 2 == 0 ? 0 : '"');
      assertReadOrRefused(odd);
      assertReadOrRefused(Arrays.copyOf(table, i));
    }
  }

  private static void assertReadOrRefused(byte[] table) throws IOException {
    try {
      Collected.read(TABLE, ReportInput.of("x", table));
    } catch (ReportException e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
    }
  }

  @Test
  void shouldRecogniseTheTextsOfBundlerAudit() throws IOException {
    String clean = "No vulnerabilities found\n";
    String text = "Name: rack\nVersion: 1.6.13\nCVE: CVE-2020-8161\nCriticality: High\n";

    for (String report : new String[] {clean, text}) {
      assertThat(Reports.known().open(ReportInput.of("x", report), Optional.empty()).format().id())
          .isEqualTo("bundler-audit-text");
    }
    ReportFormat format = Reports.known().find("bundler-audit-text").orElseThrow();
    assertThat(Collected.read(format, clean).findings).isEmpty();
    assertThatThrownBy(() -> Collected.read(format, "Could not find Gemfile.lock\n"))
        .isInstanceOf(MalformedReportException.class);
  }

  @Test
  void shouldTakeAnEmptyFileOnlyWhenTheFormatIsStated() throws IOException {
    ReportInput empty = ReportInput.of("x", "");

    assertThat(Reports.known().open(empty, Optional.of("nuclei")).format().id())
        .isEqualTo("nuclei");
    assertThatThrownBy(() -> Reports.known().open(empty, Optional.empty()))
        .hasMessage("the report is empty");
    assertThatThrownBy(() -> Reports.known().open(empty, Optional.of("bandit")))
        .hasMessage("the report is empty");
  }
}
