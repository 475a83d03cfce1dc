/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.Category;
import io.sluice.event.Location;
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

final class SecurityHubFormatTest extends ReportFormatKit {

  @Override
  protected ReportFormat format() {
    return new SecurityHubFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(Samples.text("aws/securityhub.json"));
  }

  @Override
  protected List<String> structure() {
    return List.of(
        "/Findings", "/Findings/0", "/Findings/0/Resources", "/Findings/0/Vulnerabilities");
  }

  @Override
  protected Stream<String> large(int findings) {
    String entry = "{\"Id\":\"%d\",\"ProductArn\":\"a/b\",\"GeneratorId\":\"g\",\"Title\":\"t\"}";
    return Stream.concat(
        Stream.of("{\"Findings\":["),
        Stream.concat(
            IntStream.range(0, findings).mapToObj(i -> (i == 0 ? "" : ",") + entry.formatted(i)),
            Stream.of("]}")));
  }

  @Test
  void shouldReadEachProductAsAScan() throws IOException {
    Collected report = read("aws/securityhub.json");

    assertThat(report.scans)
        .extracting(ScanHeader::tool, ScanHeader::category)
        .containsExactly(
            tuple("aws guardduty", Category.RUNTIME),
            tuple("aws inspector", Category.CLOUD),
            tuple("aws security hub", Category.CLOUD));
    assertThat(report.findings)
        .extracting(
            RawFinding::getRuleId, RawFinding::getCategory, RawFinding::getSuppressionReason)
        .containsExactly(
            tuple("TTPs/Defense Evasion", Category.RUNTIME, "archived in AWS Security Hub"),
            tuple("CVE-2023-2650", Category.CONTAINER, null),
            tuple("CWE-117", Category.SAST, "suppressed in AWS Security Hub"),
            tuple("EC2.2", Category.CLOUD, "the check passed"));
  }

  @Test
  void shouldReadAPackageAsInspectorItselfDoes() throws IOException {
    RawFinding finding = read("aws/securityhub.json").findings.get(1);

    assertThat(finding.getPackage$().getPurl())
        .isEqualTo("pkg:deb/debian/openssl@1.1.1n-0%2Bdeb11u4?distro=debian-11");
    assertThat(finding.getSeverity()).isEqualTo("MEDIUM");
    assertThat(finding.getLocations().getFirst().getImage())
        .isEqualTo("111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:1.2");
  }

  @Test
  void shouldReadASeverityWithoutLabelAndAllResources() throws IOException {
    RawFinding finding = read("aws/securityhub.json").findings.get(3);

    assertThat(finding.getSeverity()).isEqualTo("7.0");
    assertThat(finding.getLocations())
        .extracting(Location::getResource)
        .containsExactly("arn:sg-1", "arn:vpc-1");
  }

  private Collected read(String sample) throws IOException {
    return Collected.read(format(), Samples.text(sample));
  }
}
