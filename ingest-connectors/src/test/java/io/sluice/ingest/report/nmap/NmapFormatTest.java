/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.nmap;

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

final class NmapFormatTest extends XmlFormatKit {

  private static final String SAMPLE =
      """
      <nmaprun scanner="nmap" start="1619688396" version="7.94">
        <host><address addr="00:00:00:00:00:01" addrtype="mac"/><address addr="10.0.0.7" addrtype="ipv4"/><hostnames><hostname name="shop.acme.example" type="PTR"/></hostnames>
          <ports>
            <port protocol="tcp" portid="443"><state state="open" reason="syn-ack"/><service name="http" product="nginx" version="1.2" tunnel="ssl"/>
              <script id="vulners" output="x"><table key="cpe:/a:nginx:nginx:1.2"><table><elem key="id">CVE-2019-6111</elem><elem key="cvss">5.8</elem><elem key="type">cve</elem><elem key="is_exploit">false</elem></table><table><elem key="id">EDB-ID:46516</elem><elem key="cvss">0.0</elem><elem key="type">exploitdb</elem><elem key="is_exploit">true</elem></table></table></script></port>
            <port protocol="udp" portid="53"><state state="open|filtered"/></port>
          </ports>
        </host>
      </nmaprun>
      """;

  @Override
  protected ReportFormat format() {
    return new NmapFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(SAMPLE);
  }

  @Override
  protected Stream<String> large(int findings) {
    String finding =
        """
      <port protocol="tcp" portid="%d"><state state="open"/></port>
        """;
    return Stream.of(
            Stream.of(
"""
      <nmaprun><host><ports>
"""),
            IntStream.range(0, findings).mapToObj(finding::formatted),
            Stream.of(
"""
      </ports></host></nmaprun>
"""))
        .flatMap(pieces -> pieces);
  }

  @Test
  void shouldReadAFinding() throws IOException {
    Collected report = Collected.read(format(), SAMPLE);

    RawFinding finding = report.findings.getFirst();
    assertThat(report.findings).hasSize(3);
    assertThat(finding.getTitle()).isEqualTo("Open port: 443/tcp");
    assertThat(finding.getLocations().getFirst().getUrl())
        .isEqualTo("https://shop.acme.example:443/");
    RawFinding vulnerability = report.findings.get(1);
    assertThat(vulnerability.getVulnerabilityIds()).containsExactly("CVE-2019-6111");
    assertThat(vulnerability.getSeverity()).isEqualTo("Medium");
    assertThat(vulnerability.getPackage$().getName()).isEqualTo("nginx");
    assertThat(vulnerability.getPackage$().getVersion()).isEqualTo("1.2");
    assertThat(report.findings.get(2).getVulnerabilityIds()).isEmpty();
  }
}
