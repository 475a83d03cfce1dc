/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.checkmarx;

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

final class CxFlowFormatTest extends ReportFormatKit {

  @Override
  protected ReportFormat format() {
    return new CxFlowFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(Samples.text("checkmarx/cxflow.json"));
  }

  @Override
  protected List<String> structure() {
    return List.of(
        "/xissues",
        "/xissues/0",
        "/xissues/0/additionalDetails",
        "/xissues/0/additionalDetails/results");
  }

  @Override
  protected Stream<String> large(int findings) {
    String entry = "{\"vulnerability\":\"V%d\",\"filename\":\"a\",\"severity\":\"Low\"}";
    return Stream.concat(
        Stream.of("{\"projectId\":\"1\",\"xissues\":["),
        Stream.concat(
            IntStream.range(0, findings).mapToObj(i -> (i == 0 ? "" : ",") + entry.formatted(i)),
            Stream.of("]}")));
  }

  @Test
  void shouldReadEachResultOfAnIssue() throws IOException {
    List<RawFinding> findings = read("checkmarx/cxflow.json").findings;

    assertThat(findings).hasSize(3);
    RawFinding xss = findings.getFirst();
    assertThat(xss.getTitle()).isEqualTo("Reflected XSS All Clients");
    assertThat(xss.getCwes()).containsExactly(79);
    assertThat(xss.getLocations())
        .extracting(Location::getPath, Location::getStartLine)
        .containsExactly(tuple("web/Out.java", 107), tuple("Login.java", 88));
    assertThat(xss.getFlow()).extracting(Location::getStartLine).containsExactly(88, 107);
    assertThat(findings.get(1).getSuppressed()).isTrue();
    assertThat(findings.get(2).getLocations())
        .extracting(Location::getPath, Location::getStartLine)
        .containsExactly(tuple("Hash.java", 12));
  }

  private Collected read(String sample) throws IOException {
    return Collected.read(format(), Samples.text(sample));
  }
}
