/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.npm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.PackageRef;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NpmAuditFormatTest extends ReportFormatKit {

  @Override
  protected ReportFormat format() {
    return new NpmAuditFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(Samples.text("npm/npm7.json"), Samples.text("npm/npm6.json"));
  }

  @Override
  protected List<String> structure() {
    return List.of("/vulnerabilities", "/vulnerabilities/undici", "/vulnerabilities/undici/via");
  }

  @Override
  protected Stream<String> large(int findings) {
    String entry = "\"p%d\":{\"name\":\"p%d\",\"severity\":\"low\",\"via\":[\"q\"]}";
    return Stream.concat(
        Stream.of("{\"auditReportVersion\":2,\"vulnerabilities\":{"),
        Stream.concat(
            IntStream.range(0, findings).mapToObj(i -> (i == 0 ? "" : ",") + entry.formatted(i, i)),
            Stream.of("}}")));
  }

  @Test
  void shouldReadAPackageWithoutVersion() throws IOException {
    RawFinding finding = read("npm7").findings.getFirst();

    assertThat(finding.getTitle()).isEqualTo("GHSA-3787-6prv-h9w3 in undici");
    assertThat(finding.getVulnerabilityIds()).containsExactly("GHSA-3787-6prv-h9w3");
    assertThat(finding.getSeverity()).isEqualTo("low");
    assertThat(finding.getCwes()).containsExactly(200);
    assertThat(finding.getRatings())
        .extracting("method", "score")
        .containsExactly(tuple("CVSSv31", 3.9));
    assertThat(finding.getRemediation()).isEqualTo("Upgrade acme to 32.3.0.");
    assertThat(finding.getEvidence()).isEqualTo("node_modules/undici");
    assertThat(finding.getPackage$())
        .isEqualTo(
            PackageRef.newBuilder()
                .setPurl("pkg:npm/undici")
                .setName("undici")
                .setEcosystem("npm")
                .setFixedVersions(List.of())
                .setPath("package-lock.json")
                .build());
  }

  @Test
  void shouldNotTakeTwoAdvisoriesForOneVulnerability() throws IOException {
    Collected report = read("npm7");

    RawFinding debug = report.findings.get(2);
    assertThat(debug.getTitle()).isEqualTo("2 vulnerabilities in debug");
    assertThat(debug.getVulnerabilityIds()).isEmpty();
    assertThat(debug.getCwes()).containsExactly(400, 1333);
    assertThat(debug.getReferences())
        .containsExactly(
            "https://github.com/advisories/GHSA-gxpj-cx7g-858c",
            "https://github.com/advisories/GHSA-9vvw-cc9w-f27h");
    assertThat(debug.getRemediation()).isNull();
  }

  @Test
  void shouldReadAPackageThatIsAffectedThroughAnother() throws IOException {
    RawFinding finding = read("npm7").findings.get(1);

    assertThat(finding.getTitle()).isEqualTo("@acme/node depends on vulnerable undici");
    assertThat(finding.getPackage$().getPurl()).isEqualTo("pkg:npm/%40acme/node");
    assertThat(finding.getRemediation()).isEqualTo("Run npm audit fix.");
    assertThat(finding.getTags()).containsExactly("vulnerable:2.14.0", "direct");
  }

  @Test
  void shouldReadAnAdvisoryOfNpm6() throws IOException {
    Collected report = read("npm6");

    RawFinding growl = report.findings.getFirst();
    assertThat(growl.getRuleId()).isEqualTo("146");
    assertThat(growl.getTitle()).isEqualTo("CVE-2017-16042 in growl 1.9.2");
    assertThat(growl.getVulnerabilityIds())
        .containsExactly("GHSA-qh2h-chj9-jffq", "CVE-2017-16042");
    assertThat(growl.getPackage$().getPurl()).isEqualTo("pkg:npm/growl@1.9.2");
    assertThat(growl.getPackage$().getFixedVersions()).containsExactly("1.10.2");
    assertThat(growl.getEvidence()).isEqualTo("1.9.2: mocha>growl\n1.9.2: growl\n1.8.0: tap>growl");
    assertThat(growl.getReferences())
        .containsExactly(
            "https://github.com/advisories/GHSA-qh2h-chj9-jffq",
            "https://issues.acme.example/60",
            "https://issues.acme.example/61");
    RawFinding left = report.findings.get(1);
    assertThat(left.getTitle()).isEqualTo("No bound in left");
    assertThat(left.getCwes()).containsExactly(400);
    assertThat(left.getPackage$().getFixedVersions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"auditReportVersion\":2,\"metadata\":{}}",
        "{\"advisories\":null,\"metadata\":{}}",
        "{\"error\":{\"code\":\"ENOAUDIT\",\"summary\":\"no audit endpoint\"},\"advisories\":{}}"
      })
  void shouldRefuseAReportOfNothing(String text) {
    assertThatThrownBy(() -> Collected.read(format(), text))
        .isInstanceOf(MalformedReportException.class);
  }

  private Collected read(String sample) throws IOException {
    return Collected.read(format(), Samples.text("npm/" + sample + ".json"));
  }
}
