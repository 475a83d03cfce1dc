/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.Category;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReportsTest {

  /** A format that claims everything, with some confidence. */
  private record Greedy(String id, Confidence confidence) implements ReportFormat {
    @Override
    public String name() {
      return id;
    }

    @Override
    public Set<Category> categories() {
      return Set.of(Category.SAST);
    }

    @Override
    public Confidence detect(ReportPeek peek) {
      return confidence;
    }

    @Override
    public void read(ReportInput input, ReportWriter writer) {}
  }

  private final Reports reports = Reports.known();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!DOCTYPE html><html></html>|an HTML page",
        "<?xml version='1.0'?><bom xmlns='x'/>|an XML document with the root element <bom>",
        "apiVersion: v1|a YAML document",
        "CVE list|plain text",
        "{\"hello\":1,\"world\":2}|a JSON object with the fields hello, world",
        "[{\"a\":1}]|a JSON array of elements with the fields a",
        "{oops|a JSON object",
      })
  void shouldSayWhatAnUnknownFileLooksLike(String content, String looks) {
    assertThatThrownBy(() -> open(content.getBytes(UTF_8)))
        .isInstanceOf(UnknownFormatException.class)
        .hasMessageContaining("it looks like " + looks)
        .hasMessageContaining("known formats: ")
        .hasMessageContaining("sarif");
  }

  @Test
  void shouldKnowAnImageWhenItSeesOne() {
    assertThatThrownBy(() -> open(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}))
        .hasMessageContaining("a PNG image");
  }

  @Test
  void shouldRefuseAnEmptyReportInAnyFormat() {
    assertThatThrownBy(() -> open(new byte[0]))
        .isInstanceOf(MalformedReportException.class)
        .hasMessage("the report is empty");
    assertThatThrownBy(() -> reports.open(ReportInput.of("x", new byte[0]), Optional.of("sarif")))
        .isInstanceOf(MalformedReportException.class);
  }

  @Test
  void shouldListTheFormatsWhenAskedForAnother() {
    assertThatThrownBy(() -> reports.open(ReportInput.of("x", "{}"), Optional.of("pdf")))
        .isInstanceOf(UnknownFormatException.class)
        .hasMessageStartingWith("there is no format 'pdf'; known formats: ");
  }

  @Test
  void shouldTakeTheSurestFormatAndNameEqualOnes() throws IOException {
    ReportFormat likely = new Greedy("likely", Confidence.LIKELY);
    ReportFormat certain = new Greedy("certain", Confidence.CERTAIN);
    ReportFormat other = new Greedy("other", Confidence.CERTAIN);
    ReportInput input = ReportInput.of("x", "{}");

    assertThat(new Reports(List.of(likely, certain)).open(input, Optional.empty()).format())
        .isEqualTo(certain);
    assertThatThrownBy(
            () -> new Reports(List.of(likely, certain, other)).open(input, Optional.empty()))
        .isInstanceOf(UnknownFormatException.class)
        .hasMessage("the report may be certain or other; state the format");
  }

  @Test
  void shouldNotLookAtTheFileName() throws IOException {
    Report report =
        reports.open(
            ReportInput.of("trivy.json", "{\"runs\":[{\"tool\":{\"driver\":{\"name\":\"x\"}}}]}"),
            Optional.empty());

    assertThat(report.format().id()).isEqualTo("sarif");
  }

  @Test
  void shouldGiveThePositionOfDamage() throws IOException {
    Report report =
        reports.open(
            ReportInput.of("x", "{\"runs\":[{\"tool\":{\"driver\":{\"name\":\"x\"}}},\n  oops]}"),
            Optional.empty());

    assertThatThrownBy(() -> report.read(new Collected(), Collected.REDACTOR, Optional.empty()))
        .isInstanceOf(MalformedReportException.class)
        .hasMessageStartingWith("line 2, column ")
        .hasMessageContaining("not valid JSON");
  }

  private void open(byte[] content) throws IOException {
    var unused = reports.open(ReportInput.of("x", content), Optional.empty());
  }
}
