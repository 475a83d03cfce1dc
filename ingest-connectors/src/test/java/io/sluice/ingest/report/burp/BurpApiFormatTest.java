/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.burp;

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

final class BurpApiFormatTest extends ReportFormatKit {

  @Override
  protected ReportFormat format() {
    return new BurpApiFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(Samples.text("burp/rest.json"));
  }

  @Override
  protected List<String> structure() {
    return List.of(
        "/issue_events",
        "/issue_events/0",
        "/issue_events/0/issue",
        "/issue_events/0/issue/evidence");
  }

  @Override
  protected Stream<String> large(int findings) {
    String entry =
        "{\"type\":\"issue_found\",\"issue\":{\"name\":\"n\",\"type_index\":%d,\"origin\":\"https://a.example\",\"path\":\"/%d\"}}";
    return Stream.concat(
        Stream.of("{\"scan_status\":\"succeeded\",\"issue_events\":["),
        Stream.concat(
            IntStream.range(0, findings).mapToObj(i -> (i == 0 ? "" : ",") + entry.formatted(i, i)),
            Stream.of("]}")));
  }

  @Test
  void shouldReadAnIssueWithItsRequest() throws IOException {
    RawFinding xss = read("burp/rest.json").findings.getFirst();

    assertThat(xss.getRuleId()).isEqualTo("2097920");
    assertThat(xss.getMessage()).isEqualTo("The value of q is copied.");
    assertThat(xss.getDescription()).isEqualTo("XSS arises.\nmore");
    assertThat(xss.getRemediation()).isEqualTo("Encode it.\nHere too.");
    assertThat(xss.getCwes()).containsExactly(79);
    assertThat(xss.getEvidence()).isEqualTo("GET /search?q=1 HTTP/1.1");
    assertThat(xss.getReferences())
        .containsExactly("https://owasp.acme.example/xss", "https://r.acme.example");
    assertThat(xss.getLocations())
        .extracting(Location::getUrl, Location::getMethod, Location::getParameter)
        .containsExactly(tuple("https://shop.acme.example/search", "GET", "q"));
  }

  @Test
  void shouldSuppressAFalsePositive() throws IOException {
    RawFinding robots = read("burp/rest.json").findings.get(1);

    assertThat(robots.getSuppressed()).isTrue();
    assertThat(robots.getSeverity()).isNull();
  }

  @Test
  void shouldNotTakeARunningScanForAWholeOne() throws IOException {
    Collected report =
        Collected.read(format(), "{\"scan_status\":\"auditing\",\"issue_events\":[]}");

    assertThat(report.scans).singleElement().matches(scan -> !scan.complete());
  }

  private Collected read(String sample) throws IOException {
    return Collected.read(format(), Samples.text(sample));
  }
}
