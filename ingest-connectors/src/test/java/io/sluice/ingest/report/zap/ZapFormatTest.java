/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.zap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Collected;
import io.sluice.ingest.report.HtmlText;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportFormatKit;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.Reports;
import io.sluice.ingest.report.Samples;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ZapFormatTest extends ReportFormatKit {

  private static final String XML = Samples.text("zap/traditional.xml");

  @Override
  protected ReportFormat format() {
    return new ZapFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(
        Samples.text("zap/traditional.json"),
        Samples.text("zap/traditional-plus.json"),
        Samples.text("zap/legacy.json"));
  }

  @Override
  protected List<String> structure() {
    return List.of(
        "/site",
        "/site/0",
        "/site/0/alerts",
        "/site/0/alerts/0",
        "/site/0/alerts/0/instances",
        "/site/0/alerts/0/instances/0");
  }

  @Override
  protected Stream<String> large(int findings) {
    String alert =
        """
        {"pluginid":"%d","name":"Alert %d","riskcode":"1","confidence":"2","desc":"<p>text</p>",
        "instances":[{"uri":"https://a.example/%d","method":"GET"}]}""";
    return Stream.concat(
        Stream.of("{\"@version\":\"2.14\",\"site\":[{\"@name\":\"https://a.example\",\"alerts\":["),
        Stream.concat(
            IntStream.range(0, findings)
                .mapToObj(i -> (i == 0 ? "" : ",") + alert.formatted(i, i, i)),
            Stream.of("]}]}")));
  }

  @Test
  void shouldReadAnAlertWithAllItsInstances() throws IOException {
    Collected report = Collected.read(format(), Samples.text("zap/traditional.json"));

    assertThat(report.findings).hasSize(3);
    RawFinding injection = report.findings.getFirst();
    assertThat(injection.getPointer()).isEqualTo("/site/0/alerts/0");
    assertThat(injection.getRuleId()).isEqualTo("40018");
    assertThat(injection.getTitle()).isEqualTo("SQL Injection");
    assertThat(injection.getSeverity()).isEqualTo("High");
    assertThat(injection.getConfidence()).isEqualTo("Medium");
    assertThat(injection.getCwes()).containsExactly(89);
    assertThat(injection.getDescription())
        .isEqualTo(
            "SQL injection may be possible.\nInput such as <q> reaches a query & changes it.");
    assertThat(injection.getRemediation())
        .isEqualTo("Do not trust client side input.\nUse prepared statements.");
    assertThat(injection.getReferences())
        .containsExactly(
            "https://cheatsheetseries.owasp.org/cheatsheets/SQL_Injection_Prevention_Cheat_Sheet.html");
    assertThat(injection.getTags()).containsExactly("WASC-19");
    assertThat(injection.getEvidence()).startsWith("Attack: lamp' AND '1'='1' --");
    assertThat(injection.getLocations())
        .extracting(Location::getUrl, Location::getMethod, Location::getParameter)
        .containsExactly(
            tuple("https://shop.acme.example/search?q=lamp", "GET", "q"),
            tuple("https://shop.acme.example/orders/17", "POST", "note"));
  }

  @Test
  void shouldTellVariantsAndFalsePositives() throws IOException {
    Collected report = Collected.read(format(), Samples.text("zap/traditional.json"));

    assertThat(report.scans.getFirst().asset()).isEmpty();
    assertThat(report.findings.get(1).getRuleId()).isEqualTo("10038-1");
    assertThat(report.findings.get(1).getCwes()).isEmpty();
    assertThat(report.findings.get(1).getTags()).isEmpty();
    assertThat(report.findings.get(1).getSuppressed()).isFalse();
    assertThat(report.findings.get(2).getSuppressed()).isTrue();
    assertThat(report.findings.get(2).getLocations()).isEmpty();
  }

  @Test
  void shouldQuoteRequestsWithoutTheirCredentials() throws IOException {
    Collected report = Collected.read(format(), Samples.text("zap/traditional-plus.json"));

    assertThat(report.scans.getFirst().asset()).contains("url:https://api.acme.example");
    assertThat(report.scans.getFirst().toolVersion()).contains("2.17.0");
    assertThat(report.scans.getFirst().scannedAt())
        .contains(Instant.parse("2026-03-03T10:00:00.123456789Z"));
    RawFinding finding = report.findings.getFirst();
    assertThat(finding.getVulnerabilityIds()).containsExactly("CVE-2021-44228");
    assertThat(finding.getConfidence()).isEqualTo("Confirmed");
    assertThat(finding.getTags()).containsExactly("WASC-20", "CVE-2021-44228", "OWASP_2021_A06");
    assertThat(finding.getEvidence())
        .contains(
            "Request: POST https://api.acme.example/login HTTP/1.1",
            "Response: HTTP/1.1 500 Internal Server Error");
    assertThat(finding.toString()).doesNotContain("session=", "correct horse", "stack trace");
  }

  @Test
  void shouldReadAnAlertThatIsItsOwnInstance() throws IOException {
    Collected report = Collected.read(format(), Samples.text("zap/legacy.json"));

    assertThat(report.findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.getSeverity()).isEqualTo("Low");
              assertThat(finding.getLocations())
                  .extracting(Location::getUrl, Location::getParameter)
                  .containsExactly(tuple("http://shop.acme.example/", "X-XSS-Protection"));
            });
  }

  @Test
  void shouldReadXmlLikeJson() throws IOException {
    Collected report = Collected.read(format(), XML);

    assertThat(Reports.known().candidates(ReportPeek.at(ReportInput.of("x", XML))))
        .extracting(ReportFormat::id)
        .containsExactly("zap");
    assertThat(report.scans.getFirst().asset()).contains("url:https://shop.acme.example");
    assertThat(report.scans.getFirst().toolVersion()).contains("2.16.1");
    assertThat(report.findings).hasSize(2);
    RawFinding finding = report.findings.getFirst();
    assertThat(finding.getPointer()).isEqualTo("/OWASPZAPReport/site[1]/alerts[1]/alertitem[1]");
    assertThat(finding.getDescription()).isEqualTo("The reply echoes <script> from the request.");
    assertThat(finding.getReferences()).hasSize(2);
    assertThat(finding.getTags()).containsExactly("WASC-8", "OWASP_2021_A03");
    assertThat(finding.getEvidence())
        .contains("Response: HTTP/1.1 200 OK")
        .doesNotContain("session=");
    assertThat(finding.getLocations())
        .extracting(Location::getUrl)
        .containsExactly(
            "https://shop.acme.example/hello?name=ada&x=1",
            "https://shop.acme.example/bye?name=ada");
    assertThat(report.findings.get(1).getSeverity()).isEqualTo("Informational");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><OWASPZAPReport>&x;</OWASPZAPReport>",
        "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><OWASPZAPReport>&b;</OWASPZAPReport>",
        "<other/>",
        "<OWASPZAPReport><site>",
        "<OWASPZAPReport><site></OWASPZAPReport>",
        "<OWASPZAPReport/><more/>",
        "<OWASPZAPReport><site><alerts><alertitem/></alerts></site></OWASPZAPReport>"
      })
  void shouldRefuseHostileOrBrokenXml(String xml) {
    assertThatThrownBy(() -> Collected.read(format(), xml))
        .isInstanceOf(MalformedReportException.class)
        .hasMessageNotContaining("root:");
  }

  @Test
  void shouldRefuseDeepAndTruncatedXml() {
    String deep = "<OWASPZAPReport><site><alerts><alertitem>" + "<a>".repeat(5_000);

    assertThatThrownBy(() -> Collected.read(format(), deep))
        .isInstanceOf(MalformedReportException.class)
        .hasMessageContaining("nested too deeply");
    for (int cut = 1; cut < XML.strip().length(); cut += 97) {
      String truncated = XML.substring(0, cut);
      assertThatThrownBy(() -> Collected.read(format(), truncated))
          .as("cut after %d", cut)
          .isInstanceOf(MalformedReportException.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "<p>a</p><p>b</p>~a|b",
        "a<br/>b~a|b",
        "1 < 2 and 3 > 2~1 < 2 and 3 > 2",
        "&lt;b&gt; &amp;amp; &#65;&#x42; &#99999999; &foo;~<b> &amp; AB &#99999999; &foo;",
        "<a href='x'>link</a>~link"
      })
  void shouldTurnHtmlIntoText(String html, String text) {
    assertThat(HtmlText.plain(html).replace('\n', '|')).isEqualTo(text);
  }
}
