/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.prowler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Collected;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportFormatKit;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.Reports;
import io.sluice.ingest.report.Samples;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ProwlerFormatTest extends ReportFormatKit {

  @Override
  protected ReportFormat format() {
    return new ProwlerFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(Samples.text("prowler/v3.json"), Samples.text("prowler/v2.json"));
  }

  @Override
  protected List<String> structure() {
    return List.of("/0", "/0/Remediation");
  }

  @Override
  protected Stream<String> large(int findings) {
    String entry =
        "{\"CheckID\":\"c%d\",\"Status\":\"FAIL\",\"StatusExtended\":\"x\",\"Severity\":\"low\"}";
    return Stream.concat(
        Stream.of("["),
        Stream.concat(
            IntStream.range(0, findings).mapToObj(i -> (i == 0 ? "" : ",") + entry.formatted(i)),
            Stream.of("]")));
  }

  @Test
  void shouldReadWhatFailedAndWhatSomebodyHasToLookAt() throws IOException {
    List<RawFinding> findings = read("prowler/v3.json").findings;

    assertThat(findings)
        .extracting(RawFinding::getRuleId, RawFinding::getSuppressionReason)
        .containsExactly(
            tuple("acm_expiry", null), tuple("contact", "not decided by prowler: MANUAL"));
    RawFinding failed = findings.getFirst();
    assertThat(failed.getTitle()).isEqualTo("Certificates expire");
    assertThat(failed.getToolFindingId())
        .isEqualTo("prowler-aws-acm_expiry-111122223333-eu-west-1-shop");
    assertThat(failed.getLocations().getFirst().getResource())
        .isEqualTo("arn:aws:acm:eu-west-1:111122223333:certificate/1");
    assertThat(failed.getTags()).contains("account:111122223333", "region:eu-west-1");
  }

  @Test
  void shouldReadTheTableOfVersion2() throws IOException {
    List<RawFinding> findings = read("prowler/v2.csv").findings;

    assertThat(findings)
        .extracting(
            RawFinding::getRuleId, RawFinding::getSeverity, RawFinding::getSuppressionReason)
        .containsExactly(
            tuple("check11", "informational", "the check passed"), tuple("check12", "High", null));
    assertThat(findings.getFirst().getDescription())
        .isEqualTo("The \"root\" account, may do everything.");
    assertThat(findings).extracting(RawFinding::getPointer).containsExactly("line:2", "line:3");
  }

  @Test
  void shouldReadTheTableSinceVersion3() throws IOException {
    List<RawFinding> findings = read("prowler/v4.csv").findings;

    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.getRuleId()).isEqualTo("acm_expiry");
              assertThat(finding.getSuppressionReason()).isEqualTo("muted in Prowler");
              assertThat(finding.getLocations().getFirst().getResource())
                  .isEqualTo("arn:aws:acm:1");
            });
  }

  @Test
  void shouldFindItselfInATable() throws IOException {
    for (String sample : List.of("prowler/v2.csv", "prowler/v4.csv")) {
      ReportPeek peek = ReportPeek.at(ReportInput.of("x", Samples.text(sample)));

      assertThat(Reports.known().candidates(peek))
          .extracting(ReportFormat::id)
          .containsExactly("prowler");
    }
  }

  @Test
  void shouldRefuseATableThatIsNotText() {
    byte[] table = Samples.text("prowler/v2.csv").getBytes(UTF_8);
    table[table.length - 20] = (byte) 0xff;

    assertThatThrownBy(() -> Collected.read(format(), ReportInput.of("x", table)))
        .isInstanceOf(MalformedReportException.class)
        .hasMessageContaining("line");
  }

  private Collected read(String sample) throws IOException {
    return Collected.read(format(), Samples.text(sample));
  }
}
