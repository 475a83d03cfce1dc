/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.gitlab;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GitlabFormatTest extends ReportFormatKit {

  @Override
  protected ReportFormat format() {
    return new GitlabFormat();
  }

  @Override
  protected List<String> samples() {
    return Stream.of("sast", "dependencies", "container", "dast", "fuzzing", "secrets", "legacy")
        .map(name -> Samples.text("gitlab/" + name + ".json"))
        .toList();
  }

  @Override
  protected List<String> structure() {
    return List.of(
        "/scan",
        "/scan/scanner",
        "/vulnerabilities",
        "/vulnerabilities/0",
        "/vulnerabilities/0/location",
        "/vulnerabilities/0/identifiers",
        "/vulnerabilities/0/tracking/items/0/signatures");
  }

  @Override
  protected Stream<String> large(int findings) {
    String element =
        """
        {"id":"%d","name":"Eval","location":{"file":"src/f%d.js","start_line":3},
        "identifiers":[{"type":"semgrep_id","name":"eval","value":"eval"}]}""";
    return Stream.concat(
        Stream.of("{\"version\":\"15.0.0\",\"scan\":{\"type\":\"sast\"},\"vulnerabilities\":["),
        Stream.concat(
            IntStream.range(0, findings)
                .mapToObj(i -> (i == 0 ? "" : ",") + element.formatted(i, i)),
            Stream.of("]}")));
  }

  @Test
  void shouldReadACodeFinding() throws IOException {
    Collected report = read("sast");

    assertThat(report.scans)
        .containsExactly(
            ScanHeader.of("semgrep", Category.SAST)
                .withConfiguration("gitlab")
                .withToolVersion(Optional.of("1.50.0"))
                .withScannedAt(Optional.of(Instant.parse("2026-03-01T09:02:00Z"))));
    RawFinding finding = report.findings.getFirst();
    assertThat(finding.getRuleId()).isEqualTo("acme.sqli");
    assertThat(finding.getTitle()).isEqualTo("SQL injection");
    assertThat(finding.getSeverity()).isEqualTo("High");
    assertThat(finding.getCwes()).containsExactly(89);
    assertThat(finding.getRatings()).extracting("method").containsExactly("CVSSv31");
    assertThat(finding.getTags())
        .containsExactly("A03:2021", "scanner:semgrep", "flagged-as-likely-false-positive");
    assertThat(finding.getSuppressed()).isFalse();
    assertThat(finding.getLocations())
        .containsExactly(
            Location.newBuilder()
                .setPath("src/search.ts")
                .setStartLine(7)
                .setEndLine(9)
                .setSymbol("Search.byName")
                .setSnippet("db.query(\"select * from item where name = '\" + q + \"'\")")
                .build());
  }

  @Test
  void shouldKeepTheSignaturesThatOutliveALineAndNothingElse() throws IOException {
    RawFinding finding = read("sast").findings.getFirst();

    assertThat(finding.getFingerprints())
        .isEqualTo(
            Map.of(
                "scope_offset", "src/search.ts|Search[0]|byName[0]:4",
                "scope_offset_compressed", "src/search.ts|Search[0]|byName[0]:2"));
    assertThat(finding.getToolFindingId()).isNull();
  }

  @Test
  void shouldReadAVulnerablePackage() throws IOException {
    Collected report = read("dependencies");

    RawFinding lodash = report.findings.getFirst();
    assertThat(lodash.getTitle()).isEqualTo("CVE-2020-8203 in lodash 4.17.10");
    assertThat(lodash.getVulnerabilityIds())
        .containsExactly("CVE-2020-8203", "GHSA-p6mc-m468-83gw");
    assertThat(lodash.getPackage$())
        .isEqualTo(
            PackageRef.newBuilder()
                .setPurl("pkg:npm/lodash@4.17.10")
                .setName("lodash")
                .setVersion("4.17.10")
                .setEcosystem("npm")
                .setFixedVersions(List.of())
                .setPath("web/package-lock.json")
                .build());
    RawFinding codec = report.findings.get(1);
    assertThat(codec.getRuleId()).isEqualTo("77");
    assertThat(codec.getTitle()).isEqualTo("Deserialization in com.acme/codec");
    assertThat(codec.getPackage$().getPurl()).isEqualTo("pkg:maven/com.acme/codec");
    assertThat(codec.getPackage$().getVersion()).isNull();
  }

  @Test
  void shouldCloseNothingAfterAFailedOrPartialScan() throws IOException {
    ScanHeader scan = read("dependencies").scans.getFirst();

    assertThat(scan.successful()).isFalse();
    assertThat(scan.complete()).isFalse();
    assertThat(scan.reason()).contains("web/yarn.lock is damaged");
  }

  @Test
  void shouldReadAPackageOfAnImage() throws IOException {
    Collected report = read("container");

    assertThat(report.scans.getFirst().asset()).contains("image:registry.acme.example/shop/api");
    RawFinding finding = report.findings.getFirst();
    assertThat(finding.getCategory()).isEqualTo(Category.CONTAINER);
    assertThat(finding.getVulnerabilityIds()).containsExactly("CVE-2019-3462");
    assertThat(finding.getPackage$().getPurl()).isEqualTo("pkg:deb/debian/apt@1.4.8");
    assertThat(finding.getPackage$().getFixedVersions()).containsExactly("1.4.9");
    assertThat(finding.getLocations())
        .containsExactly(
            Location.newBuilder()
                .setImage("registry.acme.example/shop/api:1.2")
                .setImageDigest(
                    "sha256:bc09fe2e0721dfaeee79364115aeedf2174cce0947b9ae5fe7c33312ee019a4e")
                .setWorkload("shop/Deployment/api")
                .build());
  }

  @Test
  void shouldReadADynamicFinding() throws IOException {
    Collected report = read("dast");

    assertThat(report.scans)
        .extracting(ScanHeader::tool, ScanHeader::category)
        .containsExactly(tuple("gitlab-dast", Category.DAST));
    RawFinding finding = report.findings.getFirst();
    assertThat(finding.getRuleId()).isEqualTo("10062");
    assertThat(finding.getTitle()).isEqualTo("PII Disclosure");
    assertThat(finding.getCwes()).containsExactly(359);
    assertThat(finding.getTags()).containsExactly("WASC-13");
    assertThat(finding.getDetectedAt()).isEqualTo("2026-03-01T09:00:00.615Z");
    assertThat(finding.getEvidence())
        .isEqualTo(
            "a card number\nRequest: GET https://shop.acme.example/v1/trees?id=7\nResponse: 200 OK");
    assertThat(finding.getLocations())
        .containsExactly(
            Location.newBuilder()
                .setUrl("https://shop.acme.example/v1/trees")
                .setMethod("GET")
                .setParameter("id")
                .build());
    assertThat(report.findings.get(1).getRuleId()).isEqualTo("CWE-200");
    assertThat(report.findings.get(1).getEvidence()).isEqualTo("nginx 1.0");
  }

  @Test
  void shouldReadACrash() throws IOException {
    RawFinding finding = read("fuzzing").findings.getFirst();

    assertThat(finding.getCwes()).containsExactly(129);
    assertThat(finding.getLocations()).isEmpty();
    assertThat(finding.getEvidence()).startsWith("Crash: Index-out-of-range\nacme.Parse");
  }

  @Test
  void shouldReplaceALeakedSecretAndItsHash() throws IOException {
    Collected report = read("secrets");

    RawFinding leak = report.findings.getFirst();
    assertThat(leak.getCategory()).isEqualTo(Category.SECRET);
    assertThat(leak.getSecret().getHmac())
        .isEqualTo(Collected.REDACTOR.hmac("acme-Zx81Kq77Lm02Tt"));
    assertThat(leak.getEvidence()).isEqualTo("Commit: 89e6c98d9288");
    assertThat(report.text()).doesNotContain("acme-Zx81Kq77Lm02Tt", "1a5d44a2dca19669");
  }

  @Test
  void shouldReadSeveralScannersOfAnOldReportAsOneScan() throws IOException {
    Collected report = read("legacy");

    assertThat(report.scans).extracting(ScanHeader::tool).containsExactly("gitlab-sast");
    assertThat(report.findings)
        .extracting(RawFinding::getCategory, RawFinding::getRuleId, RawFinding::getPackage$)
        .containsExactly(
            tuple(Category.SECRET, "Password in URL", null), tuple(Category.SAST, "B307", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"version\":\"15.0.0\",\"scan\":{\"type\":\"sast\"}}",
        "{\"version\":\"15.0.0\",\"vulnerabilities\":null}",
        "{\"vulnerabilities\":[{\"location\":{},\"identifiers\":[]}]}"
      })
  void shouldRefuseAReportThatCannotBeCounted(String text) {
    assertThatThrownBy(() -> Collected.read(format(), text))
        .isInstanceOf(MalformedReportException.class);
  }

  private Collected read(String sample) throws IOException {
    return Collected.read(format(), Samples.text("gitlab/" + sample + ".json"));
  }
}
