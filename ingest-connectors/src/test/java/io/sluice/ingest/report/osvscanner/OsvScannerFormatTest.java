/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.osvscanner;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.Category;
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

final class OsvScannerFormatTest extends ReportFormatKit {

  @Override
  protected ReportFormat format() {
    return new OsvScannerFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(Samples.text("osvscanner/results.json"));
  }

  @Override
  protected List<String> structure() {
    return List.of(
        "/results",
        "/results/0",
        "/results/0/packages",
        "/results/0/packages/0/vulnerabilities",
        "/results/0/packages/0/vulnerabilities/0");
  }

  @Override
  protected Stream<String> large(int findings) {
    String entry = "{\"id\":\"GHSA-%d\"}";
    return Stream.concat(
        Stream.of(
            "{\"results\":[{\"source\":{\"path\":\"a\",\"type\":\"lockfile\"},\"packages\":[{\"package\":{\"name\":\"p\",\"version\":\"1\",\"ecosystem\":\"npm\"},\"vulnerabilities\":["),
        Stream.concat(
            IntStream.range(0, findings).mapToObj(i -> (i == 0 ? "" : ",") + entry.formatted(i)),
            Stream.of("]}]}]}")));
  }

  @Test
  void shouldReadARecordOfAPackage() throws IOException {
    RawFinding finding = read("osvscanner/results.json").findings.getFirst();

    assertThat(finding.getTitle()).isEqualTo("CVE-2021-44906 in minimist 1.2.5");
    assertThat(finding.getVulnerabilityIds())
        .containsExactly("GHSA-xvch-5gv4-984h", "CVE-2021-44906");
    assertThat(finding.getSeverity()).isEqualTo("CRITICAL");
    assertThat(finding.getCwes()).containsExactly(1321, 20);
    assertThat(finding.getPackage$().getPurl()).isEqualTo("pkg:npm/minimist@1.2.5");
    assertThat(finding.getPackage$().getFixedVersions()).containsExactly("1.2.6");
    assertThat(finding.getPackage$().getPath()).isEqualTo("/src/web/package-lock.json");
    assertThat(finding.getTags()).containsExactly("group:dev", "not called");
  }

  @Test
  void shouldSuppressAWithdrawnRecord() throws IOException {
    RawFinding finding = read("osvscanner/results.json").findings.get(1);

    assertThat(finding.getSuppressed()).isTrue();
    assertThat(finding.getTags()).contains("malicious");
  }

  @Test
  void shouldNameThePackageThatIsInstalled() throws IOException {
    RawFinding finding = read("osvscanner/results.json").findings.get(2);

    assertThat(finding.getCategory()).isEqualTo(Category.CONTAINER);
    assertThat(finding.getPackage$().getPurl())
        .isEqualTo("pkg:deb/debian/libssl3@3.0.11-1?distro=debian-12");
    assertThat(finding.getVulnerabilityIds())
        .as("an upstream record is another vulnerability")
        .containsExactly("DSA-5764-1");
    assertThat(finding.getSeverity()).isEqualTo("high");
  }

  private Collected read(String sample) throws IOException {
    return Collected.read(format(), Samples.text(sample));
  }
}
