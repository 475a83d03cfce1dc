/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.fortify;

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

final class FortifyFormatTest extends XmlFormatKit {

  private static final String SAMPLE =
      """
      <ReportDefinition type="standard">
        <ReportSection enabled="true"><Title>Results</Title><SubSection><IssueListing><Chart>
          <GroupingSection count="1"><groupTitle>SQL</groupTitle>
            <MajorAttributeSummary><MetaInfo><Name>Explanation</Name><Value>Why.</Value></MetaInfo><MetaInfo><Name>Recommendations</Name><Value>Bind.</Value></MetaInfo></MajorAttributeSummary>
            <Issue iid="AA" ruleID="R1"><Category>SQL Injection</Category><Folder>High</Folder><Kingdom>Input</Kingdom><Abstract>On line 19.</Abstract><Friority>Critical</Friority>
              <Tag><Name>Analysis</Name><Value>Not an Issue</Value></Tag><ExternalCategory type="CWE">CWE ID 89, CWE ID 564</ExternalCategory>
              <Primary><FileName>Shop.java</FileName><FilePath>src/Shop.java</FilePath><LineStart>19</LineStart><Snippet>query(q);</Snippet><TargetFunction>query()</TargetFunction></Primary>
              <Source><FileName>In.java</FileName><FilePath>src/In.java</FilePath><LineStart>2</LineStart></Source></Issue>
            <Issue iid="AA"><Category>Twice</Category></Issue>
          </GroupingSection>
        </Chart></IssueListing></SubSection></ReportSection>
      </ReportDefinition>
      """;

  private static final String OTHER =
      """
      <Scan>
        <Name>7</Name><PolicyName>Standard</PolicyName>
        <Issues><Issue id="i1"><CheckTypeID>Vulnerability</CheckTypeID><URL>https://a.example/login</URL><VulnerableSession>GET /login HTTP/1.1
      Cookie: session=1</VulnerableSession><VulnerabilityID>4720</VulnerabilityID><Severity>2</Severity><Name>Cookie not Sent Over SSL</Name>
          <ReportSection><Name>Summary</Name><SectionText>A cookie.</SectionText></ReportSection><ReportSection><Name>Fix</Name><SectionText>Set it.</SectionText></ReportSection>
          <Classifications><Classification kind="CWE" identifier="614">CWE-614: Cookie</Classification></Classifications></Issue></Issues>
      </Scan>
      """;

  @Override
  protected ReportFormat format() {
    return new FortifyFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(SAMPLE, OTHER);
  }

  @Override
  protected Stream<String> large(int findings) {
    String finding =
        """
      <Issue><Category>C%d</Category><Friority>Low</Friority></Issue>
        """;
    return Stream.of(
            Stream.of(
"""
      <ReportDefinition><ReportSection><SubSection><IssueListing><Chart><GroupingSection>
"""),
            IntStream.range(0, findings).mapToObj(finding::formatted),
            Stream.of(
"""
      </GroupingSection></Chart></IssueListing></SubSection></ReportSection></ReportDefinition>
"""))
        .flatMap(pieces -> pieces);
  }

  @Test
  void shouldReadAFinding() throws IOException {
    Collected report = Collected.read(format(), SAMPLE);

    RawFinding finding = report.findings.getFirst();
    assertThat(report.findings).hasSize(1);
    assertThat(finding.getToolFindingId()).isEqualTo("AA");
    assertThat(finding.getSeverity()).isEqualTo("Critical");
    assertThat(finding.getCwes()).containsExactly(89, 564);
    assertThat(finding.getRemediation()).isEqualTo("Bind.");
    assertThat(finding.getLocations().getFirst().getPath()).isEqualTo("src/Shop.java");
    assertThat(finding.getLocations().getFirst().getStartLine()).isEqualTo(19);
    assertThat(finding.getFlow()).hasSize(2);
    assertThat(finding.getSuppressed()).isTrue();
  }

  @Test
  void shouldReadWebInspect() throws IOException {
    RawFinding finding = Collected.read(format(), OTHER).findings.getFirst();

    assertThat(finding.getSeverity()).isEqualTo("Medium");
    assertThat(finding.getCwes()).containsExactly(614);
    assertThat(finding.getRemediation()).isEqualTo("Set it.");
    assertThat(finding.getEvidence()).isEqualTo("Request: GET /login HTTP/1.1");
  }
}
