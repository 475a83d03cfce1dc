/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import io.sluice.correlator.issue.FindingChange;
import io.sluice.correlator.issue.GraphChange;
import io.sluice.correlator.issue.IssueContent;
import io.sluice.correlator.issue.IssueGraph;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.IssueMember;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes of findings of one application that one record causes, as one step: each issue is told
 * once, as it is after the last change, and not at all when it is as it was before the first.
 *
 * <p>One finding can change the anchors of others (a second candidate makes a bridge ambiguous). To
 * a reader of the topic that has to be one change, not a split and a merge.
 */
final class Correlating {

  private final StoredIssues known;
  private final IssueGraph graph;
  private final Instant at;
  private final Map<String, Optional<CorrelatedIssue>> before = new LinkedHashMap<>();
  private final Map<String, CorrelatedIssue> after = new LinkedHashMap<>();

  Correlating(String application, StoredIssues known, Instant at) {
    this.known = known;
    this.graph = new IssueGraph(application, known);
    this.at = at;
  }

  /** Applies a change; what it did is stored at once and seen by the next. */
  void apply(FindingChange change) {
    GraphChange done = graph.apply(change, at);
    known.store(done);
    for (CorrelatedIssue issue : done.changed()) {
      String id = issue.getIssueId();
      before.putIfAbsent(id, Optional.ofNullable(done.before().get(id)));
      after.put(id, issue);
    }
  }

  /** The finding as a member of the issue that it is in now. */
  Optional<IssueMember> member(String findingKey) {
    return known
        .issueOfFinding(findingKey)
        .flatMap(known::issue)
        .flatMap(
            issue ->
                issue.getMembers().stream()
                    .filter(member -> member.getFindingKey().equals(findingKey))
                    .findFirst());
  }

  /**
   * Issues that are different now: live ones, then those that ended. One that began and ended
   * within the step was never told of and stays untold.
   */
  List<CorrelatedIssue> news() {
    return after.values().stream()
        .filter(this::isNews)
        .sorted(Comparator.comparing(IssueGraph::isEnded))
        .toList();
  }

  private boolean isNews(CorrelatedIssue issue) {
    Optional<CorrelatedIssue> former = before.getOrDefault(issue.getIssueId(), Optional.empty());
    return former.isPresent()
        ? !IssueContent.isSame(former.get(), issue)
        : !IssueGraph.isEnded(issue);
  }
}
