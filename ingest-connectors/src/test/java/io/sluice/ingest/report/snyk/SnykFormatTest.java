/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.snyk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.Rating;
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

final class SnykFormatTest extends ReportFormatKit {

  @Override
  protected ReportFormat format() {
    return new SnykFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(
        Samples.text("snyk/projects.json"),
        Samples.text("snyk/container.json"),
        Samples.text("snyk/iac.json"));
  }

  @Override
  protected List<String> structure() {
    return List.of(
        "/0/vulnerabilities", "/0/vulnerabilities/0", "/0/vulnerabilities/0/identifiers");
  }

  @Override
  protected Stream<String> large(int findings) {
    String entry =
        "{\"id\":\"SNYK-JS-P-%d\",\"title\":\"t\",\"severity\":\"low\",\"packageManager\":\"npm\",\"packageName\":\"p\",\"version\":\"1.%d\",\"from\":[\"a\",\"p\"]}";
    return Stream.concat(
        Stream.of(
            "{\"ok\":false,\"dependencyCount\":1,\"projectName\":\"p\",\"vulnerabilities\":["),
        Stream.concat(
            IntStream.range(0, findings).mapToObj(i -> (i == 0 ? "" : ",") + entry.formatted(i, i)),
            Stream.of("],\"packageManager\":\"npm\"}")));
  }

  @Test
  void shouldReadAVulnerabilityOfAPath() throws IOException {
    Collected report = read("snyk/projects.json");

    assertThat(report.scans).singleElement().matches(scan -> scan.configuration().isEmpty());
    RawFinding guava = report.findings.getFirst();
    assertThat(guava.getTitle()).isEqualTo("CVE-2020-8908 in com.google.guava:guava 29.0-jre");
    assertThat(guava.getVulnerabilityIds())
        .containsExactly(
            "SNYK-JAVA-COMGOOGLEGUAVA-1015415", "CVE-2020-8908", "GHSA-5mg8-w23w-74h3");
    assertThat(guava.getCwes()).containsExactly(378);
    assertThat(guava.getRatings())
        .extracting(Rating::getSource, Rating::getMethod, Rating::getScore)
        .containsExactly(
            tuple("snyk", "CVSSv31", 3.3),
            tuple("nvd", "CVSSv31", 3.3),
            tuple("snyk", "CVSSv4", 4.8));
    assertThat(guava.getPackage$().getPurl())
        .isEqualTo("pkg:maven/com.google.guava/guava@29.0-jre");
    assertThat(guava.getPackage$().getPath()).isEqualTo("server/pom.xml");
    assertThat(guava.getRemediation()).isEqualTo("Upgrade to com.acme:core@2.1.");
    assertThat(guava.getEvidence())
        .isEqualTo("com.acme:shop@1.0 > com.acme:core@2.0 > com.google.guava:guava@29.0-jre");
  }

  @Test
  void shouldNotTakeALicenceForAVulnerability() throws IOException {
    RawFinding licence = read("snyk/projects.json").findings.get(1);

    assertThat(licence.getTitle()).isEqualTo("GPL-3.0 license of org.acme:tool");
    assertThat(licence.getVulnerabilityIds()).isEmpty();
    assertThat(licence.getTags()).contains("license:GPL-3.0", "direct");
  }

  @Test
  void shouldReadTheSystemAndTheApplicationsOfAnImage() throws IOException {
    Collected report = read("snyk/container.json");

    assertThat(report.scans)
        .singleElement()
        .satisfies(
            scan -> {
              assertThat(scan.category()).isEqualTo(Category.CONTAINER);
              assertThat(scan.asset()).contains("image:docker.io/acme/shop");
            });
    RawFinding system = report.findings.getFirst();
    assertThat(system.getCategory()).isEqualTo(Category.CONTAINER);
    assertThat(system.getPackage$().getPurl())
        .isEqualTo("pkg:deb/debian/libssl3@3.0.11-1?distro=debian-12");
    assertThat(system.getBaseImage()).isEqualTo("debian:12");
    assertThat(system.getLocations().getFirst().getImage()).isEqualTo("acme/shop:1.2");
    RawFinding application = report.findings.get(1);
    assertThat(application.getCategory()).isEqualTo(Category.SCA);
    assertThat(application.getPackage$().getPurl()).isEqualTo("pkg:npm/lodash@4.17.11");
    assertThat(application.getLocations().getFirst().getImage()).isEqualTo("acme/shop:1.2");
  }

  @Test
  void shouldReadAConfiguration() throws IOException {
    Collected report = read("snyk/iac.json");

    assertThat(report.scans).singleElement().matches(scan -> scan.category() == Category.IAC);
    RawFinding finding = report.findings.getFirst();
    assertThat(finding.getRuleId()).isEqualTo("SNYK-CC-K8S-8");
    assertThat(finding.getLocations())
        .extracting(Location::getPath, Location::getStartLine, Location::getResource)
        .containsExactly(tuple("deploy/app.yaml", 21, "[DocId: 0].spec.securityContext"));
    assertThat(finding.getSuppressed()).isTrue();
  }

  @Test
  void shouldRefuseARunThatFailed() {
    assertThatThrownBy(() -> Collected.read(format(), "{\"ok\":false,\"error\":\"no lock file\"}"))
        .isInstanceOf(MalformedReportException.class)
        .hasMessageContaining("no lock file");
  }

  private Collected read(String sample) throws IOException {
    return Collected.read(format(), Samples.text(sample));
  }
}
