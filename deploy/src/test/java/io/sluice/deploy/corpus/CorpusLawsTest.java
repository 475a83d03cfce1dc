/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.deploy.corpus.MemoryChain.Outcome;
import io.sluice.event.Category;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.Finding;
import io.sluice.event.IssueMember;
import io.sluice.event.RawFinding;
import io.sluice.ingest.publish.ScanOptions;
import io.sluice.ingest.report.Report;
import io.sluice.ingest.report.ReportException;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.Reports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/**
 * Laws that hold for every report of the corpus that a format reads: submitted again it tells
 * nothing, neither as findings nor as issues, and each of its results is in exactly one issue. The
 * table goes to {@code deploy/target/correlation.md}; {@code docs/correlation.md} is its checked-in
 * copy.
 *
 * <p>Each report has an asset of its own, so that reports do not close each other's findings.
 */
final class CorpusLawsTest {

  /** Figures of a format. */
  private static final class Figures {
    private int reports;
    private int results;
    private int findings;
    private int issues;
  }

  private final Map<String, Figures> figures = new TreeMap<>();
  private final List<String> broken = new ArrayList<>();

  @Test
  void shouldBeSilentAboutAReportAgainAndLoseNoResult() throws IOException {
    Optional<SharedCorpus> corpus = SharedCorpus.find();
    assumeTrue(corpus.isPresent(), "the corpus is not beside the repository");

    try (MemoryChain chain = new MemoryChain()) {
      for (Path file : corpus.get().reports().toList()) {
        Optional<Report> report = report(file);
        if (report.isPresent()) {
          check(chain, report.get(), corpus.get().folder().relativize(file).toString());
        }
      }
    }

    String document = document();
    SharedCorpus.write("correlation.md", document);
    assertThat(broken).isEmpty();
    assertThat(SharedCorpus.checkedIn("correlation.md"))
        .as("docs/correlation.md; copy deploy/target/correlation.md there")
        .isEqualTo(document);
  }

  /** The report, when a format knows it. */
  private Optional<Report> report(Path file) throws IOException {
    try {
      return Optional.of(Reports.known().open(ReportInput.of(file), Optional.empty()));
    } catch (ReportException e) {
      return Optional.empty();
    }
  }

  private void check(MemoryChain chain, Report report, String name) throws IOException {
    ScanOptions options =
        ScanOptions.of("repo:corpus.example/" + name.replaceAll("[\\s|]", "_"), "corpus");
    Outcome first;
    try {
      first = chain.submit(report, options);
    } catch (ReportException e) {
      // Refused as a whole: CorpusTest of the formats says which and why.
      return;
    }
    Outcome second = chain.submit(report, options);
    if (!second.findings().isEmpty() || !second.issues().isEmpty()) {
      broken.add(
          "%s: again, %d findings and %d issues were told"
              .formatted(name, second.findings().size(), second.issues().size()));
    }
    if (!chain.deliverAgain(first.findings()).isEmpty()) {
      broken.add(name + ": the correlator tells again what it is told again");
    }
    if (!first.refused().isEmpty() || !second.refused().isEmpty()) {
      broken.add(name + ": dead letter: " + first.refused());
    }
    count(report.format().id(), name, first);
  }

  private void count(String format, String name, Outcome outcome) {
    Map<String, Finding> findings = new HashMap<>();
    outcome.findings().forEach(finding -> findings.put(finding.getFindingKey(), finding));
    Map<String, CorrelatedIssue> issues = new HashMap<>();
    for (TestRecord<String, CorrelatedIssue> record : outcome.issues()) {
      issues.put(record.key(), record.value());
    }
    issues.values().removeIf(issue -> issue == null || issue.getMembers().isEmpty());
    Map<String, Integer> memberships = new HashMap<>();
    for (CorrelatedIssue issue : issues.values()) {
      for (IssueMember member : issue.getMembers()) {
        memberships.merge(member.getFindingKey(), 1, Integer::sum);
      }
    }
    if (!memberships.keySet().equals(findings.keySet())
        || memberships.values().stream().anyMatch(count -> count != 1)) {
      broken.add(name + ": not every finding is in exactly one issue");
    }
    Figures sum = figures.computeIfAbsent(format, key -> new Figures());
    sum.reports++;
    sum.results += outcome.raw().size();
    sum.findings += findings.size();
    sum.issues += issues.size();
    if (!places(outcome.raw()).equals(origins(findings.values()))
        || (findings.size() != outcome.raw().size() && !isEvents(outcome.raw()))) {
      broken.add(
          "%s: %d results, %d findings".formatted(name, outcome.raw().size(), findings.size()));
    }
  }

  private static Set<String> places(List<RawFinding> results) {
    return results.stream().map(RawFinding::getPointer).collect(Collectors.toSet());
  }

  private static Set<String> origins(Collection<Finding> findings) {
    return findings.stream()
        .map(finding -> finding.getProvenance().getPointer())
        .collect(Collectors.toSet());
  }

  /** Events at run time repeat: many results are one finding on purpose. */
  private static boolean isEvents(List<RawFinding> results) {
    return results.stream().allMatch(result -> result.getCategory() == Category.RUNTIME);
  }

  private String document() {
    StringBuilder rows = new StringBuilder();
    Figures all = new Figures();
    figures.forEach(
        (format, sum) -> {
          all.reports += sum.reports;
          all.results += sum.results;
          all.findings += sum.findings;
          all.issues += sum.issues;
          rows.append(row(format, sum));
        });
    rows.append(row("**all**", all));
    return """
        # From results to issues, over real reports

        Generated by `CorpusLawsTest` from the reports of the corpus, which is not part of this repository; copy
        `deploy/target/correlation.md` here after a change. Each report goes twice through publisher, normalizer and
        correlator, under an asset of its own. For each of them the test asserts:

        - submitted again, not one finding and not one issue is told, and neither is an issue when the findings reach
          the correlator a second time;
        - every result has a finding that names it, and every finding is a member of exactly one issue;
        - nothing becomes a dead letter.

        No report of the corpus has more than 1,000 equal results of one identity, which would be counted but get no
        finding of their own. Results per issue says how much one report repeats itself; what several tools say about
        one weakness is another matter.

        | format | reports | results | findings | issues | results per issue |
        |---|---|---|---|---|---|
        """
        + rows;
  }

  private static String row(String name, Figures sum) {
    String ratio =
        sum.issues == 0
            ? ""
            : String.format(Locale.ROOT, "%.2f", (double) sum.results / sum.issues);
    return "| %s | %d | %d | %d | %d | %s |%n"
        .formatted(name, sum.reports, sum.results, sum.findings, sum.issues, ratio);
  }
}
