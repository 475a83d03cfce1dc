/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.nessus;

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

final class NessusFormatTest extends XmlFormatKit {

  private static final String SAMPLE =
      """
      <NessusClientData_v2>
        <Policy><policyName>Basic</policyName></Policy>
        <Report name="weekly">
          <ReportHost name="10.0.0.7">
            <HostProperties><tag name="HOST_START_TIMESTAMP">1700000000</tag><tag name="host-fqdn">shop.acme.example</tag></HostProperties>
            <ReportItem port="443" svc_name="www" protocol="tcp" severity="3" pluginID="100" pluginName="Old library" pluginFamily="Web Servers">
              <synopsis>It is old.</synopsis><description>Very old.</description><solution>Upgrade.</solution>
              <cve>CVE-2020-0001</cve><cve>CVE-2020-0002</cve><cwe>79</cwe><xref>CWE:89</xref><xref>IAVA:2020-A-1</xref>
              <cvss_base_score>7.5</cvss_base_score><cvss_vector>CVSS2#AV:N/AC:L/Au:N/C:P/I:P/A:P</cvss_vector>
              <cvss3_base_score>9.8</cvss3_base_score><cvss3_vector>CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H</cvss3_vector>
              <see_also>https://acme.example/a
      https://acme.example/b</see_also><plugin_output>version 1</plugin_output><exploit_available>true</exploit_available>
            </ReportItem>
            <ReportItem port="0" svc_name="general" protocol="tcp" severity="0" pluginID="21156" pluginName="Compliance" pluginFamily="Policy Compliance">
              <compliance-check-name>1.1 Keep patched</compliance-check-name><compliance-result>FAILED</compliance-result>
            </ReportItem>
            <ReportItem port="0" severity="0" pluginID="21156" pluginName="Compliance"><compliance-check-name>1.2</compliance-check-name><compliance-result>PASSED</compliance-result></ReportItem>
          </ReportHost>
        </Report>
      </NessusClientData_v2>
      """;

  @Override
  protected ReportFormat format() {
    return new NessusFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(SAMPLE);
  }

  @Override
  protected Stream<String> large(int findings) {
    String finding =
        """
      <ReportItem port="1" severity="1" pluginID="2" pluginName="Item %d"><description>d</description></ReportItem>
        """;
    return Stream.of(
            Stream.of(
"""
      <NessusClientData_v2><Report name="r"><ReportHost name="h">
"""),
            IntStream.range(0, findings).mapToObj(finding::formatted),
            Stream.of(
"""
      </ReportHost></Report></NessusClientData_v2>
"""))
        .flatMap(pieces -> pieces);
  }

  @Test
  void shouldReadAFinding() throws IOException {
    Collected report = Collected.read(format(), SAMPLE);

    RawFinding finding = report.findings.getFirst();
    assertThat(report.findings).hasSize(2);
    assertThat(report.scans.getFirst().scannedAt()).isPresent();
    assertThat(finding.getPointer())
        .isEqualTo("/NessusClientData_v2/Report[1]/ReportHost[1]/ReportItem[1]");
    assertThat(finding.getTitle()).isEqualTo("Old library");
    assertThat(finding.getSeverity()).isEqualTo("High");
    assertThat(finding.getCwes()).containsExactly(79, 89);
    assertThat(finding.getVulnerabilityIds())
        .containsExactly("NESSUS-100", "CVE-2020-0001", "CVE-2020-0002");
    assertThat(finding.getLocations().getFirst().getUrl())
        .isEqualTo("https://shop.acme.example:443/");
    assertThat(finding.getLocations().getFirst().getResource())
        .isEqualTo("shop.acme.example:443/tcp");
    assertThat(finding.getRatings()).hasSize(2);
    assertThat(finding.getRatings().getFirst().getVector()).isEqualTo("AV:N/AC:L/Au:N/C:P/I:P/A:P");
    assertThat(finding.getReferences()).hasSize(2);
    assertThat(report.findings.get(1).getTitle()).isEqualTo("1.1 Keep patched");
  }
}
