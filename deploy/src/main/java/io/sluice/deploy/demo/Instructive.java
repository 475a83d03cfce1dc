/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.demo;

import io.sluice.deploy.queue.IssueDetail;
import io.sluice.event.IssueMember;
import io.sluice.event.ScoreRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Chooses the issues that teach most: one that several tools of several kinds agree on, one that a
 * floor lifted because it is exploited in the wild, and one of which too little is known.
 */
public final class Instructive {

  private static final String FLOOR = "floor";

  /**
   * An issue and what it is an example of.
   *
   * @param lesson what to see in it, for readers
   * @param detail the issue
   */
  public record Example(String lesson, IssueDetail detail) {}

  private static final Comparator<IssueDetail> BY_SCORE =
      Comparator.comparingInt((IssueDetail issue) -> issue.scored().getScoreTenths())
          .thenComparing(issue -> issue.scored().getIssueId(), Comparator.reverseOrder());

  private static final Comparator<IssueDetail> BY_AGREEMENT =
      Comparator.comparingLong(Instructive::categories)
          .thenComparingInt(issue -> issue.correlated().getTools().size())
          .thenComparing(BY_SCORE);

  private static final Comparator<IssueDetail> BY_FLOOR =
      Comparator.comparingInt(Instructive::floorTenths).thenComparing(BY_SCORE);

  private static final Comparator<IssueDetail> BY_UNCERTAINTY =
      Comparator.comparingInt(Instructive::intervalTenths).thenComparing(BY_SCORE);

  private Instructive() {}

  /** At most three examples, each another issue; a lesson that no issue gives is left out. */
  public static List<Example> of(Collection<IssueDetail> issues) {
    List<Example> examples = new ArrayList<>();
    add(
        examples,
        "Several tools, one issue",
        issues,
        issue -> issue.correlated().getTools().size() > 1,
        BY_AGREEMENT);
    add(
        examples,
        "Exploited in the wild: a floor lifts the score",
        issues,
        issue -> floorTenths(issue) > 0,
        BY_FLOOR);
    add(
        examples,
        "Too little is known: the interval says how much that matters",
        issues,
        issue -> intervalTenths(issue) > 0,
        BY_UNCERTAINTY);
    return List.copyOf(examples);
  }

  private static void add(
      List<Example> examples,
      String lesson,
      Collection<IssueDetail> issues,
      Predicate<IssueDetail> shows,
      Comparator<IssueDetail> order) {
    Predicate<IssueDetail> chosen =
        issue -> examples.stream().anyMatch(example -> example.detail().equals(issue));
    Optional<IssueDetail> best = issues.stream().filter(shows).filter(chosen.negate()).max(order);
    best.ifPresent(issue -> examples.add(new Example(lesson, issue)));
  }

  private static long categories(IssueDetail issue) {
    return issue.correlated().getMembers().stream()
        .map(IssueMember::getCategory)
        .distinct()
        .count();
  }

  private static int floorTenths(IssueDetail issue) {
    return issue.scored().getRows().stream()
        .filter(row -> row.getRow().equals(FLOOR))
        .mapToInt(ScoreRow::getPointsTenths)
        .max()
        .orElse(0);
  }

  private static int intervalTenths(IssueDetail issue) {
    return issue.scored().getHighTenths() - issue.scored().getLowTenths();
  }
}
