/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sluice.deploy.corpus.MemoryChain.Outcome;
import io.sluice.event.Finding;
import io.sluice.event.FindingStatus;
import io.sluice.ingest.publish.ScanOptions;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Plays the import sequences of the corpus against the chain and compares what was created, closed,
 * reactivated and left alone. A difference needs its reason here. The table goes to {@code
 * deploy/target/lifecycle.md}; {@code docs/lifecycle.md} is its checked-in copy.
 *
 * <p>Edits by users between the steps are left out: here they are decisions on issues, which no
 * scan changes.
 */
final class LifeCycleSequencesTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String SAME_SCAN_AGAIN =
      "The same report of the same asset is the same finding. The oracle makes a copy for each"
          + " engagement and marks it as a duplicate of the first.";

  /** Why a step differs on purpose, by test and number of the step from 1. */
  private static final Map<String, String> REASONS =
      Map.of(
          "test_import_0_reimport_3_active_verified 2",
          "A severity is what somebody thinks of a finding, not which finding it is: it keeps its"
              + " history, its decision and its ticket. The two are told as changed.",
          "test_import_reimport_keep_false_positive_and_out_of_scope 2",
          "The oracle's user deletes one finding and closes two by hand before this step. Nothing"
              + " was edited here, and nothing has changed.",
          "test_deduplication_continues_to_next_candidate_when_regression_detected_unique_id 2",
          SAME_SCAN_AGAIN,
          "test_deduplication_continues_to_next_candidate_when_regression_detected_unique_id 3",
          SAME_SCAN_AGAIN,
          "test_deduplication_multiple_candidates_mixed_states_unique_id 2",
          SAME_SCAN_AGAIN,
          "test_deduplication_multiple_candidates_mixed_states_unique_id 3",
          SAME_SCAN_AGAIN,
          "test_deduplication_multiple_candidates_mixed_states_unique_id 4",
          SAME_SCAN_AGAIN);

  private final List<String> unexplained = new ArrayList<>();
  private final StringBuilder table = new StringBuilder();
  private int asserted;
  private int same;

  @Test
  void shouldLiveAsTheSequencesSayOrSayWhyNot() throws IOException {
    Optional<SharedCorpus> corpus = SharedCorpus.find();
    assumeTrue(corpus.isPresent(), "the corpus is not beside the repository");
    List<String> sequences =
        Files.readAllLines(corpus.get().scanner("lifecycle.jsonl"), UTF_8).stream()
            .filter(line -> !line.isBlank())
            .toList();

    try (MemoryChain chain = new MemoryChain()) {
      for (int i = 0; i < sequences.size(); i++) {
        play(corpus.get(), chain, JSON.readTree(sequences.get(i)), "repo:acme.example/seq-" + i);
      }
    }

    String document = document(sequences.size());
    SharedCorpus.write("lifecycle.md", document);
    assertThat(unexplained).isEmpty();
    assertThat(SharedCorpus.checkedIn("lifecycle.md"))
        .as("docs/lifecycle.md; copy deploy/target/lifecycle.md there")
        .isEqualTo(document);
  }

  private void play(SharedCorpus corpus, MemoryChain chain, JsonNode sequence, String asset)
      throws IOException {
    String name = sequence.path("test").asText();
    boolean edited = !sequence.path("interleaved_edits").isEmpty();
    Set<String> known = new HashSet<>();
    int number = 0;
    for (JsonNode json : sequence.path("steps")) {
      LifeCycleStep step = LifeCycleStep.of(json);
      number++;
      Outcome outcome =
          chain.submit(
              Reports.known().open(ReportInput.of(corpus.scanner(step.file())), Optional.empty()),
              options(asset, step));
      assertThat(outcome.refused()).isEmpty();
      LifeCycleCounts ours = LifeCycleCounts.of(outcome, known);
      row(name, number, step, ours, told(outcome) - ours.created(), edited);
    }
  }

  private static ScanOptions options(String asset, LifeCycleStep step) {
    return new ScanOptions(
        asset,
        Optional.empty(),
        "",
        Optional.empty(),
        !step.closesOld(),
        Optional.empty(),
        "corpus");
  }

  /** Findings told as open, new ones included. */
  private static int told(Outcome outcome) {
    return (int)
        outcome.findings().stream()
            .filter(finding -> finding.getStatus() == FindingStatus.OPEN)
            .map(Finding::getFindingKey)
            .distinct()
            .count();
  }

  private void row(
      String name,
      int number,
      LifeCycleStep step,
      LifeCycleCounts ours,
      int changed,
      boolean edited) {
    String theirs = step.expected().map(LifeCycleCounts::toString).orElse("");
    boolean differs = step.expected().filter(expected -> !expected.equals(ours)).isPresent();
    String reason = differs ? REASONS.getOrDefault(name + " " + number, "UNEXPLAINED") : "";
    if (reason.equals("UNEXPLAINED")) {
      unexplained.add(name + " " + number + ": expected " + theirs + ", got " + ours);
    }
    asserted += step.expected().isPresent() ? 1 : 0;
    same += step.expected().isPresent() && !differs ? 1 : 0;
    table.append(
        "| %s | %s | %s | %s | %s | %s |%n"
            .formatted(
                number == 1 ? "`" + name + "`" + (edited ? " (edited)" : "") : "",
                (step.reimport() ? "again: " : "")
                    + step.file()
                    + (step.closesOld() ? "" : " (closes nothing)"),
                theirs,
                ours,
                changed == 0 ? "" : Integer.toString(changed),
                reason));
  }

  private String document(int sequences) {
    return """
        # Life cycle: what an oracle asserts, and what we do

        Generated by `LifeCycleSequencesTest` from the import sequences of the corpus, which is not part of this
        repository; copy `deploy/target/lifecycle.md` here after a change. The oracle is DefectDojo, whose own tests
        assert the numbers. %d sequences; of %d steps with asserted numbers %d are the same here.

        Numbers are created / closed / reactivated / untouched. Created is a new finding, closed one with the status
        `RESOLVED`, reactivated one that is `REOPENED`, untouched a result whose finding was open before. Of the
        untouched, *changed* were told again because something about them is new; about the others nothing is told.
        *closes nothing*: an import, or a reimport that is told so, is a partial scan. *(edited)*: the oracle's test
        changes findings by hand between the steps, which is left out here: decisions are made on issues, and no scan
        undoes them.

        | sequence | step | oracle | ours | changed | why different |
        |---|---|---|---|---|---|
        """
            .formatted(sequences, asserted, same)
        + table;
  }
}
