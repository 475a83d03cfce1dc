/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.spotbugs;

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

final class SpotBugsFormatTest extends XmlFormatKit {

  private static final String SAMPLE =
      """
      <BugCollection version="4.8.3" analysisTimestamp="1700000000000" sequence="1">
        <Project projectName="shop"><SrcDir>src/main/java</SrcDir></Project>
        <BugInstance type="SQL_INJECTION_JDBC" priority="1" rank="5" category="SECURITY" instanceHash="aa11" instanceOccurrenceNum="0">
          <ShortMessage>Potential JDBC Injection</ShortMessage>
          <LongMessage>This use of executeQuery can be vulnerable to SQL injection</LongMessage>
          <Class classname="acme.Shop" primary="true"><SourceLine classname="acme.Shop" start="1" end="90" sourcepath="acme/Shop.java"/></Class>
          <Method classname="acme.Shop" name="find" signature="()V" primary="true"><SourceLine start="10" end="20" sourcepath="acme/Shop.java"/></Method>
          <SourceLine classname="acme.Shop" start="12" end="12" sourcepath="acme/Shop.java" role="SOURCE_LINE_ANOTHER_INSTANCE"/>
          <SourceLine classname="acme.Shop" start="17" end="18" sourcepath="acme/Shop.java" primary="true"/>
          <UserAnnotation designation="NOT_A_BUG">constant</UserAnnotation>
        </BugInstance>
        <BugInstance type="NP_NULL" priority="2" category="CORRECTNESS" cweid="476">
          <Class classname="acme.Bill"><SourceLine start="3" sourcepath="acme/Bill.java"/></Class>
        </BugInstance>
        <BugInstance type="NP_NULL" priority="2" category="CORRECTNESS" last="3">
          <Class classname="acme.Old"><SourceLine start="3" sourcepath="acme/Old.java"/></Class>
        </BugInstance>
        <BugPattern type="SQL_INJECTION_JDBC" cweid="89"><ShortDescription>Potential JDBC Injection</ShortDescription><Details>&lt;p&gt;Use parameters.&lt;/p&gt;</Details></BugPattern>
        <Errors errors="0" missingClasses="0"/>
      </BugCollection>
      """;

  @Override
  protected ReportFormat format() {
    return new SpotBugsFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(SAMPLE);
  }

  @Override
  protected Stream<String> large(int findings) {
    String finding =
        """
      <BugInstance type="A" priority="1"><ShortMessage>Bug %d</ShortMessage><Class classname="a.B"><SourceLine start="3" sourcepath="a/B.java"/></Class></BugInstance>
        """;
    return Stream.of(
            Stream.of(
"""
      <BugCollection version="4.8.3">
"""),
            IntStream.range(0, findings).mapToObj(finding::formatted),
            Stream.of(
"""
      </BugCollection>
"""))
        .flatMap(pieces -> pieces);
  }

  @Test
  void shouldReadAFinding() throws IOException {
    Collected report = Collected.read(format(), SAMPLE);

    RawFinding finding = report.findings.getFirst();
    assertThat(report.findings).hasSize(2);
    assertThat(report.scans.getFirst().configuration()).isEqualTo("shop");
    assertThat(report.scans.getFirst().toolVersion()).contains("4.8.3");
    assertThat(finding.getPointer()).isEqualTo("/BugCollection/BugInstance[1]");
    assertThat(finding.getTitle()).isEqualTo("Potential JDBC Injection");
    assertThat(finding.getDescription()).isEqualTo("Use parameters.");
    assertThat(finding.getSeverity()).isEqualTo("High");
    assertThat(finding.getCwes()).containsExactly(89);
    assertThat(finding.getFingerprints()).containsEntry("instanceHash/v1", "aa11:0");
    assertThat(finding.getLocations().getFirst().getPath()).isEqualTo("acme/Shop.java");
    assertThat(finding.getLocations().getFirst().getStartLine()).isEqualTo(17);
    assertThat(finding.getLocations().getFirst().getSymbol()).isEqualTo("acme.Shop.find");
    assertThat(finding.getSuppressed()).isTrue();
    assertThat(report.findings.get(1).getTitle()).isEqualTo("NP NULL");
    assertThat(report.findings.get(1).getCwes()).containsExactly(476);
    assertThat(report.findings.get(1).getLocations().getFirst().getStartLine()).isEqualTo(3);
  }
}
