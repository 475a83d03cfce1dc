/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.qualyswas;

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

final class QualysWasFormatTest extends XmlFormatKit {

  private static final String SAMPLE =
      """
      <WAS_SCAN_REPORT>
        <RESULTS>
          <VULNERABILITY_LIST><VULNERABILITY><UNIQUE_ID>u1</UNIQUE_ID><QID>150004</QID><URL>https://shop.acme.example/js</URL><PARAM>q</PARAM><DETECTION_DATE>11 Mar 2020 01:07PM GMT-0400</DETECTION_DATE><PAYLOADS><PAYLOAD><PAYLOAD>probe</PAYLOAD><REQUEST><METHOD>GET</METHOD></REQUEST></PAYLOAD></PAYLOADS><IGNORED>true</IGNORED></VULNERABILITY></VULNERABILITY_LIST>
          <INFORMATION_GATHERED_LIST><INFORMATION_GATHERED><UNIQUE_ID>u2</UNIQUE_ID><QID>6</QID></INFORMATION_GATHERED></INFORMATION_GATHERED_LIST>
        </RESULTS>
        <GLOSSARY><QID_LIST><QID><QID>150004</QID><CATEGORY>Potential</CATEGORY><SEVERITY>4</SEVERITY><TITLE>Path Based</TITLE><GROUP>PATH</GROUP><DESCRIPTION>A file.</DESCRIPTION><IMPACT>Bad.</IMPACT><SOLUTION>Remove.</SOLUTION><CWE>CWE-22, CWE-23</CWE><WASC>WASC-17</WASC><CVSS_BASE>2.1</CVSS_BASE></QID></QID_LIST></GLOSSARY>
        <APPENDIX><WEBAPP><NAME>shop</NAME><URL>https://shop.acme.example</URL></WEBAPP></APPENDIX>
      </WAS_SCAN_REPORT>
      """;

  @Override
  protected ReportFormat format() {
    return new QualysWasFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(SAMPLE);
  }

  @Override
  protected Stream<String> large(int findings) {
    String finding =
        """
      <VULNERABILITY><QID>%d</QID></VULNERABILITY>
        """;
    return Stream.of(
            Stream.of(
"""
      <WAS_SCAN_REPORT><RESULTS><VULNERABILITY_LIST>
"""),
            IntStream.range(0, findings).mapToObj(finding::formatted),
            Stream.of(
"""
      </VULNERABILITY_LIST></RESULTS></WAS_SCAN_REPORT>
"""))
        .flatMap(pieces -> pieces);
  }

  @Test
  void shouldReadAFinding() throws IOException {
    Collected report = Collected.read(format(), SAMPLE);

    RawFinding finding = report.findings.getFirst();
    assertThat(report.findings).hasSize(2);
    assertThat(report.scans.getFirst().configuration()).isEqualTo("shop");
    assertThat(finding.getTitle()).isEqualTo("Path Based");
    assertThat(finding.getSeverity()).isEqualTo("High");
    assertThat(finding.getCwes()).containsExactly(22, 23);
    assertThat(finding.getDetectedAt()).isEqualTo(java.time.Instant.parse("2020-03-11T17:07:00Z"));
    assertThat(finding.getLocations().getFirst().getParameter()).isEqualTo("q");
    assertThat(finding.getSuppressed()).isTrue();
    assertThat(report.findings.get(1).getSeverity()).isEqualTo("Info");
  }
}
