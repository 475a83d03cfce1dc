/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.acunetix;

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

final class AcunetixFormatTest extends XmlFormatKit {

  private static final String SAMPLE =
      """
      <ScanGroup ExportedOn="28/02/2020, 05:13:54">
        <Scan><Name>s</Name><StartURL>https://shop.acme.example:8443/app/</StartURL>
          <ReportItems><ReportItem id="1"><Name>CSRF</Name><ModuleName>Crawler</ModuleName><Details>&lt;b&gt;form&lt;/b&gt;</Details><Affects>/login</Affects><Parameter>user</Parameter><IsFalsePositive>False</IsFalsePositive><Severity>medium</Severity><Type>csrf</Type><Impact>Bad.</Impact><Description>Forged.</Description><Recommendation>Token.</Recommendation>
            <TechnicalDetails><Request>POST /login HTTP/1.1
      Cookie: a=b</Request></TechnicalDetails><CWEList><CWE id="352">CWE-352</CWE></CWEList><CVEList><CVE><ID>CVE-2020-0001</ID></CVE></CVEList>
            <CVSS3><Descriptor>CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L</Descriptor><Score>5.3</Score></CVSS3><References><Reference><URL>https://a.example</URL></Reference></References></ReportItem></ReportItems>
        </Scan>
      </ScanGroup>
      """;

  @Override
  protected ReportFormat format() {
    return new AcunetixFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(SAMPLE);
  }

  @Override
  protected Stream<String> large(int findings) {
    String finding =
        """
      <ReportItem><Name>Item %d</Name><Severity>low</Severity></ReportItem>
        """;
    return Stream.of(
            Stream.of(
"""
      <ScanGroup><Scan><ReportItems>
"""),
            IntStream.range(0, findings).mapToObj(finding::formatted),
            Stream.of(
"""
      </ReportItems></Scan></ScanGroup>
"""))
        .flatMap(pieces -> pieces);
  }

  @Test
  void shouldReadAFinding() throws IOException {
    Collected report = Collected.read(format(), SAMPLE);

    RawFinding finding = report.findings.getFirst();
    assertThat(finding.getCwes()).containsExactly(352);
    assertThat(finding.getVulnerabilityIds()).containsExactly("CVE-2020-0001");
    assertThat(finding.getLocations().getFirst().getUrl())
        .isEqualTo("https://shop.acme.example:8443/login");
    assertThat(finding.getLocations().getFirst().getMethod()).isEqualTo("POST");
    assertThat(finding.getLocations().getFirst().getParameter()).isEqualTo("user");
    assertThat(finding.getRatings().getFirst().getScore()).isEqualTo(5.3);
    assertThat(finding.getMessage()).isEqualTo("form\n\nBad.");
  }
}
