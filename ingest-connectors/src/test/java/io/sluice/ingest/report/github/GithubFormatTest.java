/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Collected;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportFormatKit;
import io.sluice.ingest.report.Samples;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GithubFormatTest extends ReportFormatKit {

  @Override
  protected ReportFormat format() {
    return new GithubFormat();
  }

  @Override
  protected List<String> samples() {
    return Stream.of("graphql", "dependabot", "scanning")
        .map(name -> Samples.text("github/" + name + ".json"))
        .toList();
  }

  @Override
  protected List<String> structure() {
    String alert = "/data/repository/vulnerabilityAlerts/nodes/0";
    return List.of(
        "/data",
        "/data/repository",
        "/data/repository/vulnerabilityAlerts",
        "/data/repository/vulnerabilityAlerts/nodes",
        alert,
        alert + "/securityVulnerability",
        alert + "/securityVulnerability/package",
        alert + "/securityVulnerability/advisory/identifiers");
  }

  /** An empty list of alerts. */
  @Override
  protected boolean isWrong(String text) {
    return !text.equals("[]");
  }

  @Override
  protected Stream<String> large(int findings) {
    return Stream.concat(
        Stream.of("["),
        Stream.concat(
            IntStream.range(0, findings).mapToObj(i -> (i == 0 ? "" : ",") + alert(i)),
            Stream.of("]")));
  }

  private static String alert(int number) {
    return """
        {"number":%d,"state":"open","security_vulnerability":{"package":{"name":"p%d","ecosystem":"npm"}},
        "security_advisory":{"ghsa_id":"GHSA-2222-3333-4444"}}"""
        .formatted(number, number);
  }

  @Test
  void shouldReadAnAlertOfGraphql() throws IOException {
    Collected report = read("graphql");

    RawFinding finding = report.findings.getFirst();
    assertThat(finding.getTitle()).isEqualTo("CVE-2021-42392 in com.acme:db 1.4.197");
    assertThat(finding.getSeverity()).isEqualTo("CRITICAL");
    assertThat(finding.getVulnerabilityIds())
        .containsExactly("GHSA-h376-j262-vhq6", "CVE-2021-42392");
    assertThat(finding.getCwes()).containsExactly(502);
    assertThat(finding.getRatings())
        .extracting("method", "score")
        .containsExactly(tuple("CVSSv31", 9.8));
    assertThat(finding.getDetectedAt()).isEqualTo("2026-01-09T09:43:40Z");
    assertThat(finding.getPackage$())
        .isEqualTo(
            PackageRef.newBuilder()
                .setPurl("pkg:maven/com.acme/db@1.4.197")
                .setName("com.acme:db")
                .setVersion("1.4.197")
                .setEcosystem("maven")
                .setFixedVersions(List.of("2.0.206"))
                .setPath("api/pom.xml")
                .build());
  }

  @Test
  void shouldNameNoVersionThatOnlyARangeDemands() throws IOException {
    RawFinding finding = read("graphql").findings.get(1);

    assertThat(finding.getPackage$().getVersion()).isNull();
    assertThat(finding.getPackage$().getPurl()).isEqualTo("pkg:npm/lodash");
  }

  @Test
  void shouldHonourWhatWasDecidedInGithub() throws IOException {
    assertThat(read("graphql").findings)
        .extracting(RawFinding::getSuppressed, RawFinding::getSuppressionReason)
        .containsExactly(tuple(false, null), tuple(true, "dismissed in GitHub: tolerable risk"));
    assertThat(read("dependabot").findings)
        .extracting(RawFinding::getSuppressed)
        .containsExactly(true);
  }

  @Test
  void shouldKnowTheRepositoryAndThatAPageIsNotAll() throws IOException {
    assertThat(read("graphql").scans)
        .extracting(ScanHeader::tool, ScanHeader::complete, scan -> scan.asset().get())
        .containsExactly(tuple("dependabot", false, "repo:github.com/acme/shop"));
    assertThat(read("dependabot").scans)
        .extracting(ScanHeader::complete, scan -> scan.asset().get())
        .containsExactly(tuple(true, "repo:github.com/acme/shop"));
    String page =
        IntStream.range(0, 30)
            .mapToObj(GithubFormatTest::alert)
            .collect(Collectors.joining(",", "[", "]"));
    assertThat(Collected.read(format(), page).scans)
        .extracting(ScanHeader::complete)
        .containsExactly(false);
  }

  @Test
  void shouldReadAnAlertOfRest() throws IOException {
    RawFinding finding = read("dependabot").findings.getFirst();

    assertThat(finding.getTitle()).isEqualTo("CVE-2018-6188 in django");
    assertThat(finding.getToolFindingId()).isEqualTo("2");
    assertThat(finding.getPackage$().getPurl()).isEqualTo("pkg:pypi/django");
    assertThat(finding.getPackage$().getPath()).isEqualTo("requirements.txt");
    assertThat(finding.getPackage$().getFixedVersions()).containsExactly("2.0.2");
    assertThat(finding.getRatings()).extracting("score").containsExactly(7.5);
    assertThat(finding.getTags()).containsExactly("scope:runtime", "vulnerable:>= 2.0.0, < 2.0.2");
  }

  @Test
  void shouldReadAlertsOfScanning() throws IOException {
    Collected report = read("scanning");

    assertThat(report.scans)
        .extracting(ScanHeader::tool, ScanHeader::category)
        .containsExactly(
            tuple("codeql", Category.SAST), tuple("github secret scanning", Category.SECRET));
    RawFinding code = report.findings.getFirst();
    assertThat(code.getRuleId()).isEqualTo("py/clear-text-storage");
    assertThat(code.getSeverity()).isEqualTo("high");
    assertThat(code.getCwes()).containsExactly(312);
    assertThat(code.getLocations())
        .containsExactly(
            Location.newBuilder()
                .setPath("src/file.py")
                .setStartLine(42)
                .setEndLine(43)
                .setStartColumn(17)
                .setEndColumn(23)
                .build());
    RawFinding leak = report.findings.get(1);
    assertThat(leak.getSecret().getHmac())
        .isEqualTo(Collected.REDACTOR.hmac("ghp_A1b2C3d4E5f6G7h8I9j0"));
    assertThat(leak.getSuppressionReason()).isEqualTo("dismissed in GitHub: false positive");
    assertThat(report.text()).doesNotContain("ghp_A1b2C3d4E5f6G7h8I9j0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":{\"repository\":{\"vulnerabilityAlerts\":null}}}",
        "{\"data\":{\"repository\":{}}}",
        "[{\"number\":1,\"state\":\"open\",\"security_vulnerability\":{}}]",
        "[{\"number\":1,\"most_recent_instance\":{}}]"
      })
  void shouldRefuseAnAnswerThatCannotBeCounted(String text) {
    assertThatThrownBy(() -> Collected.read(format(), text))
        .isInstanceOf(MalformedReportException.class);
  }

  private Collected read(String sample) throws IOException {
    return Collected.read(format(), Samples.text("github/" + sample + ".json"));
  }
}
