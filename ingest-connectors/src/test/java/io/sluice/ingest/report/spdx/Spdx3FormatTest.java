/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.spdx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.Rating;
import io.sluice.event.RawComponent;
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

final class Spdx3FormatTest extends ReportFormatKit {

  @Override
  protected ReportFormat format() {
    return new Spdx3Format();
  }

  @Override
  protected List<String> samples() {
    return List.of(Samples.text("spdx/spdx3.json"));
  }

  @Override
  protected List<String> structure() {
    return List.of("/@graph", "/@graph/0", "/@graph/9/externalIdentifier");
  }

  @Override
  protected Stream<String> large(int findings) {
    String entry =
        "{\"type\":\"Relationship\",\"relationshipType\":\"hasAssociatedVulnerability\",\"from\":\"p\",\"to\":[\"v\"],\"spdxId\":\"r%d\"}";
    return Stream.concat(
        Stream.of(
            "{\"@context\":\"https://spdx.org/rdf/3.0.1/spdx-context.jsonld\",\"@graph\":[{\"type\":\"security_Vulnerability\",\"spdxId\":\"v\",\"name\":\"CVE-2020-1234\"}"),
        Stream.concat(
            IntStream.range(0, findings).mapToObj(i -> "," + entry.formatted(i)), Stream.of("]}")));
  }

  @Test
  void shouldReadPackagesWithTheirLicences() throws IOException {
    Collected report = read("spdx/spdx3.json");

    assertThat(report.scans)
        .singleElement()
        .satisfies(scan -> assertThat(scan.tool()).isEqualTo("acme-sbom"));
    assertThat(report.components)
        .extracting(RawComponent::getPurl, RawComponent::getType, RawComponent::getLicenses)
        .containsExactly(
            tuple("pkg:deb/debian/libssl3@3.0.11-1", "operating-system", List.of("Apache-2.0")),
            tuple("pkg:maven/com.acme/core@1.0", "library", List.of()));
  }

  @Test
  void shouldReadAssessments() throws IOException {
    List<RawFinding> findings = read("spdx/spdx3.json").findings;

    RawFinding ssl = findings.getFirst();
    assertThat(ssl.getTitle()).isEqualTo("CVE-2023-6129 in libssl3 3.0.11-1");
    assertThat(ssl.getSuppressionReason())
        .isEqualTo("not_affected: vulnerableCodeNotInExecutePath; never called");
    assertThat(ssl.getTags()).containsExactly("vex:not_affected", "vex-author:urn:acme");
    RawFinding core = findings.get(1);
    assertThat(core.getTitle()).isEqualTo("CVE-2023-6129 in core");
    assertThat(core.getRatings()).extracting(Rating::getScore).containsExactly(6.5);
    assertThat(core.getSuppressed()).isFalse();
  }

  private Collected read(String sample) throws IOException {
    return Collected.read(format(), Samples.text(sample));
  }
}
