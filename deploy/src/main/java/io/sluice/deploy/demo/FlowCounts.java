/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.demo;

import io.sluice.deploy.queue.Queue;
import io.sluice.deploy.queue.QueueReader;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.FindingStatus;
import io.sluice.event.IssueMember;
import io.sluice.event.IssueStatus;
import io.sluice.event.Priority;
import io.sluice.event.ScoredIssue;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many records each hop made of the ones before.
 *
 * @param findings current findings, open or suppressed
 * @param members findings that are members of an issue; each is a member of exactly one
 * @param suppressed findings that their own report marks as accepted
 * @param issues issues, open or not, without those that were merged into another
 * @param open open issues, which are the queue
 * @param merged open issues that more than one finding backs
 * @param byPriority open issues of each band
 */
public record FlowCounts(
    long findings,
    long members,
    long suppressed,
    long issues,
    long open,
    long merged,
    Map<Priority, Long> byPriority) {

  /** Counts what the platform holds now. */
  public static FlowCounts of(QueueReader reader) {
    var findings = reader.findings();
    long suppressed =
        findings.stream().filter(f -> f.getStatus() == FindingStatus.SUPPRESSED).count();
    Collection<CorrelatedIssue> correlated = reader.correlated();
    Collection<ScoredIssue> scored = reader.scored();
    Map<Priority, Long> byPriority = new EnumMap<>(Priority.class);
    scored.stream()
        .filter(Queue::isOpen)
        .forEach(issue -> byPriority.merge(issue.getPriority(), 1L, Long::sum));
    return new FlowCounts(
        findings.size(),
        correlated.stream()
            .filter(FlowCounts::stands)
            .flatMap(issue -> issue.getMembers().stream())
            .map(IssueMember::getFindingKey)
            .count(),
        suppressed,
        correlated.stream().filter(FlowCounts::stands).count(),
        scored.stream().filter(Queue::isOpen).count(),
        scored.stream().filter(Queue::isOpen).filter(issue -> issue.getMembers() > 1).count(),
        byPriority);
  }

  private static boolean stands(CorrelatedIssue issue) {
    return issue.getStatus() != IssueStatus.MERGED && issue.getStatus() != IssueStatus.RETRACTED;
  }
}
