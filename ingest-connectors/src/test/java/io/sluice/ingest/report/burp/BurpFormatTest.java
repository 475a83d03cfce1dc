/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.burp;

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

final class BurpFormatTest extends XmlFormatKit {

  private static final String SAMPLE =
      """
      <issues burpVersion="2024.1" exportTime="Wed Jan 27 22:43:35 UTC 2021">
        <issue>
          <serialNumber>77</serialNumber><type>1049088</type><name>SQL injection</name><host ip="10.0.0.7">https://shop.acme.example</host>
          <path>/basket</path><location>/basket [id parameter]</location><severity>High</severity><confidence>Firm</confidence>
          <issueBackground>&lt;p&gt;It happens.&lt;/p&gt;</issueBackground><remediationBackground>Use parameters.</remediationBackground>
          <vulnerabilityClassifications>&lt;a href="https://cwe.mitre.org/data/definitions/89.html"&gt;CWE-89: SQL&lt;/a&gt;</vulnerabilityClassifications>
          <issueDetail>The &lt;b&gt;id&lt;/b&gt; parameter.</issueDetail>
          <requestresponse><request method="POST" base64="true">UE9TVCAvYmFza2V0IEhUVFAvMS4xDQpDb29raWU6IHNlc3Npb249MTIzDQo=</request><response base64="true">QUFBQQ==</response></requestresponse>
        </issue>
        <issue><type>5</type><name>Banner</name><host>http://a.example</host><path>/</path><severity>False positive</severity></issue>
      </issues>
      """;

  @Override
  protected ReportFormat format() {
    return new BurpFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(SAMPLE);
  }

  @Override
  protected Stream<String> large(int findings) {
    String finding =
        """
      <issue><type>%d</type><name>Issue</name><host>http://a.example</host><path>/</path><severity>Low</severity></issue>
        """;
    return Stream.of(
            Stream.of(
"""
      <issues burpVersion="1">
"""),
            IntStream.range(0, findings).mapToObj(finding::formatted),
            Stream.of(
"""
      </issues>
"""))
        .flatMap(pieces -> pieces);
  }

  @Test
  void shouldReadAFinding() throws IOException {
    Collected report = Collected.read(format(), SAMPLE);

    RawFinding finding = report.findings.getFirst();
    assertThat(report.findings).hasSize(2);
    assertThat(finding.getPointer()).isEqualTo("/issues/issue[1]");
    assertThat(finding.getToolFindingId()).isEqualTo("77");
    assertThat(finding.getCwes()).containsExactly(89);
    assertThat(finding.getDescription()).isEqualTo("It happens.");
    assertThat(finding.getMessage()).isEqualTo("The id parameter.");
    assertThat(finding.getLocations().getFirst().getUrl())
        .isEqualTo("https://shop.acme.example/basket");
    assertThat(finding.getLocations().getFirst().getParameter()).isEqualTo("id");
    assertThat(finding.getLocations().getFirst().getMethod()).isEqualTo("POST");
    assertThat(finding.getEvidence()).isEqualTo("Request: POST /basket HTTP/1.1");
    assertThat(report.findings.get(1).getSuppressed()).isTrue();
  }

  @Test
  void shouldReadAReportThatDeclaresItsDocumentType() throws IOException {
    String declared = "<!DOCTYPE issues [<!ELEMENT issues (issue*)>]>" + SAMPLE;

    assertThat(Collected.read(format(), declared).text())
        .isEqualTo(Collected.read(format(), SAMPLE).text());
  }
}
