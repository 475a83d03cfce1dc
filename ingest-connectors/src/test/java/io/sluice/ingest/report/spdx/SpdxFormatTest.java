/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.spdx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.RawComponent;
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

final class SpdxFormatTest extends ReportFormatKit {

  @Override
  protected ReportFormat format() {
    return new SpdxFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(Samples.text("spdx/spdx23.json"), Samples.text("spdx/github.json"));
  }

  @Override
  protected List<String> structure() {
    return List.of("/packages", "/packages/0", "/packages/1/externalRefs", "/creationInfo");
  }

  @Override
  protected Stream<String> large(int findings) {
    String entry =
        "{\"SPDXID\":\"p%d\",\"name\":\"p%d\",\"externalRefs\":[{\"referenceType\":\"advisory\",\"referenceLocator\":\"https://a.example/CVE-2020-%d\"}]}";
    return Stream.concat(
        Stream.of("{\"spdxVersion\":\"SPDX-2.3\",\"packages\":["),
        Stream.concat(
            IntStream.range(0, findings)
                .mapToObj(i -> (i == 0 ? "" : ",") + entry.formatted(i, i, 1000 + i)),
            Stream.of("]}")));
  }

  @Test
  void shouldReadPackagesAsComponents() throws IOException {
    Collected report = read("spdx/spdx23.json");

    assertThat(report.scans)
        .singleElement()
        .satisfies(
            scan -> {
              assertThat(scan.tool()).isEqualTo("trivy");
              assertThat(scan.toolVersion()).contains("0.50.0");
              assertThat(scan.asset()).contains("image:registry.acme.example/shop");
            });
    assertThat(report.components)
        .extracting(
            RawComponent::getName,
            RawComponent::getVersion,
            RawComponent::getType,
            RawComponent::getPurl,
            RawComponent::getLicenses)
        .containsExactly(
            tuple("registry.acme.example/shop", "1.2", "container", null, List.of()),
            tuple(
                "libssl3",
                "3.0.11-1",
                "library",
                "pkg:deb/debian/libssl3@3.0.11-1?distro=debian-12",
                List.of("OpenSSL", "Apache-2.0")));
  }

  @Test
  void shouldReadTheAdvisoriesOfAPackage() throws IOException {
    Collected report = read("spdx/spdx23.json");

    assertThat(report.findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.getTitle()).isEqualTo("CVE-2023-6129 in libssl3 3.0.11-1");
              assertThat(finding.getLocations().getFirst().getImage())
                  .isEqualTo("registry.acme.example/shop:1.2");
            });
  }

  @Test
  void shouldReadWhatGithubWraps() throws IOException {
    Collected report = read("spdx/github.json");

    assertThat(report.scans)
        .singleElement()
        .satisfies(scan -> assertThat(scan.configuration()).isEqualTo("com.github.acme/shop"));
    assertThat(report.components)
        .extracting(RawComponent::getPurl)
        .containsExactly("pkg:github/acme/shop@main");
  }

  @Test
  void shouldRefuseAnotherVersion() {
    assertThatThrownBy(
            () -> Collected.read(format(), "{\"spdxVersion\":\"SPDX-9\",\"packages\":[]}"))
        .isInstanceOf(MalformedReportException.class)
        .hasMessageContaining("SPDX-9");
  }

  private Collected read(String sample) throws IOException {
    return Collected.read(format(), Samples.text(sample));
  }
}
