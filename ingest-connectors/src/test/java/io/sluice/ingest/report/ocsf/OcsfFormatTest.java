/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.ocsf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.Rating;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Collected;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportFormatKit;
import io.sluice.ingest.report.Samples;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class OcsfFormatTest extends ReportFormatKit {

  @Override
  protected ReportFormat format() {
    return new OcsfFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(Samples.text("ocsf/events.json"));
  }

  @Override
  protected List<String> structure() {
    return List.of("/0", "/0/finding_info", "/0/vulnerabilities", "/0/vulnerabilities/0/cve");
  }

  @Override
  protected Stream<String> large(int findings) {
    String entry =
        "{\"class_uid\":2004,\"severity\":\"Low\",\"metadata\":{\"product\":{\"name\":\"x\"}},\"finding_info\":{\"uid\":\"%d\",\"title\":\"t\"}}";
    return Stream.concat(
        Stream.of("["),
        Stream.concat(
            IntStream.range(0, findings).mapToObj(i -> (i == 0 ? "" : ",") + entry.formatted(i)),
            Stream.of("]")));
  }

  @Test
  void shouldReadEachVulnerabilityOfAnEvent() throws IOException {
    Collected report = read("ocsf/events.json");

    assertThat(report.scans)
        .extracting(ScanHeader::tool, ScanHeader::category, ScanHeader::complete)
        .containsExactly(
            tuple("acme code", Category.SAST, false),
            tuple("acme scan", Category.CONTAINER, false),
            tuple("prowler", Category.CLOUD, true));
    RawFinding cve = report.findings.get(1);
    assertThat(cve.getPointer()).isEqualTo("/0/vulnerabilities/0");
    assertThat(cve.getCategory()).isEqualTo(Category.CONTAINER);
    assertThat(cve.getVulnerabilityIds()).containsExactly("CVE-2023-6129");
    assertThat(cve.getCwes()).containsExactly(787);
    assertThat(cve.getSeverity()).isEqualTo("Medium");
    assertThat(cve.getRatings()).extracting(Rating::getScore).containsExactly(6.5);
    assertThat(cve.getPackage$().getFixedVersions()).containsExactly("3.0.13-1");
    RawFinding advisory = report.findings.get(2);
    assertThat(advisory.getPackage$().getPurl()).isEqualTo("pkg:npm/minimist@1.2.5");
    assertThat(advisory.getSeverity()).isEqualTo("high");
  }

  @Test
  void shouldReadCodeComplianceAndProwler() throws IOException {
    List<RawFinding> findings = read("ocsf/events.json").findings;

    assertThat(findings)
        .extracting(RawFinding::getRuleId, RawFinding::getSuppressionReason)
        .containsExactly(
            tuple("sqli", "resolved in acme code"),
            tuple("CVE-2023-6129", null),
            tuple("GHSA-xvch-5gv4-984h", null),
            tuple("S3.8", null),
            tuple("contact", "not decided by prowler: MANUAL"));
    assertThat(findings.getFirst().getCwes()).containsExactly(89);
    assertThat(findings.getFirst().getLocations())
        .extracting(Location::getPath, Location::getStartLine)
        .containsExactly(tuple("src/Db.java", 12));
    RawFinding prowler = findings.getLast();
    assertThat(prowler.getToolFindingId()).as("Prowler masks it in examples").isNull();
    assertThat(prowler.getLocations().getFirst().getResource()).isEqualTo("kube-system/api");
  }

  private Collected read(String sample) throws IOException {
    return Collected.read(format(), Samples.text(sample));
  }
}
