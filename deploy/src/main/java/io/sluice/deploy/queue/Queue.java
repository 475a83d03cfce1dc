/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.queue;

import io.sluice.event.IssueStatus;
import io.sluice.event.Priority;
import io.sluice.event.ScoredIssue;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The order of work: open issues by band, then score, then due date; ties by application and id, so
 * that the order is the same each time.
 */
public final class Queue {

  private static final Comparator<ScoredIssue> ORDER =
      Comparator.comparing((ScoredIssue issue) -> issue.getPriority() == Priority.UNKNOWN)
          .thenComparing(ScoredIssue::getPriority)
          .thenComparing(Comparator.comparingInt(ScoredIssue::getScoreTenths).reversed())
          .thenComparing(Queue::due)
          .thenComparing(ScoredIssue::getApplication)
          .thenComparing(ScoredIssue::getIssueId);

  private Queue() {}

  /** The open issues that pass the filter, most urgent first. */
  public static List<ScoredIssue> of(Collection<ScoredIssue> issues, QueueFilter filter) {
    return issues.stream().filter(Queue::isOpen).filter(filter::matches).sorted(ORDER).toList();
  }

  /** Whether somebody has to do something about it. */
  public static boolean isOpen(ScoredIssue issue) {
    return issue.getStatus() == IssueStatus.OPEN || issue.getStatus() == IssueStatus.REOPENED;
  }

  private static Instant due(ScoredIssue issue) {
    return issue.getDueAt() == null ? Instant.MAX : issue.getDueAt();
  }
}
