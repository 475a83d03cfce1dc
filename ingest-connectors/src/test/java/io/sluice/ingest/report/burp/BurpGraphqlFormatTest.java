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

final class BurpGraphqlFormatTest extends ReportFormatKit {

  @Override
  protected ReportFormat format() {
    return new BurpGraphqlFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(Samples.text("burp/graphql.json"));
  }

  @Override
  protected List<String> structure() {
    return List.of(
        "/data", "/data/scan/issues", "/data/scan/issues/0", "/data/scan/issues/0/issue_type");
  }

  @Override
  protected Stream<String> large(int findings) {
    String entry =
        "{\"issue_type\":{\"name\":\"n\"},\"origin\":\"https://a.example\",\"path\":\"/%d\"}";
    return Stream.concat(
        Stream.of("{\"Issues\":["),
        Stream.concat(
            IntStream.range(0, findings).mapToObj(i -> (i == 0 ? "" : ",") + entry.formatted(i)),
            Stream.of("]}")));
  }

  @Test
  void shouldReadAnIssue() throws IOException {
    RawFinding sqli = read("burp/graphql.json").findings.getFirst();

    assertThat(sqli.getTitle()).isEqualTo("SQL injection");
    assertThat(sqli.getDescription()).isEqualTo("SQL & more");
    assertThat(sqli.getRemediation()).isEqualTo("Fix id.\nBind values.");
    assertThat(sqli.getCwes()).containsExactly(89);
    assertThat(sqli.getTags()).containsExactly("repeated");
    assertThat(sqli.getLocations())
        .extracting(Location::getUrl, Location::getMethod)
        .containsExactly(tuple("https://shop.acme.example/item", "GET"));
  }

  private Collected read(String sample) throws IOException {
    return Collected.read(format(), Samples.text(sample));
  }
}
