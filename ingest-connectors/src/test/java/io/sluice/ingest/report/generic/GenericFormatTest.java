/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Collected;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportFormatKit;
import io.sluice.ingest.report.Samples;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GenericFormatTest extends ReportFormatKit {

  private static final String FULL = Samples.text("generic/full.json");

  @Override
  protected ReportFormat format() {
    return new GenericFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(
        FULL, Samples.text("generic/pentest.json"), Samples.text("generic/defectdojo.json"));
  }

  @Override
  protected List<String> structure() {
    return List.of(
        "/findings",
        "/findings/0",
        "/findings/0/ratings",
        "/findings/0/package",
        "/findings/0/locations",
        "/findings/0/locations/0",
        "/findings/1/secret");
  }

  @Override
  protected Stream<String> large(int findings) {
    String finding =
        """
        {"id":"F-%d","title":"Finding %d","severity":"low","locations":[{"path":"src/%d.c","line":7}]}""";
    return Stream.concat(
        Stream.of("{\"sluice\":\"findings/1\",\"tool\":\"t\",\"findings\":["),
        Stream.concat(
            IntStream.range(0, findings)
                .mapToObj(i -> (i == 0 ? "" : ",") + finding.formatted(i, i, i)),
            Stream.of("]}")));
  }

  @Test
  void shouldReadTheHead() throws IOException {
    assertThat(Collected.read(format(), FULL).scans)
        .containsExactly(
            new ScanHeader(
                "acme agent",
                Category.IAST,
                Optional.of("3.1"),
                "nightly",
                Optional.of(Instant.parse("2026-02-01T10:00:00Z")),
                Optional.of("4f2c9d1e"),
                Optional.of("release/1"),
                Optional.of("repo:github.com/acme/shop"),
                false,
                true,
                Optional.of("only the changed services ran")));
  }

  @Test
  void shouldReadEveryField() throws IOException {
    RawFinding finding = Collected.read(format(), FULL).findings.getFirst();

    for (var field : RawFinding.getClassSchema().getFields()) {
      if (!Set.of("index", "secret").contains(field.name())) {
        assertThat(finding.get(field.name())).as(field.name()).isNotNull().isNotEqualTo(List.of());
      }
    }
    for (var field : Location.getClassSchema().getFields()) {
      assertThat(finding.getLocations())
          .as(field.name())
          .anyMatch(location -> location.get(field.name()) != null);
    }
    assertThat(finding.getCwes()).containsExactly(89, 564);
    assertThat(finding.getVulnerabilityIds()).containsExactly("CVE-2024-12345");
    assertThat(finding.getLocations().get(1).getMethod()).isEqualTo("GET");
    assertThat(finding.getSuppressed()).isTrue();
  }

  @Test
  void shouldTakeTheSecretOutOfEveryText() throws IOException {
    Collected report = Collected.read(format(), FULL);

    assertThat(report.findings.get(1).getSecret().getHmac())
        .isEqualTo(Collected.REDACTOR.hmac("k9XmQ2vTz7Lp4Rw8"));
    assertThat(report.text()).doesNotContain("k9XmQ2vTz7Lp4Rw8");
  }

  @Test
  void shouldReadAPenetrationTest() throws IOException {
    Collected report = Collected.read(format(), Samples.text("generic/pentest.json"));

    assertThat(report.scans.getFirst().category()).isEqualTo(Category.MANUAL);
    assertThat(report.scans.getFirst().complete()).isTrue();
    assertThat(report.findings)
        .extracting(RawFinding::getCategory, RawFinding::getCwes)
        .containsExactly(
            tuple(Category.MANUAL, List.of(639)), tuple(Category.MOBILE, List.of(295)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "\"findings/1\";\"findings/2\";at /sluice: only \"findings/1\"",
        "\"tool\";\"tol\";at /tol: unknown key",
        "\"tool\": \"Acme Agent\",;;the text 'tool' is missing",
        "\"confidence\";\"confidance\";at /findings/0/confidance: unknown key; known here are category",
        "\"symbol\";\"function\";at /findings/0/locations/0/function: unknown key",
        "\"ecosystem\";\"eco\";at /findings/0/package/eco: unknown key",
        "\"method\": \"CVSSv31\";\"m\": 1;at /findings/0/ratings/0/m: unknown key",
        "\"detector\";\"kind\";at /findings/1/secret/kind: unknown key",
        "\"title\": \"SQL injection in order search\",;;at /findings/0: the text 'title' is missing",
        "\"category\": \"secret\";\"category\": \"sbom\";at /findings/1/category: a category must be one of",
        "[89, \"CWE-564\"];[89, \"SQLi\"];at /findings/0/cwe: expected CWE ids",
        "\"line\": 42;\"line\": -1;at /findings/0/locations/0/line: expected a whole number",
        "2026-01-31T12:00:00Z;yesterday;at /findings/0/detected_at: expected a time",
        "\"score\": 8.6;\"score\": \"high\";at /findings/0/ratings/0/score: expected a number",
        "\"suppressed\": true;\"suppressed\": \"maybe\";at /findings/0/suppressed: expected true or false"
      })
  void shouldNameWhatIsWrong(String from, String to, String message) {
    String text = FULL.replace(from, to == null ? "" : to);

    assertThat(text).isNotEqualTo(FULL);
    assertThatThrownBy(() -> Collected.read(format(), text))
        .isInstanceOf(MalformedReportException.class)
        .hasMessageContaining(message);
  }

  @Test
  void shouldReadDefectDojosFindings() throws IOException {
    Collected report = Collected.read(format(), Samples.text("generic/defectdojo.json"));

    assertThat(report.scans.getFirst().tool()).isEqualTo("acme review");
    assertThat(report.findings)
        .extracting(RawFinding::getCategory, RawFinding::getSuppressionReason)
        .containsExactly(
            tuple(Category.DAST, null),
            tuple(Category.SCA, null),
            tuple(Category.SAST, "not active"),
            tuple(Category.MANUAL, "false_p"));
    RawFinding xss = report.findings.getFirst();
    assertThat(xss.getCwes()).containsExactly(79, 80);
    assertThat(xss.getVulnerabilityIds()).containsExactly("CVE-2024-0001", "GHSA-5mrr-rgp6-x4gr");
    assertThat(xss.getRatings().getFirst().getMethod()).isEqualTo("CVSSv31");
    assertThat(xss.getReferences()).hasSize(2);
    assertThat(xss.getLocations())
        .extracting(Location::getUrl, Location::getParameter)
        .containsExactly(
            tuple("https://shop.acme.example/hello", "name"),
            tuple("//shop.acme.example", "name"),
            tuple("https://shop.acme.example:8443/bye?a=1#x", "name"));
    assertThat(report.findings.get(1).getPackage$().getFixedVersions()).containsExactly("4.17.21");
    assertThat(report.findings.get(1).getTags()).containsExactly("deps", "node");
    assertThat(report.findings.get(1).getLocations().getFirst().getStartLine()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "\"severity\": \"High\",;;at /findings/0: the required field 'severity' is missing",
        "\"impact\";\"impakt\";at /findings/0/impakt: unknown key",
        "\"findings\";\"results\";it has no 'findings'"
      })
  void shouldRefuseWhatDefectDojoRefuses(String from, String to, String message) {
    String text = Samples.text("generic/defectdojo.json").replace(from, to == null ? "" : to);

    assertThatThrownBy(() -> Collected.read(format(), text))
        .isInstanceOf(MalformedReportException.class)
        .hasMessageContaining(message);
  }

  @Test
  void shouldDescribeEveryKeyInTheSchemaAndTheDocument() throws IOException {
    Path docs = repository().resolve("docs/formats");
    JsonNode schema = new JsonMapper().readTree(docs.resolve("generic.schema.json").toFile());
    String text = Files.readString(docs.resolve("generic.md"));
    Set<String> head = new HashSet<>(SluiceHead.KEYS);
    head.removeAll(Set.of("name", "type", "version"));
    head.add("findings");

    assertKeys(schema, head, text);
    JsonNode finding = schema.at("/$defs/finding");
    assertKeys(finding, SluiceFinding.KEYS, text);
    assertKeys(schema.at("/$defs/location"), SluiceFinding.LOCATION, text);
    assertKeys(schema.at("/$defs/package"), SluiceFinding.PACKAGE, text);
    assertKeys(schema.at("/$defs/rating"), SluiceFinding.RATING, text);
    assertKeys(schema.at("/$defs/secret"), SluiceFinding.SECRET, text);
    assertThat(schema.at("/$defs/category/enum"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Categories.ALLOWED.stream().map(Categories::name), Stream.of("pentest"))
                .toList());
  }

  private static void assertKeys(JsonNode object, Set<String> keys, String document) {
    Set<String> described = new HashSet<>();
    object.path("properties").fieldNames().forEachRemaining(described::add);
    assertThat(described).isEqualTo(keys);
    assertThat(object.path("additionalProperties").asBoolean(true)).isFalse();
    assertThat(keys).allSatisfy(key -> assertThat(document).contains("`" + key + "`"));
  }

  private static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("license-header.txt"))) {
      folder = java.util.Objects.requireNonNull(folder.getParent());
    }
    return folder;
  }
}
