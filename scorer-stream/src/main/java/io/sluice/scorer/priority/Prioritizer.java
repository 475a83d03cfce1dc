/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.priority;

import io.sluice.event.Priority;
import io.sluice.event.TableOutcome;
import io.sluice.scorer.model.Score;
import io.sluice.scorer.model.ScoreFacts;
import io.sluice.scorer.model.ScoreModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides the priority of an issue: the most urgent of the band of its score and what the decision
 * tables of the profile say. A pure function of profile, facts and score.
 */
public final class Prioritizer {

  private static final String SCORE_BAND = "score band";

  private final Profile profile;
  private final Answers answers;
  private final List<Used> tables;

  /**
   * Decides by a profile.
   *
   * @throws IllegalArgumentException when the profile names a table or an outcome that is unknown
   */
  public Prioritizer(ScoreModel model, Profile profile) {
    this.profile = profile;
    this.answers = new Answers(model);
    Map<String, DecisionTable> known =
        DecisionTable.bundled().stream()
            .collect(Collectors.toMap(DecisionTable::id, Function.identity()));
    this.tables = profile.tables().stream().map(use -> used(use, known)).toList();
  }

  private record Used(DecisionTable table, TableUse use, Map<String, String> mapping) {}

  private static Used used(TableUse use, Map<String, DecisionTable> known) {
    DecisionTable table = known.get(use.table());
    if (table == null) {
      throw new IllegalArgumentException(
          "no decision table '"
              + use.table()
              + "'; there are "
              + known.keySet().stream().sorted().toList());
    }
    List<String> unknown = new ArrayList<>(use.priorities().keySet());
    unknown.addAll(use.dueDays().keySet());
    unknown.removeAll(table.outcomes().keySet());
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(use.table() + " has no outcomes " + unknown);
    }
    return new Used(table, use, table.mapping());
  }

  /** The verdict about an issue with these facts and this score. */
  public Verdict decide(ScoreFacts facts, Score score) {
    List<TableOutcome> outcomes = new ArrayList<>();
    Map<String, Answer> answered = answers.of(facts);
    for (Used used : tables) {
      if (applies(used.table().scope(), facts)) {
        outcomes.add(outcome(used, answered));
      }
    }
    boolean bandCounts =
        profile.scoreBands() == Profile.ScoreBands.ALWAYS
            || outcomes.stream().allMatch(outcome -> outcome.getPriority() == null);
    Priority priority = bandCounts ? score.band() : Priority.P4;
    String decidedBy = bandCounts ? SCORE_BAND : "";
    for (TableOutcome outcome : outcomes) {
      Priority given = outcome.getPriority();
      // The enum lists P1 first: a smaller ordinal is more urgent.
      if (given != null && (decidedBy.isEmpty() || given.compareTo(priority) < 0)) {
        priority = given;
        decidedBy = outcome.getName() + ": " + outcome.getOutcomeName();
      }
    }
    return new Verdict(
        priority, score.band(), decidedBy, outcomes, dueDays(priority, bandCounts, outcomes));
  }

  /** The fewest days; where the band does not count, the tables' days stand alone. */
  private int dueDays(Priority priority, boolean bandCounts, List<TableOutcome> outcomes) {
    int byTables =
        outcomes.stream()
            .map(TableOutcome::getDueDays)
            .filter(days -> days != null)
            .mapToInt(Integer::intValue)
            .min()
            .orElse(Integer.MAX_VALUE);
    return bandCounts || byTables == Integer.MAX_VALUE
        ? Math.min(profile.days(priority), byTables)
        : byTables;
  }

  private static TableOutcome outcome(Used used, Map<String, Answer> answers) {
    String outcome =
        Objects.requireNonNull(
            used.mapping().get(used.table().row(answers)), "checked when the table was made");
    return TableOutcome.newBuilder()
        .setTable(used.table().id())
        .setName(used.table().name())
        .setOutcome(outcome)
        .setOutcomeName(used.table().outcomes().get(outcome))
        .setPath(used.table().path(answers))
        .setPriority(used.use().priorities().get(outcome))
        .setDueDays(used.use().dueDays().get(outcome))
        .build();
  }

  private static boolean applies(DecisionTable.Scope scope, ScoreFacts facts) {
    return switch (scope) {
      case CVE -> facts.vulnerabilityIds().stream().anyMatch(id -> id.startsWith("CVE-"));
      case VULNERABILITY -> !facts.vulnerabilityIds().isEmpty() || !facts.confirmedBy().isEmpty();
    };
  }
}
