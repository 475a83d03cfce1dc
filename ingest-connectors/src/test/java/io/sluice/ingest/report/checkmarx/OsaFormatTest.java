/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.checkmarx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.RawFinding;
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

final class OsaFormatTest extends ReportFormatKit {

  @Override
  protected ReportFormat format() {
    return new OsaFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(Samples.text("checkmarx/osa.json"));
  }

  @Override
  protected List<String> structure() {
    return List.of("/0", "/0/0", "/1", "/0/0/state");
  }

  @Override
  protected Stream<String> large(int findings) {
    String entry = "{\"id\":\"%d\",\"cveName\":\"CVE-2020-%d\",\"libraryId\":\"a\"}";
    return Stream.concat(
        Stream.of("[["),
        Stream.concat(
            IntStream.range(0, findings).mapToObj(i -> (i == 0 ? "" : ",") + entry.formatted(i, i)),
            Stream.of("],[{\"id\":\"a\",\"name\":\"g:a\",\"version\":\"1\"}]]")));
  }

  @Test
  void shouldReadAVulnerabilityOfALibrary() throws IOException {
    RawFinding finding = read("checkmarx/osa.json").findings.getFirst();

    assertThat(finding.getTitle())
        .isEqualTo("CVE-2020-25649 in com.fasterxml.jackson.core:jackson-databind 2.10.2");
    assertThat(finding.getPackage$().getPurl())
        .isEqualTo("pkg:maven/com.fasterxml.jackson.core/jackson-databind@2.10.2");
    assertThat(finding.getPackage$().getFixedVersions()).containsExactly("2.10.5.1");
    assertThat(finding.getSeverity()).isEqualTo("High");
    assertThat(finding.getSuppressed()).isTrue();
  }

  @Test
  void shouldRefuseAnUnknownLibrary() {
    assertThatThrownBy(() -> Collected.read(format(), "[[{\"id\":\"a\",\"libraryId\":\"b\"}],[]]"))
        .isInstanceOf(MalformedReportException.class)
        .hasMessageContaining("/0/0/libraryId");
  }

  private Collected read(String sample) throws IOException {
    return Collected.read(format(), Samples.text(sample));
  }
}
