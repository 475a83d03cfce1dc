/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.Category;
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

final class InspectorFormatTest extends ReportFormatKit {

  @Override
  protected ReportFormat format() {
    return new InspectorFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(Samples.text("aws/inspector.json"));
  }

  @Override
  protected List<String> structure() {
    return List.of(
        "/findings",
        "/findings/0",
        "/findings/0/packageVulnerabilityDetails",
        "/findings/0/resources");
  }

  @Override
  protected Stream<String> large(int findings) {
    String entry =
        "{\"findingArn\":\"arn:%d\",\"type\":\"PACKAGE_VULNERABILITY\",\"title\":\"t\",\"packageVulnerabilityDetails\":{\"vulnerabilityId\":\"CVE-2020-%d\"}}";
    return Stream.concat(
        Stream.of("{\"findings\":["),
        Stream.concat(
            IntStream.range(0, findings).mapToObj(i -> (i == 0 ? "" : ",") + entry.formatted(i, i)),
            Stream.of("]}")));
  }

  @Test
  void shouldReadAPackageInAnImage() throws IOException {
    RawFinding finding = read("aws/inspector.json").findings.getFirst();

    assertThat(finding.getCategory()).isEqualTo(Category.CONTAINER);
    assertThat(finding.getVulnerabilityIds()).containsExactly("CVE-2023-6129");
    assertThat(finding.getPackage$().getPurl())
        .isEqualTo("pkg:deb/debian/openssl@3.0.11-1?distro=debian-12");
    assertThat(finding.getPackage$().getFixedVersions()).containsExactly("3.0.13-1");
    assertThat(finding.getEvidence()).isEqualTo("openssl 3.0.11\nlibssl3 3.0.11");
    assertThat(finding.getLocations())
        .extracting(Location::getImage, Location::getImageDigest, Location::getLayer)
        .containsExactly(
            tuple(
                "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:1.2", "sha256:bb", "sha256:aa"));
    assertThat(finding.getRatings())
        .extracting(Rating::getSource, Rating::getScore, Rating::getSeverity)
        .containsExactly(tuple("nvd", 5.5, null), tuple("DEBIAN_CVE", null, "unimportant"));
  }

  @Test
  void shouldReadCodeAndNetworkPaths() throws IOException {
    List<RawFinding> findings = read("aws/inspector.json").findings;

    RawFinding code = findings.get(1);
    assertThat(code.getCategory()).isEqualTo(Category.SAST);
    assertThat(code.getCwes()).containsExactly(117, 93);
    assertThat(code.getLocations().getFirst().getPath()).isEqualTo("src/api.py");
    assertThat(code.getLocations().getFirst().getStartLine()).isEqualTo(26);
    assertThat(code.getSuppressionReason()).isEqualTo("in AWS Inspector the finding is closed");
    RawFinding network = findings.get(2);
    assertThat(network.getCategory()).isEqualTo(Category.CLOUD);
    assertThat(network.getMessage()).isEqualTo("open ports: TCP 22-22");
  }

  @Test
  void shouldNotTakeAPageForAll() throws IOException {
    Collected report = Collected.read(format(), "{\"findings\":[],\"nextToken\":\"x\"}");

    assertThat(report.scans).singleElement().matches(scan -> !scan.complete());
  }

  private Collected read(String sample) throws IOException {
    return Collected.read(format(), Samples.text(sample));
  }
}
