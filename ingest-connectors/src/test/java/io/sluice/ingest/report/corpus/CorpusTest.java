/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Reads every report of the corpus in our formats and compares the counts with those of the
 * manifests. A difference needs its reason in {@link Deviations}. The table goes to {@code
 * target/corpus-report.md}; {@code docs/corpus.md} is its checked-in copy.
 */
final class CorpusTest {

  private static List<Expectation> expectations(Corpus corpus) throws IOException {
    List<Expectation> all = new ArrayList<>();
    all.addAll(Expectation.scanners(corpus, "anchore_grype", "grype"));
    all.addAll(Expectation.scanners(corpus, "sarif", "sarif"));
    all.addAll(Expectation.documents(corpus, "sarif", "sarif"));
    all.addAll(Expectation.documents(corpus, "sarif-2.2draft", "sarif"));
    all.addAll(Expectation.documents(corpus, "sarif-noversion", "sarif"));
    all.addAll(Expectation.documents(corpus, "sarif-legacy", "sarif"));
    all.addAll(Expectation.documents(corpus, "sarif-unparseable", "sarif"));
    all.addAll(Expectation.scanners(corpus, "trivy", "trivy"));
    all.addAll(Expectation.scanners(corpus, "cyclonedx", "cyclonedx"));
    for (String format : List.of("zap", "gitleaks", "checkov", "generic")) {
      all.addAll(Expectation.scanners(corpus, format, format));
    }
    for (String folder :
        List.of(
            "gitlab_sast",
            "gitlab_dast",
            "gitlab_dep_scan",
            "gitlab_container_scan",
            "gitlab_secret_detection_report",
            "gitlab_api_fuzzing")) {
      all.addAll(Expectation.scanners(corpus, folder, "gitlab"));
    }
    all.addAll(Expectation.scanners(corpus, "checkmarx_one", "checkmarx-one"));
    all.addAll(Expectation.scanners(corpus, "checkmarx", "checkmarx-one"));
    all.addAll(Expectation.scanners(corpus, "sonarqube", "sonarqube"));
    all.addAll(Expectation.scanners(corpus, "github_vulnerability", "github"));
    all.addAll(Expectation.scanners(corpus, "npm_audit", "npm-audit"));
    all.addAll(Expectation.scanners(corpus, "npm_audit_7_plus", "npm-audit"));
    // pnpm writes the form of npm 6.
    all.addAll(Expectation.scanners(corpus, "pnpm_audit", "npm-audit"));
    all.addAll(
        Expectation.scanners(corpus, "github_secrets_detection_report", "github").stream()
            // An empty list names nobody.
            .filter(row -> !row.file().contains("zero_vul"))
            .toList());
    all.addAll(Expectation.mapped(corpus));
    all.addAll(Expectation.natives(corpus));
    all.addAll(Expectation.refused(corpus, "generic", "generic"));
    all.addAll(Expectation.documents(corpus, "cyclonedx-json", "cyclonedx"));
    all.addAll(Expectation.documents(corpus, "cyclonedx-unparseable", "cyclonedx"));
    all.addAll(Expectation.documents(corpus, "cyclonedx-xml", "cyclonedx"));
    for (List<String> folder :
        List.of(
            List.of("spotbugs", "spotbugs"),
            List.of("tenable", "nessus"),
            List.of("burp", "burp"),
            List.of("cyclonedx", "cyclonedx"),
            List.of("dependency_check", "dependency-check"),
            List.of("checkmarx", "checkmarx"),
            List.of("veracode", "veracode"),
            List.of("fortify", "fortify"),
            List.of("nmap", "nmap"),
            List.of("acunetix", "acunetix"),
            List.of("qualys_webapp", "qualys-was"),
            List.of("nikto", "nikto"))) {
      all.addAll(Expectation.xml(corpus, folder.get(0), folder.get(1)));
    }
    for (String folder : List.of("invicti", "netsparker", "acunetix")) {
      all.addAll(Expectation.scanners(corpus, folder, "invicti"));
    }
    all.addAll(Expectation.scanners(corpus, "nikto", "nikto"));
    return all;
  }

  @Test
  void shouldCountWhatTheManifestsCount() throws IOException {
    Optional<Corpus> corpus = Corpus.find();
    assumeTrue(corpus.isPresent(), "the corpus is not beside the repository");
    Map<String, String> unexplained = new TreeMap<>();
    Map<String, int[]> totals = new TreeMap<>();
    StringBuilder table = new StringBuilder();

    for (Expectation row : expectations(corpus.get())) {
      String got = got(row, corpus.get());
      String reason = got.equals(row.expected()) ? "" : Deviations.reason(row.file(), got);
      int[] total = totals.computeIfAbsent(row.format(), format -> new int[2]);
      total[0]++;
      total[1] += got.equals(row.expected()) ? 1 : 0;
      if (reason.startsWith("UNEXPLAINED")) {
        unexplained.put(row.file(), "expected " + row.expected() + ", got " + got);
      }
      table.append(
          "| %s | %s | %s | %s | %s |%n"
              .formatted(row.format(), row.file(), row.expected(), got, reason));
    }

    write(totals, table.toString());
    assertThat(unexplained).isEmpty();
  }

  private static String got(Expectation row, Corpus corpus) {
    try {
      return row.got(corpus);
    } catch (IOException | RuntimeException | AssertionError e) {
      return "error: " + e;
    }
  }

  private static void write(Map<String, int[]> totals, String table) throws IOException {
    StringBuilder report =
        new StringBuilder(
            """
            # Real reports: expected and got

            Generated by `CorpusTest` from the reports of the corpus, which is not part of this repository; copy
            `ingest-connectors/target/corpus-report.md` here after a change. Expected is the number that the corpus'
            manifest states: for `scanners/` what the named oracle returns, for `documents/` a mechanical count.

            | format | files | as expected |
            |---|---|---|
            """);
    totals.forEach(
        (format, total) ->
            report.append("| %s | %d | %d |%n".formatted(format, total[0], total[1])));
    report.append("\n| format | file | expected | got | why different |\n|---|---|---|---|---|\n");
    report.append(table);
    Path target = Corpus.repository().resolve("ingest-connectors/target/corpus-report.md");
    Files.createDirectories(target.getParent());
    Files.writeString(target, report, UTF_8);
  }
}
