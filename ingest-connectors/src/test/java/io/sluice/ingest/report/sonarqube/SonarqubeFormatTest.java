/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.sonarqube;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Collected;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportFormatKit;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.Reports;
import io.sluice.ingest.report.Samples;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SonarqubeFormatTest extends ReportFormatKit {

  @Override
  protected ReportFormat format() {
    return new SonarqubeFormat();
  }

  @Override
  protected List<String> samples() {
    return Stream.of("issues", "hotspots", "report")
        .map(name -> Samples.text("sonarqube/" + name + ".json"))
        .toList();
  }

  @Override
  protected List<String> structure() {
    return List.of("/paging", "/issues", "/issues/0", "/issues/0/textRange", "/components");
  }

  @Override
  protected Stream<String> large(int findings) {
    String issue =
        """
        {"key":"k%d","rule":"java:S1","severity":"MAJOR","component":"shop:src/A%d.java","project":"shop",
        "line":3,"message":"Fix it."}""";
    return Stream.concat(
        Stream.of("{\"paging\":{\"pageIndex\":1},\"issues\":["),
        Stream.concat(
            IntStream.range(0, findings).mapToObj(i -> (i == 0 ? "" : ",") + issue.formatted(i, i)),
            Stream.of("]}")));
  }

  @Test
  void shouldReadAnIssue() throws IOException {
    RawFinding finding = read("issues.json").findings.getFirst();

    assertThat(finding.getRuleId()).isEqualTo("javasecurity:S3649");
    assertThat(finding.getToolFindingId()).isEqualTo("AYi-1");
    assertThat(finding.getTitle()).startsWith("Change this code");
    assertThat(finding.getSeverity()).isEqualTo("BLOCKER");
    assertThat(finding.getCwes()).containsExactly(89);
    assertThat(finding.getFingerprints())
        .containsEntry("sonarLineHash/v1", "1de6211e802eff1bb25bff705a0a4cf5");
    assertThat(finding.getTags()).containsExactly("cwe-89", "sql", "vulnerability");
    assertThat(finding.getDetectedAt()).isEqualTo("2026-01-25T13:16:32Z");
    assertThat(finding.getLocations())
        .containsExactly(
            Location.newBuilder()
                .setPath("src/Search.java")
                .setStartLine(15)
                .setEndLine(16)
                .setStartColumn(5)
                .setEndColumn(21)
                .build());
  }

  @Test
  void shouldReadAVulnerableDependency() throws IOException {
    RawFinding finding = read("issues.json").findings.get(1);

    assertThat(finding.getCategory()).isEqualTo(Category.SCA);
    assertThat(finding.getPackage$().getName()).isEqualTo("codec");
    assertThat(finding.getPackage$().getVersion()).isEqualTo("1.1.2");
    assertThat(finding.getVulnerabilityIds()).containsExactly("CVE-2026-2529");
    assertThat(finding.getCwes()).containsExactly(120);
    assertThat(finding.getRatings()).extracting("score").containsExactly(6.4);
    assertThat(finding.getSeverity()).isEqualTo("MEDIUM");
    assertThat(finding.getLocations()).isEmpty();
  }

  @Test
  void shouldHonourWhatWasDecidedInSonarqube() throws IOException {
    Collected report = read("issues.json");

    assertThat(report.findings)
        .extracting(RawFinding::getToolFindingId, RawFinding::getSuppressed)
        .containsExactly(tuple("AYi-1", false), tuple("AYi-2", true), tuple("AYi-3", true));
    assertThat(read("hotspots.json").findings)
        .extracting(RawFinding::getSuppressionReason)
        .containsExactly("safe: reviewed in SonarQube");
  }

  @Test
  void shouldLetNoSecretThrough() throws IOException {
    Collected report = read("issues.json");

    assertThat(report.findings.get(2).getCategory()).isEqualTo(Category.SECRET);
    assertThat(report.findings.get(2).getLocations())
        .extracting(Location::getPath)
        .containsExactly("deploy/app.env");
    assertThat(report.text()).doesNotContain("ghp_A1b2C3d4E5f6G7h8I9j0");
  }

  @Test
  void shouldKeepIssuesAndHotspotsApartAndCloseNothingByAPage() throws IOException {
    assertThat(read("issues.json").scans)
        .extracting(ScanHeader::configuration, ScanHeader::complete)
        .containsExactly(tuple("issues", true));
    assertThat(read("hotspots.json").scans)
        .extracting(ScanHeader::configuration, ScanHeader::complete)
        .containsExactly(tuple("hotspots", false));
    assertThat(read("report.json").scans)
        .extracting(ScanHeader::configuration, ScanHeader::complete)
        .containsExactly(tuple("report without hotspots", false));
  }

  @Test
  void shouldReadTheRulesOfAReport() throws IOException {
    RawFinding finding = read("report.json").findings.getFirst();

    assertThat(finding.getCwes()).containsExactly(352);
    assertThat(finding.getDescription()).isEqualTo("A forged request. See MITRE, CWE-352");
  }

  @Test
  void shouldReadThePage() throws IOException {
    Collected report = read("report.html");

    assertThat(report.scans)
        .extracting(ScanHeader::configuration, ScanHeader::complete)
        .containsExactly(tuple("report", true));
    assertThat(report.findings)
        .extracting(
            RawFinding::getToolFindingId,
            RawFinding::getTitle,
            RawFinding::getSeverity,
            RawFinding::getCwes,
            RawFinding::getPointer)
        .containsExactly(
            tuple(
                "AWK-1",
                "\"clone\" should not be overridden",
                "MINOR",
                List.of(783),
                "(//table)[2]/tbody/tr[1]"),
            tuple("AWK-2", "Bind the value.", "CRITICAL", List.of(), "(//table)[2]/tbody/tr[2]"));
    assertThat(report.findings.getFirst().getLocations())
        .containsExactly(Location.newBuilder().setPath("src/Größe.java").setStartLine(66).build());
    assertThat(report.findings.get(1).getLocations().getFirst().getStartLine()).isNull();
  }

  @Test
  void shouldFindThePageByItsContent() throws IOException {
    ReportInput page = ReportInput.of("x", Samples.text("sonarqube/report.html"));

    assertThat(Reports.known().open(page, Optional.empty()).format().id()).isEqualTo("sonarqube");
  }

  @Test
  void shouldRefuseHalfAPage() {
    byte[] page = Samples.text("sonarqube/report.html").strip().getBytes(UTF_8);
    for (int end = 200; end < page.length; end += 37) {
      byte[] cut = Arrays.copyOf(page, end);

      assertThatThrownBy(() -> Collected.read(format(), ReportInput.of("cut", cut)))
          .isInstanceOf(MalformedReportException.class)
          .hasMessageContaining("ends early");
    }
  }

  @Test
  void shouldRefuseAPageThatIsTooLarge() {
    byte[] page = new byte[SonarHtml.MAX_BYTES + 1];
    Arrays.fill(page, (byte) ' ');
    byte[] start = "<html>".getBytes(UTF_8);
    System.arraycopy(start, 0, page, 0, start.length);

    assertThatThrownBy(() -> Collected.read(format(), ReportInput.of("large", page)))
        .isInstanceOf(MalformedReportException.class)
        .hasMessageContaining("larger than");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"paging\":{\"pageIndex\":1}}",
        "{\"issues\":[{\"key\":\"k\",\"message\":\"m\"}]}",
        "<html><title>SonarQube</title><table></table></html>"
      })
  void shouldRefuseAReportThatCannotBeCounted(String text) {
    assertThatThrownBy(() -> Collected.read(format(), text))
        .isInstanceOf(MalformedReportException.class);
  }

  private Collected read(String sample) throws IOException {
    return Collected.read(format(), Samples.text("sonarqube/" + sample));
  }
}
