/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.trivyoperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.RawComponent;
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

final class TrivyOperatorFormatTest extends ReportFormatKit {

  @Override
  protected ReportFormat format() {
    return new TrivyOperatorFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(Samples.text("trivyoperator/list.json"));
  }

  @Override
  protected List<String> structure() {
    return List.of("/items", "/items/0", "/items/0/report", "/items/0/report/vulnerabilities");
  }

  @Override
  protected Stream<String> large(int findings) {
    String entry =
        "{\"apiVersion\":\"aquasecurity.github.io/v1alpha1\",\"kind\":\"VulnerabilityReport\",\"metadata\":{\"name\":\"a\"},\"report\":{\"vulnerabilities\":[{\"vulnerabilityID\":\"CVE-2020-%d\",\"resource\":\"p\"}]}}";
    return Stream.concat(
        Stream.of("["),
        Stream.concat(
            IntStream.range(0, findings).mapToObj(i -> (i == 0 ? "" : ",") + entry.formatted(i)),
            Stream.of("]")));
  }

  @Test
  void shouldReadEachKindOfReportAsAScan() throws IOException {
    Collected report = read("trivyoperator/list.json");

    assertThat(report.scans)
        .extracting(ScanHeader::configuration, ScanHeader::category)
        .containsExactly(
            tuple("ClusterComplianceReport cis", Category.IAC),
            tuple("ExposedSecretReport retail replicaset-shop-web", Category.SECRET),
            tuple("RbacAssessmentReport retail role-admin", Category.IAC),
            tuple("SbomReport retail replicaset-shop-web", Category.SBOM),
            tuple("VulnerabilityReport retail replicaset-shop-web", Category.CONTAINER));
    assertThat(report.components)
        .extracting(RawComponent::getName, RawComponent::getLicenses)
        .containsExactly(tuple("org.acme/core", List.of("MIT", "Apache-2.0")));
  }

  @Test
  void shouldReadVulnerabilitiesOfAWorkload() throws IOException {
    List<RawFinding> findings =
        read("trivyoperator/list.json").findings.stream()
            .filter(finding -> finding.getCategory() == Category.CONTAINER)
            .toList();

    RawFinding system = findings.getFirst();
    assertThat(system.getPackage$().getPurl())
        .isEqualTo("pkg:deb/debian/libssl3@3.0.11-1?distro=debian-12.5");
    assertThat(system.getPackage$().getFixedVersions()).containsExactly("3.0.13-1", "3.0.14-1");
    assertThat(system.getLocations())
        .extracting(Location::getImage, Location::getImageDigest, Location::getWorkload)
        .containsExactly(
            tuple("docker.io/acme/shop:1.2", "sha256:6d2c3b", "retail/ReplicaSet/shop-5d8f4c9b7"));
    assertThat(findings.get(1).getPackage$().getPath())
        .isEqualTo("app/node_modules/lodash/package.json");
  }

  @Test
  void shouldReadFailedChecksAndControls() throws IOException {
    List<RawFinding> findings =
        read("trivyoperator/list.json").findings.stream()
            .filter(finding -> finding.getCategory() == Category.IAC)
            .toList();

    assertThat(findings)
        .extracting(RawFinding::getRuleId, RawFinding::getTitle)
        .containsExactly(
            tuple("AVD-KCV-0001", "Anonymous access"),
            tuple("cis/4.2.10", "Ensure TLS"),
            tuple("AVD-KSV-0041", "Role manages secrets"));
    assertThat(findings.get(1).getMessage()).isEqualTo("10 checks failed");
    assertThat(findings.get(2).getLocations().getFirst().getResource())
        .isEqualTo("retail/Role/admin");
  }

  private Collected read(String sample) throws IOException {
    return Collected.read(format(), Samples.text(sample));
  }
}
