/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.nikto;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Collected;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.XmlFormatKit;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class NiktoFormatTest extends XmlFormatKit {

  private static final String SAMPLE =
      """
      <niktoscan>
        <niktoscan version="2.1.6">
          <scandetails sitename="https://shop.acme.example:443/"><item id="999100" osvdbid="0" osvdblink="https://osvdb.example/1" method="GET"><description>Header x CVE-2020-0001</description><uri>/</uri><namelink>https://shop.acme.example:443/</namelink></item></scandetails>
        </niktoscan>
      </niktoscan>
      """;

  @Override
  protected ReportFormat format() {
    return new NiktoFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(SAMPLE);
  }

  @Override
  protected Stream<String> large(int findings) {
    String finding =
        """
      <item id="%d" method="GET"><description>d</description></item>
        """;
    return Stream.of(
            Stream.of(
"""
      <niktoscan><scandetails>
"""),
            IntStream.range(0, findings).mapToObj(finding::formatted),
            Stream.of(
"""
      </scandetails></niktoscan>
"""))
        .flatMap(pieces -> pieces);
  }

  @Test
  void shouldReadAFinding() throws IOException {
    Collected report = Collected.read(format(), SAMPLE);

    RawFinding finding = report.findings.getFirst();
    assertThat(finding.getRuleId()).isEqualTo("999100");
    assertThat(finding.getTitle()).isEqualTo("Header x CVE-2020-0001");
    assertThat(finding.getVulnerabilityIds()).containsExactly("CVE-2020-0001");
    assertThat(finding.getLocations().getFirst().getUrl())
        .isEqualTo("https://shop.acme.example:443/");
  }
}
