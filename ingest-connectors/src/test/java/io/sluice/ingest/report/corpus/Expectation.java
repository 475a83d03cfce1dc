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
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    COMPONENTS_AND_VULNERABILITIES
  }

  static final String REFUSED = "refused";

  private static final Pattern VULNERABILITY =
      Pattern.compile("^.*?/vulnerabilities(/\\d+|\\[\\d+]/vulnerability\\[\\d+])");

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
    String expected =
        components
            ? number(raw, "components")
                + " components, "
                + number(raw, "vulnerabilities")
                + " vulnerabilities"
            : number(raw, "results") + " findings";
    return new Expectation(
        file,
        format,
        refused ? REFUSED : expected,
        components ? Unit.COMPONENTS_AND_VULNERABILITIES : Unit.FINDINGS);
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
      long vulnerabilities =
          collected.findings.stream()
              .map(RawFinding::getPointer)
              .map(VULNERABILITY::matcher)
              .filter(Matcher::find)
              .map(Matcher::group)
              .distinct()
              .count();
      return collected.components.size() + " components, " + vulnerabilities + " vulnerabilities";
    } catch (ReportException e) {
      return REFUSED;
    }
  }

  /** Reads a file as detection says; that it says our format is part of the test. */
  Collected read(Path path) throws IOException {
    Report report = Reports.known().open(ReportInput.of(path), Optional.empty());
    if (!report.format().id().equals(format)) {
      throw new AssertionError(file + " was taken for " + report.format().id());
    }
    Collected collected = new Collected();
    report.read(collected, Collected.REDACTOR, Optional.empty());
    return collected;
  }
}
