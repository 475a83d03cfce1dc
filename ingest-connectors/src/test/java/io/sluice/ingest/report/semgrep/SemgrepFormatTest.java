/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.semgrep;

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

final class SemgrepFormatTest extends ReportFormatKit {

  @Override
  protected ReportFormat format() {
    return new SemgrepFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(Samples.text("semgrep/results.json"), Samples.text("semgrep/vulns.json"));
  }

  @Override
  protected List<String> structure() {
    return List.of(
        "/results",
        "/results/0",
        "/results/0/extra",
        "/results/2/extra/sca_info",
        "/results/0/extra/metadata");
  }

  @Override
  protected Stream<String> large(int findings) {
    String entry =
        "{\"check_id\":\"r.%d\",\"path\":\"a%d.js\",\"start\":{\"line\":1},\"extra\":{\"message\":\"m\",\"severity\":\"INFO\",\"metadata\":{}}}";
    return Stream.concat(
        Stream.of("{\"errors\":[],\"results\":["),
        Stream.concat(
            IntStream.range(0, findings).mapToObj(i -> (i == 0 ? "" : ",") + entry.formatted(i, i)),
            Stream.of("]}")));
  }

  @Test
  void shouldReadAResultWithItsFlow() throws IOException {
    Collected report = read("semgrep/results.json");

    assertThat(report.scans)
        .singleElement()
        .satisfies(scan -> assertThat(scan.toolVersion()).contains("1.99.0"))
        .matches(ScanHeader::complete, "a warning loses a part of a file, not the scan");
    RawFinding sqli = report.findings.getFirst();
    assertThat(sqli.getCategory()).isEqualTo(Category.SAST);
    assertThat(sqli.getTitle()).isEqualTo("A value of the request reaches a query");
    assertThat(sqli.getSeverity()).isEqualTo("ERROR");
    assertThat(sqli.getConfidence()).isEqualTo("HIGH");
    assertThat(sqli.getCwes()).containsExactly(89);
    assertThat(sqli.getFingerprints())
        .containsEntry("matchBasedId/v1", "b1946ac92492d2347c6235b4d2611184_0");
    assertThat(sqli.getLocations())
        .extracting(Location::getPath, Location::getStartLine, Location::getEndLine)
        .containsExactly(tuple("src/db.js", 12, 13));
    assertThat(sqli.getFlow())
        .extracting(Location::getPath, Location::getStartLine, Location::getSnippet)
        .containsExactly(
            tuple("src/db.js", 9, "req.query.name"),
            tuple("src/db.js", 10, "name"),
            tuple("src/db.js", 12, "run(name)"),
            tuple("src/run.js", 3, "query"));
    assertThat(sqli.getRemediation()).isEqualTo("db.query(sql, [name])");
  }

  @Test
  void shouldLeaveOutWhatIsWithheldAndSuppressWhatIsIgnored() throws IOException {
    RawFinding old = read("semgrep/results.json").findings.get(1);

    assertThat(old.getFingerprints()).isEmpty();
    assertThat(old.getLocations().getFirst().getSnippet()).isNull();
    assertThat(old.getSuppressed()).isTrue();
    assertThat(old.getCwes()).containsExactly(327);
  }

  @Test
  void shouldReadAPackageOfSupplyChain() throws IOException {
    RawFinding finding = read("semgrep/results.json").findings.get(2);

    assertThat(finding.getCategory()).isEqualTo(Category.SCA);
    assertThat(finding.getTitle()).isEqualTo("CVE-2021-44906 in minimist 1.2.5");
    assertThat(finding.getVulnerabilityIds())
        .containsExactly("CVE-2021-44906", "GHSA-xvch-5gv4-984h");
    assertThat(finding.getPackage$().getPurl()).isEqualTo("pkg:npm/minimist@1.2.5");
    assertThat(finding.getPackage$().getFixedVersions()).containsExactly("1.2.6");
    assertThat(finding.getPackage$().getPath()).isEqualTo("web/package-lock.json");
    assertThat(finding.getTags()).contains("not shown to be reachable", "transitive");
  }

  @Test
  void shouldNotLetASecretTravel() throws IOException {
    Collected report = read("semgrep/results.json");

    RawFinding secret = report.findings.get(3);
    assertThat(secret.getCategory()).isEqualTo(Category.SECRET);
    assertThat(secret.getSecret().getDetector()).isEqualTo("Acme token");
    assertThat(secret.getTags()).contains("validation:CONFIRMED_VALID");
    assertThat(report.text()).doesNotContain("q8XvP2mLz7RtK4sWn9Bd");
  }

  @Test
  void shouldReadTheExportOfSupplyChain() throws IOException {
    RawFinding finding = read("semgrep/vulns.json").findings.getFirst();

    assertThat(finding.getVulnerabilityIds())
        .containsExactly("CVE-2023-1370", "GHSA-493p-pfq6-5258");
    assertThat(finding.getCwes()).containsExactly(674);
    assertThat(finding.getPackage$().getPurl()).isEqualTo("pkg:maven/net.minidev/json-smart@2.4.8");
    assertThat(finding.getLocations().getFirst().getStartLine()).isEqualTo(31);
    assertThat(finding.getTags()).containsExactly("reachable");
  }

  @Test
  void shouldNotTakeAFailedRunForAWholeOne() throws IOException {
    Collected report =
        Collected.read(
            format(),
            "{\"results\":[],\"errors\":[{\"level\":\"error\",\"message\":\"no rules\"}]}");

    assertThat(report.scans).singleElement().matches(scan -> !scan.complete());
  }

  private Collected read(String sample) throws IOException {
    return Collected.read(format(), Samples.text(sample));
  }
}
