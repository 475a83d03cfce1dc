/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sluice.event.Rating;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Collected;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the oracle's own tests assert of findings, in the formats by mapping: for each asserted
 * finding there is one of ours with that severity, CWE, CVE, package, file and line.
 */
final class CorpusFactsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What the oracle sets where the report names no CWE. */
  private static final Set<Integer> NO_CWE = Set.of(0, 919, 1035, 1395);

  /** Formats of packages; elsewhere the oracle calls a resource or a matcher a component. */
  private static final Set<String> PACKAGES =
      Set.of("pip-audit", "cargo-audit", "bundler-audit-text");

  /** Formats that rate nothing, or numbers; their severity is left open, or read elsewhere. */
  private static final Set<String> UNRATED =
      Set.of(
          "pip-audit",
          "bundler-audit-text",
          "cargo-audit",
          "mobsfscan",
          "mobsf-scorecard",
          "wpscan");

  private static final Map<String, String> SEVERITIES =
      Map.of("error", "high", "warning", "medium", "informational", "info");

  @Test
  void shouldReadWhatTheOracleAsserts() throws IOException {
    Optional<Corpus> corpus = Corpus.find();
    assumeTrue(corpus.isPresent(), "the corpus is not beside the repository");
    Map<String, String> facts = new java.util.HashMap<>();
    for (Corpus.Row row : corpus.get().manifest("scanners/manifest.tsv")) {
      facts.put("scanners/" + row.get("file"), row.get("asserted_facts"));
    }

    List<String> missing = new ArrayList<>();
    int checked = 0;
    for (Expectation row : Expectation.mapped(corpus.get())) {
      if (row.got(corpus.get()).equals(Expectation.REFUSED)) {
        continue;
      }
      Collected ours = row.read(corpus.get().path(row.file()));
      for (JsonNode fact : JSON.readTree(facts.getOrDefault(row.file(), "{}"))) {
        checked++;
        if (ours.findings.stream().noneMatch(finding -> agrees(row.format(), finding, fact))) {
          missing.add(row.file() + ": " + fact);
        }
      }
    }

    assertThat(missing).isEmpty();
    assertThat(checked).isGreaterThan(50);
  }

  private static boolean agrees(String format, RawFinding finding, JsonNode fact) {
    return severity(format, finding, fact)
        && cwe(finding, fact.path("cwe").asInt(0))
        && vulnerabilities(finding, fact)
        && (!PACKAGES.contains(format) || packages(finding, fact))
        && place(finding, fact);
  }

  private static boolean severity(String format, RawFinding finding, JsonNode fact) {
    if (!fact.has("severity") || UNRATED.contains(format)) {
      return true;
    }
    String wanted = fact.path("severity").asText().toLowerCase(Locale.ROOT);
    return Stream.concat(
            Stream.ofNullable(finding.getSeverity()),
            finding.getRatings().stream().map(Rating::getSeverity).filter(Objects::nonNull))
        .map(text -> text.toLowerCase(Locale.ROOT))
        .map(text -> SEVERITIES.getOrDefault(text, text))
        .anyMatch(wanted::equals);
  }

  private static boolean cwe(RawFinding finding, int wanted) {
    return NO_CWE.contains(wanted) || finding.getCwes().contains(wanted);
  }

  private static boolean vulnerabilities(RawFinding finding, JsonNode fact) {
    String wanted = fact.path("unsaved_vulnerability_ids[0]").asText("");
    return wanted.isEmpty() || finding.getVulnerabilityIds().contains(wanted);
  }

  private static boolean packages(RawFinding finding, JsonNode fact) {
    String name = fact.path("component_name").asText("");
    String version = fact.path("component_version").asText("");
    return name.isEmpty()
        || (finding.getPackage$() != null
            && finding.getPackage$().getName().equals(name)
            && (version.isEmpty() || version.equals(finding.getPackage$().getVersion())));
  }

  private static boolean place(RawFinding finding, JsonNode fact) {
    String path = fact.path("file_path").asText("").replace('\\', '/');
    int line = fact.path("line").asInt(0);
    return (path.isEmpty() && line == 0)
        || finding.getLocations().stream()
            .anyMatch(
                location ->
                    (path.isEmpty() || path.equals(location.getPath()))
                        && (line == 0 || Objects.equals(line, location.getStartLine())));
  }
}
