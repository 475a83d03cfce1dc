/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.depcheck;

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

final class DependencyCheckFormatTest extends XmlFormatKit {

  private static final String SAMPLE =
      """
      <analysis xmlns="https://jeremylong.github.io/DependencyCheck/dependency-check.4.0.xsd">
        <scanInfo><engineVersion>9.0.0</engineVersion></scanInfo>
        <projectInfo><name>shop</name><reportDate>2024-01-15T14:31:13Z</reportDate></projectInfo>
        <dependencies>
          <dependency isVirtual="false">
            <fileName>log4j-api-2.12.4.jar</fileName><filePath>/lib/log4j-api-2.12.4.jar</filePath>
            <identifiers><package confidence="HIGH"><id>pkg:maven/org.apache.logging.log4j/log4j-api@2.12.4</id></package></identifiers>
            <vulnerabilities>
              <vulnerability source="NVD"><name>CVE-2020-9488</name><severity>LOW</severity>
                <cvssV3><baseScore>3.7</baseScore><attackVector>NETWORK</attackVector><attackComplexity>HIGH</attackComplexity><privilegesRequired>NONE</privilegesRequired><userInteraction>NONE</userInteraction><scope>UNCHANGED</scope><confidentialityImpact>LOW</confidentialityImpact><integrityImpact>NONE</integrityImpact><availabilityImpact>NONE</availabilityImpact><version>3.1</version></cvssV3>
                <cwes><cwe>CWE-295</cwe><cwe>CWE-297</cwe></cwes><description>Mail.</description><references><reference><url>https://a.example</url></reference></references></vulnerability>
              <suppressedVulnerability source="NVD"><name>CVE-2020-0003</name><notes>not used</notes></suppressedVulnerability>
            </vulnerabilities>
          </dependency>
          <dependency><fileName>old.jar</fileName><identifiers><identifier type="maven"><name>(org.acme:old:1.0)</name></identifier></identifiers>
            <vulnerabilities><vulnerability><name>CVE-2010-0001</name><cvssScore>7.5</cvssScore><severity>High</severity><cwe>CWE-79 XSS</cwe></vulnerability></vulnerabilities></dependency>
        </dependencies>
      </analysis>
      """;

  @Override
  protected ReportFormat format() {
    return new DependencyCheckFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(SAMPLE);
  }

  @Override
  protected Stream<String> large(int findings) {
    String finding =
        """
      <dependency><fileName>a%d.jar</fileName><vulnerabilities><vulnerability><name>CVE-2020-0001</name></vulnerability></vulnerabilities></dependency>
        """;
    return Stream.of(
            Stream.of(
"""
      <analysis xmlns="https://jeremylong.github.io/DependencyCheck/dependency-check.4.0.xsd"><dependencies>
"""),
            IntStream.range(0, findings).mapToObj(finding::formatted),
            Stream.of(
"""
      </dependencies></analysis>
"""))
        .flatMap(pieces -> pieces);
  }

  @Test
  void shouldReadAFinding() throws IOException {
    Collected report = Collected.read(format(), SAMPLE);

    RawFinding finding = report.findings.getFirst();
    assertThat(report.findings).hasSize(3);
    assertThat(finding.getTitle())
        .isEqualTo("CVE-2020-9488 in org.apache.logging.log4j:log4j-api 2.12.4");
    assertThat(finding.getCwes()).containsExactly(295, 297);
    assertThat(finding.getVulnerabilityIds()).containsExactly("CVE-2020-9488");
    assertThat(finding.getPackage$().getPurl())
        .isEqualTo("pkg:maven/org.apache.logging.log4j/log4j-api@2.12.4");
    assertThat(finding.getRatings().getFirst().getVector())
        .isEqualTo("CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:N/A:N");
    assertThat(report.findings.get(1).getSuppressionReason()).isEqualTo("not used");
    assertThat(report.findings.get(2).getPackage$().getName()).isEqualTo("org.acme:old");
    assertThat(report.findings.get(2).getPackage$().getVersion()).isEqualTo("1.0");
  }
}
