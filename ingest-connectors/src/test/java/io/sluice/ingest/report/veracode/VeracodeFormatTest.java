/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.veracode;

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

final class VeracodeFormatTest extends XmlFormatKit {

  private static final String SAMPLE =
      """
      <detailedreport app_name="shop" app_id="12" last_update_time="2018-05-26 00:06:22 UTC">
        <static-analysis engine_version="123"/>
        <severity level="3">
          <category categoryname="SQL Injection">
            <desc><para text="It is SQL."><bulletitem text="always"/></para></desc>
            <recommendations><para text="Bind."/></recommendations>
            <cwe cweid="89">
              <staticflaws><flaw severity="4" issueid="18" module="a.war" description="A query." cweid="89" remediation_status="Open" mitigation_status="accepted" sourcefile="Shop.java" sourcefilepath="acme/" line="12" scope="acme.Shop" functionprototype="void find(java.lang.String)" date_first_occurrence="2018-02-17 00:35:18 UTC"><mitigations><mitigation action="Accept the risk" description="internal"/></mitigations></flaw></staticflaws>
              <dynamicflaws><flaw severity="5" issueid="19" url="https://a.example/x" vuln_parameter="q"/></dynamicflaws>
            </cwe>
          </category>
        </severity>
        <software_composition_analysis><vulnerable_components><component file_name="c.jar" library="commons" version="3.1"><file_paths><file_path value="a.war#c.jar"/></file_paths><vulnerabilities><vulnerability cve_id="CVE-2012-5783" cvss_score="5.8" severity="3" severity_desc="Medium" cwe_id="CWE-20 CWE-295" cve_summary="Old." mitigation="false"/></vulnerabilities></component></vulnerable_components></software_composition_analysis>
      </detailedreport>
      """;

  @Override
  protected ReportFormat format() {
    return new VeracodeFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(SAMPLE);
  }

  @Override
  protected Stream<String> large(int findings) {
    String finding =
        """
      <flaw issueid="%d" severity="2" sourcefile="a.java" line="1"/>
        """;
    return Stream.of(
            Stream.of(
"""
      <detailedreport><severity><category categoryname="C"><cwe cweid="1"><staticflaws>
"""),
            IntStream.range(0, findings).mapToObj(finding::formatted),
            Stream.of(
"""
      </staticflaws></cwe></category></severity></detailedreport>
"""))
        .flatMap(pieces -> pieces);
  }

  @Test
  void shouldReadAFinding() throws IOException {
    Collected report = Collected.read(format(), SAMPLE);

    RawFinding finding = report.findings.getFirst();
    assertThat(report.findings).hasSize(3);
    assertThat(finding.getToolFindingId()).isEqualTo("app-12_issue-18");
    assertThat(finding.getTitle()).isEqualTo("SQL Injection");
    assertThat(finding.getSeverity()).isEqualTo("High");
    assertThat(finding.getDescription()).isEqualTo("It is SQL.\n- always");
    assertThat(finding.getRemediation()).isEqualTo("Bind.");
    assertThat(finding.getLocations().getFirst().getPath()).isEqualTo("acme/Shop.java");
    assertThat(finding.getLocations().getFirst().getStartLine()).isEqualTo(12);
    assertThat(finding.getLocations().getFirst().getSymbol()).isEqualTo("acme.Shop.find");
    assertThat(finding.getSuppressionReason())
        .isEqualTo("mitigation accepted: Accept the risk; internal");
    assertThat(report.findings.get(1).getLocations().getFirst().getParameter()).isEqualTo("q");
    assertThat(report.findings.get(2).getCwes()).containsExactly(20, 295);
    assertThat(report.findings.get(2).getPackage$().getName()).isEqualTo("commons");
  }
}
