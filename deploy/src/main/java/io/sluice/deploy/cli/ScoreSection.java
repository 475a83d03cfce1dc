/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.event.Priority;
import io.sluice.event.ScoreRow;
import io.sluice.event.ScoredIssue;
import io.sluice.event.TableOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A score as text: the rows and their sum, the fact to find out next, what decided the priority and
 * the paths of the decision tables.
 */
record ScoreSection(
    List<ScoreRow> rows,
    int scoreTenths,
    int lowTenths,
    int highTenths,
    List<String> unknowns,
    String modelId,
    Priority priority,
    String decidedBy,
    String profileId,
    List<TableOutcome> outcomes,
    List<String> inputs) {

  static ScoreSection of(ScoredIssue issue) {
    return new ScoreSection(
        issue.getRows(),
        issue.getScoreTenths(),
        issue.getLowTenths(),
        issue.getHighTenths(),
        issue.getUnknowns(),
        issue.getModelId(),
        issue.getPriority(),
        issue.getDecidedBy(),
        issue.getProfileId(),
        issue.getOutcomes(),
        issue.getInputs());
  }

  List<String> lines(Terminal terminal) {
    List<String> lines = new ArrayList<>();
    lines.add(
        terminal.styled(
            Style.BOLD,
            "Score %s (%s), model %s".formatted(Figures.score(scoreTenths), interval(), modelId)));
    table(terminal).forEach(line -> lines.add("  " + line));
    for (ScoreRow row : rows) {
      for (String also : row.getAlso()) {
        lines.add(
            terminal.styled(
                Style.DIM, "    " + row.getRow() + ", not used: " + Table.oneLine(also)));
      }
    }
    if (!inputs.isEmpty()) {
      lines.add(terminal.styled(Style.DIM, "    from " + String.join("; ", inputs)));
    }
    nextFact(terminal, lines);
    priority(terminal, lines);
    return lines;
  }

  private List<String> table(Terminal terminal) {
    Table table =
        new Table(
            Table.Column.left("ROW"),
            Table.Column.right("POINTS"),
            Table.Column.right("RANGE"),
            Table.Column.text("FACT"),
            Table.Column.text("SOURCE"));
    int sum = 0;
    for (ScoreRow row : rows) {
      sum += row.getPointsTenths();
      table.add(
          row.getRow(),
          Figures.points(row.getPointsTenths()),
          row.getUnknown()
              ? Figures.points(row.getLowTenths()) + " to " + Figures.points(row.getHighTenths())
              : "",
          fact(row),
          row.getSource());
    }
    table.add("sum", Figures.score(sum), "", "", "");
    OptionalInt width =
        terminal.width().isPresent()
            ? OptionalInt.of(terminal.width().getAsInt() - 2)
            : terminal.width();
    return table.lines(width, header -> terminal.styled(Style.DIM, header));
  }

  /** Some facts say themselves that they are unknown. */
  private static String fact(ScoreRow row) {
    return row.getUnknown() && !row.getValue().startsWith("unknown")
        ? "unknown: " + row.getValue()
        : row.getValue();
  }

  private String interval() {
    return lowTenths == highTenths
        ? "every fact that could move it is known"
        : "%s to %s with every unknown fact at its best and worst"
            .formatted(Figures.score(lowTenths), Figures.score(highTenths));
  }

  private void nextFact(Terminal terminal, List<String> lines) {
    if (unknowns.isEmpty()) {
      return;
    }
    String name = unknowns.getFirst();
    rows.stream()
        .filter(row -> row.getRow().equals(name))
        .findFirst()
        .ifPresent(
            row -> {
              lines.add("");
              lines.add(
                  terminal.styled(Style.BOLD, "Find out next: ")
                      + "%s. It is unknown and moves the score by %s to %s."
                          .formatted(
                              name,
                              Figures.points(row.getLowTenths() - row.getPointsTenths()),
                              Figures.points(row.getHighTenths() - row.getPointsTenths())));
            });
  }

  /** Records of a version without profiles say nothing of it. */
  private void priority(Terminal terminal, List<String> lines) {
    if (decidedBy.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(
        terminal.styled(Style.BOLD, "Priority %s".formatted(priority))
            + ", decided by %s (profile %s)".formatted(decidedBy, profileId));
    for (TableOutcome outcome : outcomes) {
      String gives = outcome.getPriority() == null ? "" : ", gives " + outcome.getPriority();
      lines.add(
          "  %s: %s%s".formatted(outcome.getName(), outcome.getOutcomeName(), gives)
              + terminal.styled(Style.DIM, "  " + outcome.getTable()));
      outcome
          .getPath()
          .forEach(step -> lines.add(terminal.styled(Style.DIM, "    " + Table.oneLine(step))));
    }
  }
}
