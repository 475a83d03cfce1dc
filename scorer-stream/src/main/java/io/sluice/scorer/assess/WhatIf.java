/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.assess;

import io.sluice.event.CorrelatedIssue;
import io.sluice.event.Priority;
import io.sluice.scorer.event.Lifecycle;
import io.sluice.scorer.facts.IssueContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What other settings would do to the queue: the same issues judged by both, from the same facts.
 *
 * @param issues open issues under the present settings
 * @param moves number of issues that go from one priority to another, by priority before and after
 * @param before the most urgent under the present settings
 * @param after the most urgent under the proposed settings
 */
public record WhatIf(
    int issues,
    Map<Priority, Map<Priority, Integer>> moves,
    List<Ranked> before,
    List<Ranked> after) {

  /** Copies nothing: both maps and lists are made here. */
  public WhatIf {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** An issue with what is known around it. */
  public record Case(CorrelatedIssue issue, IssueContext context) {}

  /**
   * An issue's place.
   *
   * @param rank place from 1
   * @param otherRank place under the other settings, from 1; 0 when it is not in that queue
   */
  public record Ranked(
      int rank, int otherRank, String issueId, String title, Priority priority, int scoreTenths) {}

  private record Judged(CorrelatedIssue issue, Priority priority, int scoreTenths) {}

  private static final Comparator<Judged> ORDER =
      Comparator.comparing(Judged::priority)
          .thenComparing(Comparator.comparingInt(Judged::scoreTenths).reversed())
          .thenComparing(judged -> judged.issue().getApplication())
          .thenComparing(judged -> judged.issue().getIssueId());

  /**
   * Judges cases by two settings.
   *
   * @param top how many of the most urgent are wanted
   */
  public static WhatIf compare(
      Collection<Case> cases, Settings present, Settings proposed, int top) {
    List<Judged> before = judge(cases, present);
    List<Judged> after = judge(cases, proposed);
    Map<String, Integer> rankBefore = ranks(before);
    Map<String, Integer> rankAfter = ranks(after);
    Map<String, Priority> priorityAfter = new TreeMap<>();
    after.forEach(judged -> priorityAfter.put(key(judged), judged.priority()));
    Map<Priority, Map<Priority, Integer>> moves = new TreeMap<>();
    for (Judged judged : before) {
      Priority to = priorityAfter.get(key(judged));
      if (to != null) {
        moves
            .computeIfAbsent(judged.priority(), priority -> new TreeMap<>())
            .merge(to, 1, Integer::sum);
      }
    }
    return new WhatIf(
        before.size(), moves, top(before, rankAfter, top), top(after, rankBefore, top));
  }

  /** Number of issues whose priority changes. */
  public int moved() {
    return moves.entrySet().stream()
        .flatMap(
            from -> from.getValue().entrySet().stream().filter(to -> to.getKey() != from.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private static List<Judged> judge(Collection<Case> cases, Settings settings) {
    Assessor assessor = new Assessor(settings);
    List<Judged> judged = new ArrayList<>();
    for (Case each : cases) {
      Assessment assessment = assessor.assess(each.issue(), each.context());
      if (Lifecycle.isOpen(
          Lifecycle.effective(each.issue().getStatus(), assessment.disposition()))) {
        judged.add(
            new Judged(
                each.issue(), assessment.verdict().priority(), assessment.score().scoreTenths()));
      }
    }
    judged.sort(ORDER);
    return judged;
  }

  private static Map<String, Integer> ranks(List<Judged> judged) {
    Map<String, Integer> ranks = new TreeMap<>();
    for (int i = 0; i < judged.size(); i++) {
      ranks.put(key(judged.get(i)), i + 1);
    }
    return ranks;
  }

  private static List<Ranked> top(List<Judged> judged, Map<String, Integer> others, int top) {
    List<Ranked> ranked = new ArrayList<>();
    for (int i = 0; i < Math.min(top, judged.size()); i++) {
      Judged each = judged.get(i);
      ranked.add(
          new Ranked(
              i + 1,
              others.getOrDefault(key(each), 0),
              each.issue().getIssueId(),
              each.issue().getTitle(),
              each.priority(),
              each.scoreTenths()));
    }
    return ranked;
  }

  private static String key(Judged judged) {
    return judged.issue().getApplication() + "|" + judged.issue().getIssueId();
  }
}
