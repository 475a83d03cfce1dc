/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.npm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Collected;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportFormatKit;
import io.sluice.ingest.report.Samples;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class YarnAuditFormatTest extends ReportFormatKit {

  @Override
  protected ReportFormat format() {
    return new YarnAuditFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(Samples.text("npm/yarn4.jsonl"), Samples.text("npm/yarn1.jsonl"));
  }

  @Override
  protected List<String> structure() {
    return List.of("/children");
  }

  @Override
  protected boolean isOneDocument() {
    return false;
  }

  /** The first step of a pointer is the number of the document. */
  @Override
  protected boolean resolves(String sample, String pointer) throws IOException {
    String[] parts = pointer.split("/", 3);
    String line = sample.lines().toList().get(Integer.parseInt(parts[1]));
    return super.resolves(line, parts.length < 3 ? "" : "/" + parts[2]);
  }

  @Override
  protected Stream<String> large(int findings) {
    String entry = "{\"value\":\"p%d\",\"children\":{\"ID\":%d,\"Issue\":\"x\"}}\n";
    return Stream.concat(
        Stream.of("{\"type\":\"auditSummary\",\"data\":{}}\n"),
        Stream.concat(
            IntStream.range(0, findings).mapToObj(i -> "" + entry.formatted(i, i)), Stream.of("")));
  }

  @Test
  void shouldMakeOneFindingOfAnAdvisoryOnSeveralPaths() throws IOException {
    Collected report = read("npm/yarn1.jsonl");

    assertThat(report.findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.getTitle()).isEqualTo("CVE-2022-0235 in node-fetch 2.6.5");
              assertThat(finding.getPackage$().getPath()).isEqualTo("yarn.lock");
              assertThat(finding.getCwes()).containsExactly(173, 200);
              assertThat(finding.getEvidence())
                  .isEqualTo("2.6.5: a>node-fetch\n2.6.5: b>node-fetch");
            });
  }

  @Test
  void shouldReadTheLinesOfYarn4() throws IOException {
    List<RawFinding> findings = read("npm/yarn4.jsonl").findings;

    assertThat(findings.getFirst().getTitle())
        .isEqualTo("GHSA-37q5-v5qm-c9v8 in transformers 4.37.2");
    assertThat(findings.getFirst().getVulnerabilityIds()).containsExactly("GHSA-37q5-v5qm-c9v8");
    assertThat(findings.get(1).getTitle()).isEqualTo("left-pad is deprecated");
  }

  @Test
  void shouldRefuseAnAuditThatFailed() {
    assertThatThrownBy(
            () -> Collected.read(format(), "{\"type\":\"error\",\"data\":\"no registry\"}"))
        .isInstanceOf(MalformedReportException.class)
        .hasMessageContaining("no registry");
  }

  private Collected read(String sample) throws IOException {
    return Collected.read(format(), Samples.text(sample));
  }
}
