/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.openvex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.Category;
import io.sluice.event.Location;
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

final class OpenVexFormatTest extends ReportFormatKit {

  @Override
  protected ReportFormat format() {
    return new OpenVexFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(Samples.text("openvex/statements.json"), Samples.text("openvex/early.json"));
  }

  @Override
  protected List<String> structure() {
    return List.of(
        "/statements", "/statements/0", "/statements/0/products", "/statements/0/status");
  }

  @Override
  protected Stream<String> large(int findings) {
    String entry =
        "{\"vulnerability\":{\"name\":\"CVE-2020-%d\"},\"products\":[{\"@id\":\"pkg:npm/a@1\"}],\"status\":\"affected\"}";
    return Stream.concat(
        Stream.of("{\"@context\":\"https://openvex.dev/ns/v0.2.0\",\"statements\":["),
        Stream.concat(
            IntStream.range(0, findings).mapToObj(i -> (i == 0 ? "" : ",") + entry.formatted(i)),
            Stream.of("]}")));
  }

  @Test
  void shouldReadWhatIsSaidOfEachComponent() throws IOException {
    Collected report = read("openvex/statements.json");

    assertThat(report.scans)
        .singleElement()
        .satisfies(
            scan -> {
              assertThat(scan.category()).isEqualTo(Category.VEX);
              assertThat(scan.configuration()).isEqualTo("Acme Security");
              assertThat(scan.complete()).isFalse();
            });
    RawFinding ssl = report.findings.getFirst();
    assertThat(ssl.getTitle()).isEqualTo("CVE-2023-6129 in libssl3 3.0.11-1");
    assertThat(ssl.getVulnerabilityIds()).containsExactly("CVE-2023-6129", "GHSA-xvch-5gv4-984h");
    assertThat(ssl.getCategory()).isEqualTo(Category.CONTAINER);
    assertThat(ssl.getSuppressed()).isTrue();
    assertThat(ssl.getSuppressionReason())
        .isEqualTo("not_affected: vulnerable_code_not_in_execute_path; POLY1305 is off.");
    assertThat(ssl.getTags()).containsExactly("vex:not_affected", "vex-author:Acme Security");
    assertThat(ssl.getLocations())
        .extracting(Location::getImage, Location::getImageDigest)
        .containsExactly(tuple("registry.acme.example/shop:1.2", "sha256:bb"));
    assertThat(report.findings.get(1).getPackage$().getPurl()).isEqualTo("pkg:npm/minimist@1.2.5");
  }

  @Test
  void shouldLeaveOpenWhatIsAffectedOrNotKnown() throws IOException {
    List<RawFinding> findings = read("openvex/statements.json").findings;

    assertThat(findings.subList(2, 4))
        .extracting(RawFinding::getRuleId, RawFinding::getSuppressed, RawFinding::getRemediation)
        .containsExactly(
            tuple("CVE-2021-44228", false, "Update log4j."), tuple("CVE-2022-1", false, null));
  }

  @Test
  void shouldReadTheTextsOfEarlyVersions() throws IOException {
    RawFinding finding = read("openvex/early.json").findings.getFirst();

    assertThat(finding.getVulnerabilityIds()).containsExactly("CVE-2009-4487");
    assertThat(finding.getPackage$().getEcosystem()).isEqualTo("apk");
    assertThat(finding.getSuppressionReason()).isEqualTo("fixed");
  }

  private Collected read(String sample) throws IOException {
    return Collected.read(format(), Samples.text(sample));
  }
}
