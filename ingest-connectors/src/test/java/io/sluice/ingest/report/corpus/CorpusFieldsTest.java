/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sluice.event.Location;
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
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares what the findings of the corpus' scanner reports say with what its oracle read out of
 * them: CWE, vulnerability ids, packages, files and lines. The oracle knows less (one CWE in
 * places, no packages in SARIF), so everything it names has to be there, and more may be.
 */
final class CorpusFieldsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Vulnerability ids proper; the oracle puts check ids into the same field. */
  private static final Pattern VULNERABILITY = Pattern.compile("(?:CVE|GHSA|SNYK|BDSA)-.*");

  /** File formats whose oracle names files and lines in the same sense as we do. */
  private static final Map<String, String> FORMATS =
      Map.ofEntries(
          Map.entry("sarif", "sarif"),
          Map.entry("anchore_grype", "grype"),
          Map.entry("trivy", "trivy"),
          Map.entry("cyclonedx", "cyclonedx"),
          Map.entry("semgrep", "semgrep"),
          Map.entry("snyk_issue_api", "snyk-issues"),
          Map.entry("osv_scanner", "osv-scanner"),
          Map.entry("clair", "clair"),
          Map.entry("checkmarx_osa", "checkmarx-osa"),
          Map.entry("checkmarx_cxflow_sast", "checkmarx-cxflow"),
          Map.entry("checkmarx_one", "checkmarx-one"),
          Map.entry("checkmarx", "checkmarx-one"),
          Map.entry("sonarqube", "sonarqube"),
          Map.entry("github_vulnerability", "github"),
          Map.entry("npm_audit", "npm-audit"),
          Map.entry("npm_audit_7_plus", "npm-audit"),
          Map.entry("gitlab_sast", "gitlab"),
          Map.entry("gitlab_dast", "gitlab"),
          Map.entry("gitlab_dep_scan", "gitlab"),
          Map.entry("gitlab_container_scan", "gitlab"),
          Map.entry("gitlab_secret_detection_report", "gitlab"),
          Map.entry("gitlab_api_fuzzing", "gitlab"));

  /** Formats whose tools name the severities of the oracle, or others that mean the same. */
  private static final Set<String> NAMED_SEVERITIES =
      Set.of("gitlab", "checkmarx-one", "github", "npm-audit");

  /** Formats of which the oracle takes the first place of a flow, and the last line of a region. */
  private static final Set<String> OTHER_ENDS = Set.of("gitlab", "checkmarx-one");

  private static final Map<String, String> SEVERITIES =
      Map.of(
          "moderate", "medium", "informational", "info", "information", "info", "unknown", "info");

  /** What the oracle names and we do not, on purpose. */
  private static final Map<String, String> EXPLAINED =
      Map.of(
          "scanners/sarif/mobsfscan.json",
          "one finding a result, the oracle's one a location",
          "scanners/snyk_issue_api/snyk_sca_scan_api_single_vuln.json",
          "a package is no file",
          "scanners/checkmarx_cxflow_sast/1-finding.json",
          "the end of the flow is in another file than its beginning",
          "scanners/sonarqube/findings_over_api.json",
          "the project is no file, and a file is no package without version",
          "scanners/sonarqube/findings_over_api_hotspots.json",
          "the path of a component stands in the report, the oracle takes its key");

  @Test
  void shouldReadWhatTheOracleReads() throws IOException {
    Optional<Corpus> corpus = Corpus.find();
    assumeTrue(corpus.isPresent(), "the corpus is not beside the repository");
    Map<String, Map<String, List<String>>> missing = new TreeMap<>();

    for (Map.Entry<String, String> format : FORMATS.entrySet()) {
      for (Expectation row :
          Expectation.scanners(corpus.get(), format.getKey(), format.getValue())) {
        if (!EXPLAINED.containsKey(row.file())) {
          Map<String, List<String>> difference = compare(corpus.get(), row);
          if (!difference.isEmpty()) {
            missing.put(row.file(), difference);
          }
        }
      }
    }

    assertThat(missing).isEmpty();
  }

  private static Map<String, List<String>> compare(Corpus corpus, Expectation row)
      throws IOException {
    Collected ours = row.read(corpus.path(row.file()));
    String expected = row.file().replaceFirst("scanners/", "scanners/expected/") + ".json";
    JsonNode theirs = JSON.readTree(corpus.path(expected).toFile());
    Map<String, List<String>> missing = new TreeMap<>();
    note(missing, "cwe", theirs, CorpusFieldsTest::cwes, ours, f -> texts(f.getCwes()));
    note(
        missing,
        "vulnerability",
        theirs,
        f ->
            list(f.path("vulnerability_ids")).stream()
                .distinct()
                .filter(id -> VULNERABILITY.matcher(id).matches())
                .toList(),
        ours,
        RawFinding::getVulnerabilityIds);
    note(
        missing,
        "package",
        theirs,
        f ->
            present(
                component(f.path("component_name").asText("")),
                "@" + f.path("component_version").asText("")),
        ours,
        CorpusFieldsTest::packages);
    note(
        missing,
        "line",
        theirs,
        f -> present(f.path("line").asText(""), ""),
        ours,
        OTHER_ENDS.contains(row.format()) ? CorpusFieldsTest::allLines : CorpusFieldsTest::lines);
    note(
        missing,
        "file",
        theirs,
        // Of npm the oracle has the chain of packages in the place of a file.
        f ->
            row.format().equals("npm-audit")
                ? List.of()
                : present(file(f.path("file_path").asText("")), ""),
        ours,
        f -> files(f, OTHER_ENDS.contains(row.format()) ? 2 : 1));
    if (NAMED_SEVERITIES.contains(row.format())) {
      note(
          missing,
          "severity",
          theirs,
          f -> List.of(severity(f.path("severity").asText("unknown"))),
          ours,
          f -> List.of(severity(Objects.requireNonNullElse(f.getSeverity(), "unknown"))));
    }
    return missing;
  }

  /** Takes each of our values off the oracle's; what remains is missing. */
  private static void note(
      Map<String, List<String>> missing,
      String field,
      JsonNode theirs,
      Function<JsonNode, List<String>> theirValues,
      Collected ours,
      Function<RawFinding, List<String>> ourValues) {
    List<String> left = new ArrayList<>();
    theirs.forEach(finding -> left.addAll(theirValues.apply(finding)));
    ours.findings.forEach(finding -> ourValues.apply(finding).forEach(left::remove));
    if (!left.isEmpty()) {
      missing.put(field, left);
    }
  }

  private static String severity(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return SEVERITIES.getOrDefault(lower, lower);
  }

  private static List<String> allLines(RawFinding finding) {
    return finding.getLocations().stream()
        .flatMap(location -> Stream.of(location.getStartLine(), location.getEndLine()))
        .filter(Objects::nonNull)
        .distinct()
        .map(String::valueOf)
        .toList();
  }

  private static List<String> cwes(JsonNode finding) {
    List<String> cwes =
        list(finding.path("cwes")).stream().map(cwe -> cwe.replace("CWE-", "")).toList();
    String single = finding.path("cwe").asText("0");
    // CWE-1035 is what the oracle puts where the report names none.
    boolean none = single.equals("0") || single.equals("1035");
    return !cwes.isEmpty() || none ? cwes : List.of(single);
  }

  private static List<String> packages(RawFinding finding) {
    if (finding.getPackage$() == null) {
      return List.of();
    }
    // The oracle names an artifact without its group.
    String name = finding.getPackage$().getName();
    String version = Optional.ofNullable(finding.getPackage$().getVersion()).orElse("");
    String artifact = name.contains(":") ? name.substring(name.lastIndexOf(':') + 1) : name;
    return List.of(name + "@" + version, artifact + "@" + version).stream().distinct().toList();
  }

  private static List<String> lines(RawFinding finding) {
    return finding.getLocations().stream()
        .limit(1)
        .flatMap(location -> Optional.ofNullable(location.getStartLine()).stream())
        .map(String::valueOf)
        .toList();
  }

  private static List<String> files(RawFinding finding, int places) {
    return finding.getLocations().stream()
        .limit(places)
        .map(Location::getPath)
        .filter(path -> path != null)
        .map(CorpusFieldsTest::file)
        .toList();
  }

  /** Of an npm package the oracle has its directory. */
  private static String component(String name) {
    return name.replaceFirst(".*node_modules/", "");
  }

  /** Last part of a path: roots differ. Targets that are no files have none. */
  private static String file(String path) {
    boolean target = path.endsWith(")") || path.matches("[A-Z][A-Za-z]+/[^/]+");
    return target ? "" : path.substring(path.lastIndexOf('/') + 1);
  }

  private static List<String> present(String text, String suffix) {
    return text.isEmpty() ? List.of() : List.of(text + suffix);
  }

  private static List<String> texts(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).toList();
  }

  private static List<String> list(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.asText()));
    return texts;
  }
}
