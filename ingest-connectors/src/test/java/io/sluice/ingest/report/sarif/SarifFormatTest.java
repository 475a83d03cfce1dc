/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.sarif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.sluice.event.Category;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Collected;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportFormatKit;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SarifFormatTest extends ReportFormatKit {

  private final Collected full = read("full.sarif");
  private final Collected dependencies = read("dependencies.sarif");

  @Override
  protected ReportFormat format() {
    return new SarifFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(resource("full.sarif"), resource("dependencies.sarif"));
  }

  @Override
  protected List<String> structure() {
    return List.of(
        "/runs",
        "/runs/0",
        "/runs/0/tool",
        "/runs/0/tool/driver",
        "/runs/0/results",
        "/runs/0/results/0",
        "/runs/0/results/0/message",
        "/runs/0/results/0/locations",
        "/runs/0/results/0/locations/0",
        "/runs/0/results/0/locations/0/physicalLocation");
  }

  @Override
  protected Stream<String> large(int findings) {
    return Stream.concat(
        Stream.of("{\"version\":\"2.1.0\",\"runs\":[{\"results\":["),
        Stream.concat(
            IntStream.range(0, findings).mapToObj(i -> (i == 0 ? "" : ",") + largeResult(i)),
            Stream.of(
                "],\"tool\":{\"driver\":{\"name\":\"big\",\"rules\":[{\"id\":\"rule-1\"}]}}}]}")));
  }

  private static String largeResult(int i) {
    return """
        {"ruleId":"rule-1","message":{"text":"Finding number %d"},"partialFingerprints":{"own/v1":"%d"},
        "locations":[{"physicalLocation":{"artifactLocation":{"uri":"src/F%d.java"},"region":{"startLine":1}}}]}"""
        .formatted(i, i, i);
  }

  @Test
  void shouldMakeOneScanOfRunsOfOneToolAndConfiguration() {
    assertThat(full.scans)
        .extracting(ScanHeader::tool, ScanHeader::category, ScanHeader::configuration)
        .containsExactly(
            tuple("code reader", Category.SAST, "nightly/java"), tuple("zap", Category.DAST, ""));
    assertThat(full.findings)
        .extracting(RawFinding::getPointer)
        .containsExactly(
            "/runs/0/results/0",
            "/runs/0/results/1",
            "/runs/0/results/2",
            "/runs/2/results/0",
            "/runs/1/results/0");
  }

  @Test
  void shouldReadTheHeaderOfAScan() {
    ScanHeader scan = full.scans.get(0);

    assertThat(scan.toolVersion()).contains("3.1.4");
    assertThat(scan.commit()).contains("0a1b2c3d");
    assertThat(scan.branch()).contains("main");
    assertThat(scan.asset()).contains("repo:github.com/acme/shop");
    assertThat(scan.scannedAt()).hasToString("Optional[2026-02-03T04:05:06.789Z]");
    assertThat(scan.complete()).isTrue();
    assertThat(full.scans.get(1).successful()).isFalse();
    assertThat(full.scans.get(1).reason())
        .hasValueSatisfying(r -> assertThat(r).endsWith("target went away"));
  }

  @Test
  void shouldNotTakeMissingResultsForAnEmptyScan() {
    assertThat(dependencies.scans)
        .filteredOn(scan -> scan.tool().equals("dead tool"))
        .singleElement()
        .extracting(ScanHeader::complete)
        .isEqualTo(false);
  }

  @Test
  void shouldResolveRulePathAndFlowOfAResult() {
    RawFinding finding = full.findings.get(0);

    assertThat(finding.getTitle()).isEqualTo("Query built from user-controlled sources");
    assertThat(finding.getMessage())
        .isEqualTo("This query depends on a user-provided value. Text in [brackets].");
    assertThat(finding.getSeverity()).isEqualTo("error");
    assertThat(finding.getCwes()).containsExactly(89, 564);
    assertThat(finding.getRatings()).singleElement().extracting("score").isEqualTo(8.8);
    assertThat(finding.getFingerprints())
        .isEqualTo(Map.of("primaryLocationLineHash", "4f2a1c:1", "own/v2", "abc"));
    assertThat(finding.getLocations())
        .extracting("path", "startLine", "symbol")
        .containsExactly(tuple("src/main/Order Dao.java", 42, "com.acme.OrderDao.find"));
    assertThat(finding.getFlow())
        .extracting("path", "startLine", "symbol")
        .containsExactly(
            tuple("src/web/Page.java", 12, null), tuple("src/main/Order Dao.java", 42, null));
    assertThat(finding.getRemediation()).isEqualTo("Use a prepared statement.\n\nLong help.");
    assertThat(finding.getDetectedAt()).hasToString("2026-01-02T03:04:05Z");
    assertThat(finding.getTags()).containsExactly("security", "external/cwe/cwe-089", "reviewed");
  }

  @Test
  void shouldFillMessagesAndTakeTheRulesLevel() {
    RawFinding finding = full.findings.get(1);

    assertThat(finding.getMessage()).isEqualTo("MD5 is used in 'Hashes.java' {sic}.");
    assertThat(finding.getRuleId()).isEqualTo("weak-hash");
    assertThat(finding.getSeverity()).isEqualTo("error");
    assertThat(finding.getCwes()).containsExactly(328, 327);
    assertThat(finding.getLocations().get(0).getPath()).isEqualTo("src/Hashes.java");
    assertThat(finding.getSuppressed()).isTrue();
    assertThat(finding.getSuppressionReason()).isEqualTo("only a cache key");
  }

  @Test
  void shouldKeepAnOpenResultWithARejectedSuppression() {
    RawFinding finding = full.findings.get(2);

    assertThat(finding.getSuppressed()).isFalse();
    assertThat(finding.getTitle()).isEqualTo("Weak hash.");
    assertThat(finding.getLocations().get(0).getPath()).isEqualTo("C:/agent/other/X.cs");
    assertThat(finding.getLocations().get(0).getStartLine()).isNull();
  }

  @Test
  void shouldReadAWebRequestWithoutCredentials() {
    RawFinding finding = full.findings.get(4);

    assertThat(finding.getCategory()).isEqualTo(Category.DAST);
    assertThat(finding.getLocations())
        .singleElement()
        .satisfies(
            location -> {
              assertThat(location.getUrl()).isEqualTo("https://shop.acme.example/search?q=1");
              assertThat(location.getMethod()).isEqualTo("GET");
              assertThat(location.getParameter()).isEqualTo("q");
            });
    assertThat(finding.getEvidence()).contains("Accept").doesNotContain("session=1");
  }

  @Test
  void shouldReadPackagesOutOfTheSentencesOfDependencyScanners() {
    assertThat(dependencies.findings)
        .filteredOn(finding -> finding.getPackage$() != null)
        .extracting(
            finding -> finding.getVulnerabilityIds() + " " + finding.getPackage$().getName(),
            finding -> finding.getPackage$().getVersion(),
            finding -> finding.getPackage$().getFixedVersions(),
            finding -> Optional.ofNullable(finding.getPackage$().getPurl()).orElse(""))
        .containsExactly(
            tuple("[CVE-2023-0286] libssl3", "3.0.7-r0", List.of("3.0.8-r0"), ""),
            tuple(
                "[GHSA-jfh8-c2jp-5v3q] log4j-core",
                "2.14.1",
                List.of("2.15.0"),
                "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1"),
            tuple("[SNYK-JS-LODASH-567746, CVE-2020-8203] lodash", "4.17.15", List.of(), ""),
            tuple("[CVE-2022-24999, GHSA-hrpp-h998-j3pp] qs", "6.5.2", List.of(), ""));
  }

  @Test
  void shouldTellTheKindsOfTrivyResultsApart() {
    assertThat(dependencies.findings.subList(0, 3))
        .extracting(RawFinding::getCategory)
        .containsExactly(Category.CONTAINER, Category.SECRET, Category.IAC);
    assertThat(dependencies.findings.get(0).getLocations().get(0).getImage())
        .isEqualTo("registry.acme.example/shop:1.4");
    assertThat(dependencies.findings.get(2).getLocations().get(0).getResource())
        .isEqualTo("aws_s3_bucket.data");
  }

  @Test
  void shouldNotLetASecretThrough() {
    assertThat(dependencies.text())
        .doesNotContain("AKIAQWERTYUIOP123456", "sk_live_Zm9vYmFyYmF6cXV4", "dev@acme.example");
    assertThat(dependencies.findings)
        .filteredOn(finding -> "generic-api-key".equals(finding.getRuleId()))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.getSecret().getHmac())
                  .isEqualTo(Collected.REDACTOR.hmac("sk_live_Zm9vYmFyYmF6cXV4"));
              assertThat(finding.getSecret().getPreview()).isEqualTo("sk_l");
            });
  }

  @Test
  void shouldSayThatAnOldVersionIsNotRead() {
    assertThatThrownBy(
            () -> Collected.read(format(), "{\"version\":\"1.0.0\",\"runs\":[{\"results\":[]}]}"))
        .isInstanceOf(MalformedReportException.class)
        .hasMessage(
            "at /version: SARIF 1.0.0 is not read here, only 2.1.0; let the tool write that");
  }

  private Collected read(String name) {
    try {
      return Collected.read(format(), resource(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(SarifFormatTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
