/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.cyclonedx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.sluice.event.Category;
import io.sluice.event.RawComponent;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Collected;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportFormatKit;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CycloneDxFormatTest extends ReportFormatKit {

  private static final String BOM =
      """
      {"vulnerabilities":[
        {"bom-ref":"v1","id":"cve-2021-44228","source":{"name":"NVD","url":"https://nvd.example/CVE-2021-44228"},
         "references":[{"id":"GHSA-JFH8-C2JP-5V3Q","source":{"name":"GitHub","url":"https://github.com/advisories/GHSA-jfh8-c2jp-5v3q"}}],
         "ratings":[{"source":{"name":"vendor"},"severity":"high"},{"source":{"name":"NVD"},"score":10.0,"severity":"critical","method":"CVSSv31","vector":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H"}],
         "cwes":[502,"20"],"description":"Remote code execution.","detail":"Through JNDI.",
         "recommendation":"Upgrade log4j-core to version 2.15.0, 2.12.2","workaround":"Remove JndiLookup.",
         "advisories":[{"url":"https://logging.example/security.html"}],
         "proofOfConcept":{"reproductionSteps":"log a lookup"},
         "affects":[{"ref":"inner"},{"ref":"urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#pkg:npm/%40acme/web@2.0.0","versions":[{"version":"2.0.0","status":"affected"}]}]},
        {"id":"CVE-2022-0001","analysis":{"state":"not_affected","justification":"code_not_reachable","detail":"never called","response":["will_not_fix"],"firstIssued":"2026-01-01T00:00:00Z"},
         "affects":[{"ref":"missing-ref"}]},
        {"id":"CVE-2022-0002","analysis":{"state":"exploitable"}},
        {"id":"CVE-2022-0003","rejected":"2024-01-01T00:00:00Z","affects":[{"ref":"lib","versions":[{"range":"vers:deb/<2","status":"unaffected"}]}]}],
       "components":[
        {"type":"container","bom-ref":"outer","name":"shop","version":"1.4","components":[
          {"type":"library","bom-ref":"inner","group":"org.apache.logging.log4j","name":"log4j-core","version":"2.14.1","scope":"required",
           "licenses":[{"license":{"id":"Apache-2.0"}},{"license":{"name":"Acme"}},{"expression":"MIT OR ISC"}],
           "purl":"pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1","hashes":[{"alg":"MD5","content":"aa"}]}]},
        {"bom-ref":"lib","type":"library","name":"zlib1g","version":"1.2","purl":"pkg:deb/debian/zlib1g@1.2?arch=amd64"},
        {"type":"library","bom-ref":"pkg:npm/only-reference@1.0.0"}],
       "metadata":{"timestamp":"2026-02-01T10:00:00+01:00",
         "tools":{"components":[{"type":"application","name":"Syft","version":"1.20.0"}]},
         "component":{"type":"application","group":"com.acme","name":"shop-backend","bom-ref":"root",
           "externalReferences":[{"type":"website","url":"https://acme.example"},{"type":"vcs","url":"git@github.com:acme/shop.git"}]}},
       "bomFormat":"CycloneDX","specVersion":"1.6","serialNumber":"urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79","version":1}
      """;

  private static final String VEX =
      """
      {"bomFormat":"CycloneDX","specVersion":"1.4","version":1,
       "metadata":{"tools":[{"vendor":"Acme","name":"vex-maker","version":"2"}],"component":{"type":"container","name":"registry.acme.example/shop:1.4"}},
       "vulnerabilities":[{"id":"CVE-2020-25649","ratings":[{"severity":"high"}],"analysis":{"state":"false_positive"},
         "affects":[{"ref":"urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#jackson-databind-2.10.0"}]}]}
      """;

  @Override
  protected ReportFormat format() {
    return new CycloneDxFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(BOM, VEX);
  }

  @Override
  protected List<String> structure() {
    return List.of(
        "/components",
        "/components/0",
        "/components/0/components",
        "/vulnerabilities",
        "/vulnerabilities/0",
        "/vulnerabilities/0/affects",
        "/vulnerabilities/0/affects/0",
        "/metadata");
  }

  @Override
  protected Stream<String> large(int findings) {
    return Stream.of(
            Stream.of("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"vulnerabilities\":["),
            IntStream.range(0, findings).mapToObj(i -> (i == 0 ? "" : ",") + largeVulnerability(i)),
            Stream.of("],\"components\":["),
            IntStream.range(0, findings)
                .mapToObj(
                    i ->
                        (i == 0 ? "" : ",")
                            + "{\"bom-ref\":\"c%d\",\"type\":\"library\",\"name\":\"library-%d\"}"
                                .formatted(i, i)),
            Stream.of("]}"))
        .flatMap(pieces -> pieces);
  }

  private static String largeVulnerability(int i) {
    return """
        {"id":"CVE-2024-%d","ratings":[{"severity":"low"}],"affects":[{"ref":"c%d"}]}"""
        .formatted(10_000 + i, i % 100);
  }

  @Test
  void shouldWriteComponentsAtAnyDepthButNotTheTarget() throws IOException {
    Collected report = Collected.read(format(), BOM);

    assertThat(report.components)
        .extracting(RawComponent::getPointer, RawComponent::getName, RawComponent::getVersion)
        .containsExactly(
            tuple("/components/0/components/0", "org.apache.logging.log4j/log4j-core", "2.14.1"),
            tuple("/components/0", "shop", "1.4"),
            tuple("/components/1", "zlib1g", "1.2"),
            tuple("/components/2", "pkg:npm/only-reference@1.0.0", null));
    assertThat(report.components.get(0).getLicenses())
        .containsExactly("Apache-2.0", "Acme", "MIT OR ISC");
    assertThat(report.scans)
        .singleElement()
        .satisfies(
            scan -> {
              assertThat(scan.tool()).isEqualTo("syft");
              assertThat(scan.category()).isEqualTo(Category.SBOM);
              assertThat(scan.configuration()).isEqualTo("com.acme/shop-backend");
              assertThat(scan.asset()).contains("repo:github.com/acme/shop");
              assertThat(scan.complete()).isTrue();
            });
  }

  @Test
  void shouldMakeAFindingOfEachAffectedComponent() throws IOException {
    Collected report = Collected.read(format(), BOM);

    assertThat(report.findings)
        .extracting(RawFinding::getPointer, RawFinding::getTitle, RawFinding::getSuppressed)
        .containsExactly(
            tuple(
                "/vulnerabilities/0/affects/0",
                "cve-2021-44228 in org.apache.logging.log4j:log4j-core 2.14.1",
                false),
            tuple("/vulnerabilities/0/affects/1", "cve-2021-44228 in @acme/web 2.0.0", false),
            tuple("/vulnerabilities/1/affects/0", "CVE-2022-0001 in missing-ref", true),
            tuple("/vulnerabilities/2", "CVE-2022-0002", false),
            tuple("/vulnerabilities/3/affects/0", "CVE-2022-0003 in zlib1g 1.2", true));
    assertThat(report.findings.get(2).getSuppressionReason())
        .isEqualTo("not_affected: code_not_reachable; never called");
    assertThat(report.findings.get(4).getCategory()).isEqualTo(Category.CONTAINER);
  }

  @Test
  void shouldReadWhatIsSaidOfAVulnerability() throws IOException {
    RawFinding finding = Collected.read(format(), BOM).findings.get(0);

    assertThat(finding.getVulnerabilityIds())
        .containsExactly("CVE-2021-44228", "GHSA-jfh8-c2jp-5v3q");
    assertThat(finding.getCwes()).containsExactly(502, 20);
    assertThat(finding.getSeverity()).isEqualTo("critical");
    assertThat(finding.getRatings()).extracting("source").containsExactly("vendor", "NVD");
    assertThat(finding.getDescription()).isEqualTo("Remote code execution.\n\nThrough JNDI.");
    assertThat(finding.getPackage$().getFixedVersions()).containsExactly("2.15.0", "2.12.2");
    assertThat(finding.getReferences()).hasSize(3);
  }

  @Test
  void shouldSayWhoStatesAVexDocument() throws IOException {
    String supplied =
        VEX.replace(
            "\"metadata\":{",
            "\"metadata\":{\"authors\":[{\"name\":\"Ann\"}],\"supplier\":{\"name\":\"Acme PSIRT\"},");
    String authored =
        VEX.replace(
            "\"metadata\":{", "\"metadata\":{\"authors\":[{\"email\":\"ann@acme.example\"}],");

    assertThat(Collected.read(format(), supplied).findings.getFirst().getTags())
        .containsExactly("vex-author:Acme PSIRT");
    assertThat(Collected.read(format(), authored).findings.getFirst().getTags())
        .containsExactly("vex-author:ann@acme.example");
    assertThat(Collected.read(format(), VEX).findings.getFirst().getTags()).isEmpty();
  }

  @Test
  void shouldTakeStatementsAloneForAnIncompleteVex() throws IOException {
    Collected report = Collected.read(format(), VEX);

    assertThat(report.scans.get(0).category()).isEqualTo(Category.VEX);
    assertThat(report.scans.get(0).complete()).isFalse();
    assertThat(report.scans.get(0).asset()).contains("image:registry.acme.example/shop");
    assertThat(report.findings.get(0).getSuppressed()).isTrue();
    assertThat(report.findings.get(0).getPackage$().getName()).isEqualTo("jackson-databind-2.10.0");
  }

  @Test
  void shouldRefuseAnUnknownVersion() {
    assertThatThrownBy(
            () -> Collected.read(format(), "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"2.0\"}"))
        .isInstanceOf(MalformedReportException.class)
        .hasMessageContaining("only 1.2 to 1.7");
  }
}
