/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.snyk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Collected;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportFormatKit;
import io.sluice.ingest.report.Samples;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SnykIssuesFormatTest extends ReportFormatKit {

  @Override
  protected ReportFormat format() {
    return new SnykIssuesFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(Samples.text("snyk/issues.json"));
  }

  @Override
  protected List<String> structure() {
    return List.of("/data", "/data/0", "/data/0/attributes");
  }

  @Override
  protected Stream<String> large(int findings) {
    String entry =
        "{\"id\":\"%d\",\"type\":\"issue\",\"attributes\":{\"key\":\"SNYK-JS-P-%d\",\"type\":\"package_vulnerability\",\"title\":\"t\"}}";
    return Stream.concat(
        Stream.of("{\"jsonapi\":{},\"data\":["),
        Stream.concat(
            IntStream.range(0, findings).mapToObj(i -> (i == 0 ? "" : ",") + entry.formatted(i, i)),
            Stream.of("]}")));
  }

  @Test
  void shouldReadEachKindOfTestingAsAScan() throws IOException {
    Collected report = read("snyk/issues.json");

    assertThat(report.scans)
        .extracting(ScanHeader::tool, ScanHeader::category, ScanHeader::complete)
        .containsExactly(
            tuple("snyk code", Category.SAST, false),
            tuple("snyk", Category.SCA, false),
            tuple("snyk iac", Category.CLOUD, false));
    RawFinding code = report.findings.getFirst();
    assertThat(code.getRuleId()).isEqualTo("SQL Injection");
    assertThat(code.getCwes()).containsExactly(89);
    assertThat(code.getVulnerabilityIds()).isEmpty();
    assertThat(code.getSuppressionReason()).isEqualTo("resolved in Snyk: fixed");
    assertThat(code.getLocations())
        .extracting(Location::getPath, Location::getStartLine)
        .containsExactly(tuple("src/db.py", 65));
    RawFinding pillow = report.findings.get(1);
    assertThat(pillow.getTitle()).isEqualTo("CVE-2023-4863 in pillow 9.5.0");
    assertThat(pillow.getPackage$().getPurl()).isEqualTo("pkg:pypi/pillow@9.5.0");
    assertThat(pillow.getSuppressionReason()).isEqualTo("ignored in Snyk");
    assertThat(pillow.getTags()).contains("reachability:function", "exploit:High");
    assertThat(report.findings.get(2).getLocations().getFirst().getResource())
        .isEqualTo("aws_s3_bucket.logs");
  }

  private Collected read(String sample) throws IOException {
    return Collected.read(format(), Samples.text(sample));
  }
}
