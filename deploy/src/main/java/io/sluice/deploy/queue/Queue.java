/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.queue;

import io.sluice.event.Actionability;
import io.sluice.event.IssueStatus;
import io.sluice.event.Priority;
import io.sluice.event.ScoredIssue;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The order of work: open issues by priority, then score in steps of five points; of like risk what
 * can be fixed comes first, the fix that closes most before the others, the less work before the
 * more; then by score and due date; ties by application and id, so that the order is the same each
 * time.
 *
 * <p>Five points is less than what one unknown fact moves: inside it the score says little, and
 * what gets done says more. No step and no band is crossed by it.
 */
public final class Queue {

  private static final int STEP_TENTHS = 50;

  private Queue() {}

  /** The open issues that pass the filter, most urgent first. */
  public static List<ScoredIssue> of(Collection<ScoredIssue> issues, QueueFilter filter) {
    return of(issues, filter, FixCounts.NONE);
  }

  /**
   * The same, where fixes that close more issues come first among issues of like risk.
   *
   * @param fixes what the fixes of root causes close
   */
  public static List<ScoredIssue> of(
      Collection<ScoredIssue> issues, QueueFilter filter, FixCounts fixes) {
    return issues.stream()
        .filter(Queue::isOpen)
        .filter(filter::matches)
        .sorted(order(fixes))
        .toList();
  }

  private static Comparator<ScoredIssue> order(FixCounts fixes) {
    return Comparator.comparing((ScoredIssue issue) -> issue.getPriority() == Priority.UNKNOWN)
        .thenComparing(ScoredIssue::getPriority)
        .thenComparing(Comparator.comparingInt(Queue::step).reversed())
        .thenComparing(Queue::action)
        .thenComparing(Comparator.comparingInt(fixes::closes).reversed())
        .thenComparing(Queue::effort)
        .thenComparing(Comparator.comparingInt(ScoredIssue::getScoreTenths).reversed())
        .thenComparing(Queue::due)
        .thenComparing(ScoredIssue::getApplication)
        .thenComparing(ScoredIssue::getIssueId);
  }

  /** Whether somebody has to do something about it. */
  public static boolean isOpen(ScoredIssue issue) {
    return issue.getStatus() == IssueStatus.OPEN || issue.getStatus() == IssueStatus.REOPENED;
  }

  private static int step(ScoredIssue issue) {
    return Math.floorDiv(issue.getScoreTenths(), STEP_TENTHS);
  }

  /** Fixable first; what says nothing of it, from an older version, counts as fixable. */
  private static int action(ScoredIssue issue) {
    Actionability actionability = issue.getActionability();
    return actionability == null
        ? 0
        : switch (actionability.getAction()) {
          case FIX, UNKNOWN -> 0;
          case MITIGATE -> 1;
          case MONITOR -> 2;
        };
  }

  private static int effort(ScoredIssue issue) {
    Actionability actionability = issue.getActionability();
    return actionability == null
        ? 1
        : switch (actionability.getEffort()) {
          case LOW -> 0;
          case MEDIUM, UNKNOWN -> 1;
          case HIGH -> 2;
        };
  }

  private static Instant due(ScoredIssue issue) {
    return issue.getDueAt() == null ? Instant.MAX : issue.getDueAt();
  }
}
