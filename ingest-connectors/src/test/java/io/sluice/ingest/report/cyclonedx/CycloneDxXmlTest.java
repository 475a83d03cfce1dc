/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.cyclonedx;

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

final class CycloneDxXmlTest extends XmlFormatKit {

  private static final String SAMPLE =
      """
      <bom xmlns="http://cyclonedx.org/schema/bom/1.4" serialNumber="urn:uuid:1" version="1">
        <metadata><timestamp>2024-01-01T00:00:00Z</timestamp><tools><tool><name>grype</name><version>1</version></tool></tools><component type="application"><name>shop</name></component></metadata>
        <components><component type="library" bom-ref="a"><group>org.acme</group><name>core</name><version>1.0</version><licenses><license><id>MIT</id></license></licenses><purl>pkg:maven/org.acme/core@1.0</purl><components><component type="library"><name>inner</name></component></components></component></components>
        <vulnerabilities><vulnerability bom-ref="v"><id>CVE-2021-44228</id><source><name>NVD</name><url>https://nvd.example</url></source><ratings><rating><source><name>NVD</name></source><score>10.0</score><severity>critical</severity><method>CVSSv31</method><vector>CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H</vector></rating></ratings><cwes><cwe>502</cwe></cwes><description>Bad.</description><analysis><state>not_affected</state><justification>code_not_reachable</justification></analysis><affects><target><ref>a</ref></target></affects></vulnerability></vulnerabilities>
      </bom>
      """;

  private static final String OTHER =
      """
      <bom xmlns="http://cyclonedx.org/schema/bom/1.2" version="1">
        <components><component type="library"><name>apt</name><version>1.8</version><vulnerabilities xmlns="http://cyclonedx.org/schema/ext/vulnerability/1.0"><vulnerability ref="urn:uuid:2"><id>CVE-2011-3374</id><source name="NVD"><url>https://nvd.example</url></source><ratings><rating><score><base>4.3</base></score><severity>Low</severity><method>CVSSv2</method></rating></ratings><recommendations><recommendation>Upgrade</recommendation></recommendations><advisories><advisory>https://a.example</advisory></advisories></vulnerability></vulnerabilities></component></components>
      </bom>
      """;

  @Override
  protected ReportFormat format() {
    return new CycloneDxFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(SAMPLE, OTHER);
  }

  @Override
  protected Stream<String> large(int findings) {
    String finding =
        """
      <vulnerability><id>CVE-2020-%04d</id></vulnerability>
        """;
    return Stream.of(
            Stream.of(
"""
      <bom xmlns="http://cyclonedx.org/schema/bom/1.4"><vulnerabilities>
"""),
            IntStream.range(0, findings).mapToObj(finding::formatted),
            Stream.of(
"""
      </vulnerabilities></bom>
"""))
        .flatMap(pieces -> pieces);
  }

  @Test
  void shouldReadAFinding() throws IOException {
    Collected report = Collected.read(format(), SAMPLE);

    RawFinding finding = report.findings.getFirst();
    assertThat(report.components).hasSize(2);
    assertThat(report.components.getLast().getLicenses()).containsExactly("MIT");
    assertThat(finding.getPointer())
        .isEqualTo("/bom/vulnerabilities[1]/vulnerability[1]/affects[1]/target[1]");
    assertThat(finding.getTitle()).isEqualTo("CVE-2021-44228 in org.acme:core 1.0");
    assertThat(finding.getCwes()).containsExactly(502);
    assertThat(finding.getSeverity()).isEqualTo("critical");
    assertThat(finding.getSuppressionReason()).isEqualTo("not_affected: code_not_reachable");
  }

  @Test
  void shouldReadTheExtensionOfOldVersions() throws IOException {
    RawFinding finding = Collected.read(format(), OTHER).findings.getFirst();

    assertThat(finding.getPackage$().getName()).isEqualTo("apt");
    assertThat(finding.getPackage$().getVersion()).isEqualTo("1.8");
    assertThat(finding.getRatings().getFirst().getScore()).isEqualTo(4.3);
    assertThat(finding.getRemediation()).isEqualTo("Upgrade");
    assertThat(finding.getReferences()).containsExactly("https://nvd.example", "https://a.example");
  }
}
