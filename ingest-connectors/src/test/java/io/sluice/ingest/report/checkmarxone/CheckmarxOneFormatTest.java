/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.checkmarxone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Collected;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportFormatKit;
import io.sluice.ingest.report.Samples;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckmarxOneFormatTest extends ReportFormatKit {

  @Override
  protected ReportFormat format() {
    return new CheckmarxOneFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(
        Samples.text("checkmarxone/results.json"),
        Samples.text("checkmarxone/report.json"),
        Samples.text("checkmarxone/early.json"));
  }

  @Override
  protected List<String> structure() {
    return List.of(
        "/results",
        "/results/0",
        "/results/0/data",
        "/results/0/data/nodes",
        "/results/0/vulnerabilityDetails");
  }

  @Override
  protected Stream<String> large(int findings) {
    String result =
        """
        {"type":"sast","similarityId":"%d","state":"TO_VERIFY","severity":"LOW",
        "data":{"queryName":"Deprecated_API","nodes":[{"fileName":"/f%d.go","line":3}]}}""";
    return Stream.concat(
        Stream.of("{\"results\":["),
        Stream.concat(
            IntStream.range(0, findings)
                .mapToObj(i -> (i == 0 ? "" : ",") + result.formatted(i + 1, i)),
            Stream.of("],\"totalCount\":" + findings + ",\"scanID\":\"s\"}")));
  }

  @Test
  void shouldReadAFlowFromItsEnd() throws IOException {
    RawFinding finding = read("results").findings.getFirst();

    assertThat(finding.getRuleId()).isEqualTo("SQL_Injection");
    assertThat(finding.getTitle()).isEqualTo("SQL Injection");
    assertThat(finding.getToolFindingId()).isEqualTo("-1781066682");
    assertThat(finding.getCwes()).containsExactly(89);
    assertThat(finding.getSeverity()).isEqualTo("CRITICAL");
    assertThat(finding.getDetectedAt()).isEqualTo("2026-01-22T14:05:10Z");
    assertThat(finding.getSuppressed()).isTrue();
    assertThat(finding.getSuppressionReason()).contains("not exploitable");
    assertThat(finding.getLocations())
        .containsExactly(
            Location.newBuilder()
                .setPath("src/Store.java")
                .setStartLine(63)
                .setStartColumn(32)
                .setEndColumn(45)
                .build(),
            Location.newBuilder()
                .setPath("src/Search.java")
                .setStartLine(53)
                .setStartColumn(54)
                .setEndColumn(59)
                .setSymbol("find")
                .build());
  }

  @Test
  void shouldMakeAScanOfEachEngine() throws IOException {
    Collected report = read("results");

    assertThat(report.scans)
        .extracting(ScanHeader::category)
        .containsExactly(
            Category.SAST, Category.SCA, Category.IAC, Category.CONTAINER, Category.SECRET);
    assertThat(report.findings)
        .extracting(RawFinding::getCategory, RawFinding::getTitle)
        .containsExactly(
            tuple(Category.SAST, "SQL Injection"),
            tuple(Category.SCA, "CVE-2020-8203 in lodash 4.17.10"),
            tuple(Category.IAC, "Missing User Instruction"),
            tuple(Category.CONTAINER, "CVE-2019-3462 in apt 1.4.8"),
            tuple(Category.SECRET, "github-pat"));
  }

  @Test
  void shouldReadPackagesByTheirIdentifier() throws IOException {
    RawFinding finding = read("results").findings.get(1);

    assertThat(finding.getPackage$().getPurl()).isEqualTo("pkg:npm/lodash@4.17.10");
    assertThat(finding.getPackage$().getPath()).isEqualTo("web/package-lock.json");
    assertThat(finding.getPackage$().getFixedVersions()).containsExactly("4.17.19");
    assertThat(finding.getVulnerabilityIds()).containsExactly("CVE-2020-8203");
    assertThat(finding.getCwes()).containsExactly(1321);
    assertThat(finding.getRatings())
        .extracting("method", "score")
        .containsExactly(tuple("CVSSv3", 7.4));
  }

  @Test
  void shouldLetNoSecretThrough() throws IOException {
    Collected report = read("results");

    assertThat(report.findings.get(4).getSecret()).isNotNull();
    assertThat(report.text()).doesNotContain("ghp_A1b2C3d4E5f6G7h8I9j0");
  }

  @Test
  void shouldReadTheScanReport() throws IOException {
    Collected report = read("report");

    assertThat(report.scans)
        .extracting(ScanHeader::category, ScanHeader::complete, ScanHeader::successful)
        .containsExactly(
            tuple(Category.SAST, true, true),
            tuple(Category.IAC, true, false),
            tuple(Category.SCA, true, true),
            tuple(Category.CONTAINER, false, true));
    assertThat(report.scans.getFirst().branch()).contains("main");
    assertThat(report.scans.getLast().reason()).contains("3 results of this engine are not read");
    RawFinding xss = report.findings.getFirst();
    assertThat(xss.getToolFindingId()).isEqualTo("134962663");
    assertThat(xss.getSuppressed()).isTrue();
    assertThat(xss.getDescription())
        .isEqualTo("The method Lambda shows s, at line 484 of /src/Customer.kt.");
    assertThat(xss.getLocations())
        .extracting(Location::getPath, Location::getStartLine, Location::getSymbol)
        .containsExactly(
            tuple("src/Customer.kt", 484, "Lambda"),
            tuple("src/CustomerController.kt", 69, "putCustomer"));
    assertThat(report.findings)
        .extracting(RawFinding::getTitle, RawFinding::getCategory, RawFinding::getPointer)
        .containsExactly(
            tuple("Reflected XSS", Category.SAST, "/scanResults/resultsList/0/vulnerabilities/0"),
            tuple(
                "TruffleHog HighEntropy Strings",
                Category.SECRET,
                "/scanResults/resultsList/1/vulnerabilities/0"),
            tuple(
                "Using Unrecommended Namespace",
                Category.IAC,
                "/iacScanResults/technology/0/queries/0/resultsList/0"),
            tuple(
                "CVE-2026-0001 in Maven-com.acme:codec-1.4.2",
                Category.SCA,
                "/scaScanResults/packages/0/packageCategory/0/categoryResults/0"));
    assertThat(report.findings.getLast().getPackage$().getPurl())
        .isEqualTo("pkg:maven/com.acme/codec@1.4.2");
  }

  @Test
  void shouldReadAnEarlyScanReport() throws IOException {
    Collected report = read("early");

    assertThat(report.scans)
        .extracting(ScanHeader::category, ScanHeader::complete)
        .containsExactly(tuple(Category.SAST, true), tuple(Category.IAC, false));
    assertThat(report.findings)
        .extracting(RawFinding::getToolFindingId, RawFinding::getCwes)
        .containsExactly(tuple("-665784454", List.of(89)));
    assertThat(report.findings.getFirst().getLocations())
        .extracting(Location::getPath, Location::getSymbol)
        .containsExactly(tuple("app/Store.java", "run"), tuple("app/Search.java", "search"));
  }

  @Test
  void shouldCloseNothingByAPage() throws IOException {
    String page = Samples.text("checkmarxone/results.json").replace("Count\": 5", "Count\": 99");

    assertThat(Collected.read(format(), page).scans)
        .extracting(ScanHeader::complete)
        .containsOnly(false);
  }

  @Test
  void shouldCloseNothingByAFilteredReport() throws IOException {
    String filtered =
        Samples.text("checkmarxone/report.json")
            .replace("\"excluded\": []", "\"excluded\": [\"Low\"]");

    assertThat(Collected.read(format(), filtered).scans)
        .extracting(ScanHeader::complete)
        .containsOnly(false);
  }

  @Test
  void shouldReadAReportWithoutResults() throws IOException {
    Collected report =
        Collected.read(format(), "{\"results\":[],\"totalCount\":0,\"scanID\":\"s\"}");

    assertThat(report.scans).extracting(ScanHeader::category).containsExactly(Category.SAST);
    assertThat(report.findings).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"totalCount\":0,\"scanID\":\"s\"}",
        "{\"results\":[{\"type\":\"sast\",\"data\":{}}],\"totalCount\":1}",
        "{\"reportHeader\":{},\"scanResults\":{\"sast\":null}}",
        "{\"scanResults\":{\"resultsList\":[{\"vulnerabilities\":[{\"severity\":\"Low\"}]}]}}"
      })
  void shouldRefuseAReportThatCannotBeCounted(String text) {
    assertThatThrownBy(() -> Collected.read(format(), text))
        .isInstanceOf(MalformedReportException.class);
  }

  private Collected read(String sample) throws IOException {
    return Collected.read(format(), Samples.text("checkmarxone/" + sample + ".json"));
  }
}
