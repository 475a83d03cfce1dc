/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.govulncheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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

final class GovulncheckFormatTest extends ReportFormatKit {

  @Override
  protected ReportFormat format() {
    return new GovulncheckFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(
        Samples.text("govulncheck/stream.jsonl"), Samples.text("govulncheck/legacy.json"));
  }

  @Override
  protected List<String> structure() {
    return List.of("/config");
  }

  @Override
  protected boolean isOneDocument() {
    return false;
  }

  /** The first step of a pointer is the number of the document. */
  @Override
  protected boolean resolves(String sample, String pointer) throws IOException {
    if (sample.startsWith("{\"Calls\"")) {
      return super.resolves(sample, pointer);
    }
    String[] parts = pointer.split("/", 3);
    String line = sample.lines().toList().get(Integer.parseInt(parts[1]));
    return super.resolves(line, parts.length < 3 ? "" : "/" + parts[2]);
  }

  @Override
  protected Stream<String> large(int findings) {
    String entry =
        "{\"finding\":{\"osv\":\"GO-1\",\"trace\":[{\"module\":\"m%d\",\"version\":\"v1\"}]}}\n";
    return Stream.concat(
        Stream.of("{\"config\":{\"scanner_name\":\"govulncheck\"}}\n"),
        Stream.concat(
            IntStream.range(0, findings).mapToObj(i -> "" + entry.formatted(i)),
            Stream.of("{\"osv\":{\"id\":\"GO-1\"}}")));
  }

  @Test
  void shouldMakeOneFindingOfTheMessageThatGoesFurthest() throws IOException {
    Collected report = read("govulncheck/stream.jsonl");

    assertThat(report.scans)
        .singleElement()
        .satisfies(scan -> assertThat(scan.configuration()).isEqualTo("acme.example/shop"));
    assertThat(report.findings)
        .extracting(RawFinding::getTitle, RawFinding::getTags)
        .containsExactly(
            tuple(
                "CVE-2022-32149 in golang.org/x/text v0.3.5",
                List.of("reachability:imported, not called")),
            tuple("CVE-2021-38561 in golang.org/x/text v0.3.5", List.of("reachability:called")));
    RawFinding called = report.findings.get(1);
    assertThat(called.getVulnerabilityIds())
        .containsExactly("GO-2021-0113", "CVE-2021-38561", "GHSA-ppp9-7jff-5vj2");
    assertThat(called.getSeverity()).isEqualTo("Low");
    assertThat(called.getPackage$().getPurl()).isEqualTo("pkg:golang/golang.org/x/text@v0.3.5");
    assertThat(called.getPackage$().getFixedVersions()).containsExactly("v0.3.7");
    assertThat(called.getLocations().getFirst().getPath()).isEqualTo("web/main.go");
    assertThat(called.getLocations().getFirst().getStartLine()).isEqualTo(12);
    assertThat(called.getFlow())
        .extracting(Location::getSymbol)
        .containsExactly("acme.example/shop/web.main", "golang.org/x/text/language.Tag.Parse");
  }

  @Test
  void shouldReadTheFormBeforeOne() throws IOException {
    Collected report = read("govulncheck/legacy.json");

    assertThat(report.findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.getPointer()).isEqualTo("/Vulns/1");
              assertThat(finding.getPackage$().getVersion()).isEqualTo("v0.1.0");
              assertThat(finding.getTags()).containsExactly("reachability:called");
            });
  }

  @Test
  void shouldReadMessagesInAList() throws IOException {
    String list =
        "[" + String.join(",", Samples.text("govulncheck/stream.jsonl").lines().toList()) + "]";

    assertThat(Collected.read(format(), list).findings).hasSize(2);
  }

  private Collected read(String sample) throws IOException {
    return Collected.read(format(), Samples.text(sample));
  }
}
