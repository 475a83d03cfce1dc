/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.corpus;

import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Collected;
import io.sluice.ingest.report.Report;
import io.sluice.ingest.report.ReportException;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one corpus file should give.
 *
 * @param file path in the corpus
 * @param format our format
 * @param expected counts as text, for example {@code 5 findings}
 * @param unit what is counted
 */
record Expectation(String file, String format, String expected, Unit unit) {

  /** What a manifest counts. */
  enum Unit {
    FINDINGS,
    COMPONENTS_AND_VULNERABILITIES,
    PACKAGES,
    /** Elements of {@code statements} or {@code vulnerabilities} that have a finding. */
    STATEMENTS
  }

  static final String REFUSED = "refused";

  /** Folders whose reports are read by a mapping. */
  static final Map<String, String> MAPPED =
      Map.ofEntries(
          Map.entry("bandit", "bandit"),
          Map.entry("brakeman", "brakeman"),
          Map.entry("bundler_audit", "bundler-audit-text"),
          Map.entry("cargo_audit", "cargo-audit"),
          Map.entry("detect_secrets", "detect-secrets"),
          Map.entry("dockle", "dockle"),
          Map.entry("generic", "defectdojo-csv"),
          Map.entry("hadolint", "hadolint"),
          Map.entry("kics", "kics"),
          Map.entry("kubeaudit", "kubeaudit"),
          Map.entry("kubebench", "kube-bench"),
          Map.entry("kubehunter", "kube-hunter"),
          Map.entry("kubelinter", "kube-linter"),
          Map.entry("kubescape", "kubescape"),
          Map.entry("mobsf", "mobsf"),
          Map.entry("mobsf_scorecard", "mobsf-scorecard"),
          Map.entry("nuclei", "nuclei"),
          Map.entry("pip_audit", "pip-audit"),
          Map.entry("terrascan", "terrascan"),
          Map.entry("tfsec", "tfsec"),
          Map.entry("threagile", "threagile"),
          Map.entry("trufflehog", "trufflehog"),
          Map.entry("trufflehog3", "trufflehog3"),
          Map.entry("wpscan", "wpscan"));

  /** Reports of another tool than their folder's. */
  private static final Map<String, String> OTHER_FORMAT =
      Map.of(
          "mobsf/many_findings.json", "mobsfscan",
          "mobsf/report2.json", "qark",
          "trufflehog3/many_vulns_legacy.json", "trufflehog");

  /** Reports that do not say what they are, so that the format has to be stated. */
  private static final Set<String> STATED =
      Set.of(
          "scanners/nuclei/empty.jsonl",
          "scanners/threagile/empty_file_no_risks.json",
          "scanners/mobsf_scorecard/dvba_4_0_7_android_full.json");

  private static final Pattern VULNERABILITY =
      Pattern.compile("^.*?/(?:vulnerabilities|statements)(/\\d+|\\[\\d+]/vulnerability\\[\\d+])");

  /** Rows of the scanner corpus for a format: the number that its oracle asserts. */
  static List<Expectation> scanners(Corpus corpus, String folder, String format)
      throws IOException {
    return corpus.manifest("scanners/manifest.tsv").stream()
        .filter(row -> row.get("format").equals(folder))
        .filter(row -> !row.get("file").endsWith(".csv"))
        // Only ZAP's XML is read.
        .filter(row -> !row.get("file").endsWith(".xml") || format.equals("zap"))
        .map(
            row ->
                new Expectation(
                    "scanners/" + row.get("file"),
                    format,
                    row.get("expected_findings_count") + " findings",
                    Unit.FINDINGS))
        .toList();
  }

  /** Rows of the scanner corpus that are read by mappings, each in its own format. */
  static List<Expectation> mapped(Corpus corpus) throws IOException {
    return corpus.manifest("scanners/manifest.tsv").stream()
        .filter(row -> MAPPED.containsKey(row.get("format")))
        .filter(row -> !row.get("format").equals("generic") || row.get("file").endsWith(".csv"))
        .map(
            row ->
                new Expectation(
                    "scanners/" + row.get("file"),
                    OTHER_FORMAT.getOrDefault(
                        row.get("file"), MAPPED.getOrDefault(row.get("format"), "")),
                    row.get("expected_findings_count") + " findings",
                    Unit.FINDINGS))
        .toList();
  }

  /** Rows of the scanner corpus for a format in XML, or in an archive of XML. */
  static List<Expectation> xml(Corpus corpus, String folder, String format) throws IOException {
    return corpus.manifest("scanners/manifest.tsv").stream()
        .filter(row -> row.get("format").equals(folder))
        .filter(row -> row.get("file").matches(".*\\.(xml|nessus|fpr)"))
        .map(
            row ->
                new Expectation(
                    "scanners/" + row.get("file"),
                    format,
                    row.get("expected_findings_count") + " findings",
                    Unit.FINDINGS))
        .toList();
  }

  /** Folders of the scanner corpus by our format, of tools whose JSON needs logic. */
  private static final Map<String, String> NATIVES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("semgrep", "semgrep"),
              Map.entry("snyk", "snyk"),
              Map.entry("snyk_code", "sarif"),
              Map.entry("snyk_issue_api", "snyk-issues"),
              Map.entry("osv_scanner", "osv-scanner"),
              Map.entry("govulncheck", "govulncheck"),
              Map.entry("yarn_audit", "yarn-audit"),
              Map.entry("trivy_operator", "trivy-operator"),
              Map.entry("clair", "clair"),
              Map.entry("aws_inspector2", "aws-inspector"),
              Map.entry("asff", "asff"),
              Map.entry("awssecurityhub", "asff"),
              Map.entry("aws_prowler", "prowler"),
              Map.entry("aws_prowler_v3plus", "prowler"),
              Map.entry("prowler", "ocsf"),
              Map.entry("burp_api", "burp-api"),
              Map.entry("burp_graphql", "burp-graphql"),
              Map.entry("checkmarx_osa", "checkmarx-osa"),
              Map.entry("checkmarx_cxflow_sast", "checkmarx-cxflow"),
              Map.entry("github_sast", "github")));

  /** Rows of these folders, of what is refused, and of the VEX and SBOM standards. */
  static List<Expectation> natives(Corpus corpus) throws IOException {
    List<Expectation> all = new ArrayList<>();
    for (Map.Entry<String, String> folder : NATIVES.entrySet()) {
      for (Corpus.Row row : corpus.manifest("scanners/manifest.tsv")) {
        if (row.get("format").equals(folder.getKey())) {
          all.add(
              new Expectation(
                  "scanners/" + row.get("file"),
                  formatOf(row.get("file"), folder.getValue()),
                  row.get("expected_findings_count") + " findings",
                  Unit.FINDINGS));
        }
      }
      all.addAll(refused(corpus, folder.getKey(), folder.getValue()));
    }
    all.addAll(documents(corpus, "openvex", "openvex"));
    all.addAll(documents(corpus, "openvex-unparseable", "openvex"));
    all.addAll(documents(corpus, "csaf", "csaf"));
    all.addAll(documents(corpus, "csaf-vex", "csaf"));
    all.addAll(documents(corpus, "spdx-json", "spdx"));
    all.addAll(documents(corpus, "spdx3-jsonld", "spdx3"));
    return all;
  }

  /** Some folders hold two formats: Prowler writes OCSF, yarn 2 the form of npm. */
  private static String formatOf(String file, String format) {
    return file.endsWith(".ocsf.json")
        ? "ocsf"
        : file.endsWith("yarn_audit/issue_6495.json") ? "npm-audit" : format;
  }

  /** Reports of the scanner corpus that its oracle refuses. */
  static List<Expectation> refused(Corpus corpus, String folder, String format) throws IOException {
    return corpus.manifest("scanners/negative.tsv").stream()
        .filter(row -> row.get("format").equals(folder))
        .map(row -> new Expectation("scanners/" + row.get("file"), format, REFUSED, Unit.FINDINGS))
        .toList();
  }

  /** Rows of the document corpus for a format: mechanical counts. */
  static List<Expectation> documents(Corpus corpus, String kind, String format) throws IOException {
    return corpus.manifest("documents/manifest.tsv").stream()
        .filter(row -> row.get("format").equals(kind))
        .map(row -> document(row, format))
        .toList();
  }

  private static Expectation document(Corpus.Row row, String format) {
    String file = "documents/" + row.get("file");
    String raw = row.get("raw_count");
    String kind = row.get("format");
    boolean refused = kind.endsWith("unparseable") || kind.endsWith("legacy");
    boolean components = raw.contains("components=");
    Unit unit =
        components
            ? Unit.COMPONENTS_AND_VULNERABILITIES
            : raw.contains("packages=")
                ? Unit.PACKAGES
                : raw.contains("statements=") || raw.contains("product_statuses=")
                    ? Unit.STATEMENTS
                    : Unit.FINDINGS;
    String expected =
        switch (unit) {
          case COMPONENTS_AND_VULNERABILITIES ->
              number(raw, "components")
                  + " components, "
                  + number(raw, "vulnerabilities")
                  + " vulnerabilities";
          case PACKAGES -> number(raw, "packages") + " components";
          case STATEMENTS ->
              number(raw, raw.contains("statements=") ? "statements" : "vulnerabilities")
                  + " statements";
          case FINDINGS -> number(raw, "results") + " findings";
        };
    return new Expectation(file, format, refused ? REFUSED : expected, unit);
  }

  private static String number(String raw, String name) {
    Matcher matcher = Pattern.compile("(?<![a-z])" + name + "=(\\d+)").matcher(raw);
    return matcher.find() ? matcher.group(1) : "?";
  }

  /** What the file gives: counts in the same words, or {@value #REFUSED}. */
  String got(Corpus corpus) throws IOException {
    try {
      Collected collected = read(corpus.path(file));
      if (unit == Unit.FINDINGS) {
        return collected.findings.size() + " findings";
      }
      if (unit == Unit.PACKAGES) {
        return collected.components.size() + " components";
      }
      long vulnerabilities =
          collected.findings.stream()
              .map(RawFinding::getPointer)
              .map(VULNERABILITY::matcher)
              .filter(Matcher::find)
              .map(Matcher::group)
              .distinct()
              .count();
      return unit == Unit.STATEMENTS
          ? vulnerabilities + " statements"
          : collected.components.size() + " components, " + vulnerabilities + " vulnerabilities";
    } catch (ReportException e) {
      return REFUSED;
    }
  }

  /** Reads a file as detection says; that it says our format is part of the test. */
  Collected read(Path path) throws IOException {
    // An empty list names nobody, so its format has to be stated.
    Optional<String> stated =
        STATED.contains(file)
                || (Files.size(path) <= 8
                    && Files.readString(path).replaceAll("\\s", "").equals("[]"))
            ? Optional.of(format)
            : Optional.empty();
    Report report = Reports.known().open(ReportInput.of(path), stated);
    if (!report.format().id().equals(format)) {
      throw new AssertionError(file + " was taken for " + report.format().id());
    }
    Collected collected = new Collected();
    report.read(collected, Collected.REDACTOR, Optional.empty());
    return collected;
  }
}
