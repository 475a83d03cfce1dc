/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.checkmarx;

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

final class CheckmarxFormatTest extends XmlFormatKit {

  private static final String SAMPLE =
      """
      <CxXMLResults ScanId="1" ProjectName="shop" CheckmarxVersion="9.5" ScanStart="Wednesday, November 17, 2021 1:50:45 PM" ScanType="Full">
        <Query id="5" categories="OWASP Top 10;A1," cweId="89" name="SQL_Injection" group="Java_High_Risk" Severity="High" Language="Java">
          <Result NodeId="10" FileName="src/In.java" Line="3" Column="4" Status="New" FalsePositive="False" Severity="High" state="0" DeepLink="https://cx.example/1" DetectionDate="11/17/2021 1:51:51 PM">
            <Path ResultId="1" PathId="7" SimilarityId="-99">
              <PathNode><FileName>src\\In.java</FileName><Line>3</Line><Column>4</Column><Name>q</Name><Length>2</Length></PathNode>
              <PathNode><FileName>src/Out.java</FileName><Line>9</Line><Column>5</Column><Name>run</Name><Length>3</Length><Snippet><Line><Number>9</Number><Code>run(q);</Code></Line></Snippet></PathNode>
            </Path>
          </Result>
          <Result NodeId="11" FileName="src/B.java" Line="4" FalsePositive="True" state="1" Remark="checked"/>
          <Result NodeId="12" FileName="src/C.java" Line="4" Status="Fixed"/>
        </Query>
      </CxXMLResults>
      """;

  @Override
  protected ReportFormat format() {
    return new CheckmarxFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(SAMPLE);
  }

  @Override
  protected Stream<String> large(int findings) {
    String finding =
        """
      <Result NodeId="%d" FileName="a.java" Line="1" Severity="Low"/>
        """;
    return Stream.of(
            Stream.of(
"""
      <CxXMLResults ProjectName="p"><Query name="Q" Severity="Low">
"""),
            IntStream.range(0, findings).mapToObj(finding::formatted),
            Stream.of(
"""
      </Query></CxXMLResults>
"""))
        .flatMap(pieces -> pieces);
  }

  @Test
  void shouldReadAFinding() throws IOException {
    Collected report = Collected.read(format(), SAMPLE);

    RawFinding finding = report.findings.getFirst();
    assertThat(report.findings).hasSize(2);
    assertThat(finding.getPointer()).isEqualTo("/CxXMLResults/Query[1]/Result[1]");
    assertThat(finding.getTitle()).isEqualTo("SQL Injection");
    assertThat(finding.getCwes()).containsExactly(89);
    assertThat(finding.getFingerprints()).containsEntry("similarityId/v1", "-99");
    assertThat(finding.getLocations().getFirst().getPath()).isEqualTo("src/Out.java");
    assertThat(finding.getLocations().getFirst().getStartLine()).isEqualTo(9);
    assertThat(finding.getFlow()).hasSize(2);
    assertThat(report.findings.get(1).getSuppressionReason()).isEqualTo("not exploitable: checked");
    assertThat(report.findings.get(1).getLocations().getFirst().getPath()).isEqualTo("src/B.java");
  }
}
