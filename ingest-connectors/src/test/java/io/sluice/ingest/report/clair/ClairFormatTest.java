/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.clair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.Location;
import io.sluice.event.Rating;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Collected;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportFormatKit;
import io.sluice.ingest.report.Samples;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ClairFormatTest extends ReportFormatKit {

  @Override
  protected ReportFormat format() {
    return new ClairFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(
        Samples.text("clair/clair4.json"),
        Samples.text("clair/scanner.json"),
        Samples.text("clair/klar.json"),
        Samples.text("clair/layer.json"));
  }

  @Override
  protected List<String> structure() {
    return List.of("/package_vulnerabilities", "/vulnerabilities", "/packages");
  }

  @Override
  protected Stream<String> large(int findings) {
    String entry =
        "{\"Name\":\"CVE-2020-%d\",\"FeatureName\":\"p\",\"FeatureVersion\":\"1\",\"NamespaceName\":\"debian:9\"}";
    return Stream.concat(
        Stream.of("{\"LayerCount\":1,\"Vulnerabilities\":{\"Low\":["),
        Stream.concat(
            IntStream.range(0, findings).mapToObj(i -> (i == 0 ? "" : ",") + entry.formatted(i)),
            Stream.of("]}}")));
  }

  @Test
  void shouldReadAPackageOfADistribution() throws IOException {
    Collected report = read("clair/scanner.json");

    assertThat(report.scans)
        .singleElement()
        .satisfies(scan -> assertThat(scan.asset()).contains("image:registry.acme.example/shop"));
    RawFinding finding = report.findings.getFirst();
    assertThat(finding.getPackage$().getPurl())
        .isEqualTo("pkg:deb/ubuntu/systemd@237-3ubuntu10.29?distro=ubuntu-18.04");
    assertThat(finding.getPackage$().getFixedVersions()).containsExactly("237-3ubuntu10.38");
    assertThat(finding.getSeverity()).isEqualTo("Medium");
  }

  @Test
  void shouldReadKlarAndALayer() throws IOException {
    RawFinding klar = read("clair/klar.json").findings.getFirst();
    RawFinding layer = read("clair/layer.json").findings.getFirst();

    assertThat(klar.getVulnerabilityIds()).containsExactly("RHSA-2019:0109");
    assertThat(klar.getPackage$().getEcosystem()).isEqualTo("rpm");
    assertThat(klar.getRatings()).extracting(Rating::getScore).containsExactly(9.8);
    assertThat(layer.getTitle()).isEqualTo("CVE-2016-2781 in coreutils 8.26-3");
  }

  @Test
  void shouldFollowTheNumbersOfClair4() throws IOException {
    RawFinding finding = read("clair/clair4.json").findings.getFirst();

    assertThat(finding.getTitle()).isEqualTo("CVE-2023-6129 in libssl3 3.0.11-1");
    assertThat(finding.getPackage$().getPurl())
        .isEqualTo("pkg:deb/debian/libssl3@3.0.11-1?distro=debian-12");
    assertThat(finding.getSeverity()).isEqualTo("Low");
    assertThat(finding.getReferences())
        .containsExactly("https://a.acme.example", "https://b.acme.example");
    assertThat(finding.getLocations())
        .extracting(Location::getPath, Location::getLayer, Location::getImageDigest)
        .containsExactly(tuple("var/lib/dpkg/status", "sha256:bb", "sha256:6d2c3b"));
  }

  private Collected read(String sample) throws IOException {
    return Collected.read(format(), Samples.text(sample));
  }
}
