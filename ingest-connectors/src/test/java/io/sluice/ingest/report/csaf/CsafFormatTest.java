/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.csaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.Category;
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

final class CsafFormatTest extends ReportFormatKit {

  @Override
  protected ReportFormat format() {
    return new CsafFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(Samples.text("csaf/vex.json"));
  }

  @Override
  protected List<String> structure() {
    return List.of(
        "/product_tree",
        "/vulnerabilities",
        "/vulnerabilities/0",
        "/vulnerabilities/0/product_status",
        "/vulnerabilities/0/product_status/known_affected");
  }

  @Override
  protected Stream<String> large(int findings) {
    String entry = "{\"cve\":\"CVE-2020-%d\",\"product_status\":{\"known_affected\":[\"A\"]}}";
    return Stream.concat(
        Stream.of("{\"document\":{\"csaf_version\":\"2.0\"},\"vulnerabilities\":["),
        Stream.concat(
            IntStream.range(0, findings).mapToObj(i -> (i == 0 ? "" : ",") + entry.formatted(i)),
            Stream.of("]}")));
  }

  @Test
  void shouldReadWhatIsSaidOfEachProduct() throws IOException {
    Collected report = read("csaf/vex.json");

    assertThat(report.scans)
        .singleElement()
        .satisfies(
            scan -> {
              assertThat(scan.category()).isEqualTo(Category.VEX);
              assertThat(scan.configuration()).isEqualTo("Acme PSIRT ACME-2026-1");
              assertThat(scan.complete()).isFalse();
            });
    assertThat(report.findings)
        .extracting(RawFinding::getTitle, RawFinding::getSuppressionReason)
        .containsExactly(
            tuple(
                "CVE-2023-6129 in libssl3 3.0.11-1",
                "not_affected: vulnerable_code_not_in_execute_path; It is never called."),
            tuple("CVE-2023-6129 in com.acme:core 1.0", null),
            tuple("CVE-2023-6129 in Acme Shop 1.0", "fixed"),
            tuple("ACME-7", null));
  }

  @Test
  void shouldTakeWhatIsSaidOfTheProductOnly() throws IOException {
    List<RawFinding> findings = read("csaf/vex.json").findings;

    RawFinding core = findings.get(1);
    assertThat(core.getVulnerabilityIds()).containsExactly("CVE-2023-6129", "GHSA-xvch-5gv4-984h");
    assertThat(core.getCwes()).containsExactly(787);
    assertThat(core.getSeverity()).isEqualTo("Low");
    assertThat(core.getRatings())
        .extracting(Rating::getSource, Rating::getMethod, Rating::getScore)
        .containsExactly(tuple("Acme PSIRT", "CVSSv31", 6.5));
    assertThat(core.getRemediation())
        .isEqualTo("vendor_fix: Update to 1.1. https://u.acme.example");
    assertThat(core.getTags()).containsExactly("vex:affected", "vex-author:Acme PSIRT");
    assertThat(findings.getFirst().getRatings()).isEmpty();
    assertThat(findings.getLast().getRatings())
        .extracting(Rating::getMethod)
        .containsExactly("CVSSv4");
  }

  private Collected read(String sample) throws IOException {
    return Collected.read(format(), Samples.text(sample));
  }
}
