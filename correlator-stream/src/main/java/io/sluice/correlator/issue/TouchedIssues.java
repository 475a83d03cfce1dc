/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import io.sluice.correlator.anchor.AliasAnchors;
import io.sluice.event.Anchor;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.IssueMember;
import io.sluice.event.IssueStatus;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The issues that one change can concern: the one the finding is in, and those that its anchors
 * lead to. An issue is closed under its own anchors, so no others need to be read; only where
 * aliases conflict, their anchors lead to further issues.
 */
final class TouchedIssues {

  /** More are not read: beyond, a faulty id that a tool gives to everything would cost a scan. */
  private static final int MAX_ISSUES = 128;

  private TouchedIssues() {}

  /** Live issues concerned, ordered by id. */
  static List<CorrelatedIssue> by(List<FindingChange> changes, IssueLookup lookup) {
    Map<String, CorrelatedIssue> touched = new TreeMap<>();
    Deque<String> next = new ArrayDeque<>();
    for (FindingChange change : changes) {
      // Where a changed finding is in has to be known, however many there are.
      lookup
          .issueOfFinding(change.findingKey())
          .flatMap(lookup::issue)
          .filter(TouchedIssues::isLive)
          .ifPresent(
              issue -> {
                touched.put(issue.getIssueId(), issue);
                next.addAll(reachable(conflicts(issue), lookup));
              });
    }
    for (FindingChange change : changes) {
      if (change instanceof FindingChange.Upsert upsert) {
        next.addAll(reachable(upsert.member().getAnchors(), lookup));
      }
    }
    while (!next.isEmpty() && touched.size() < MAX_ISSUES) {
      String issueId = next.remove();
      if (touched.containsKey(issueId)) {
        continue;
      }
      Optional<CorrelatedIssue> issue = lookup.issue(issueId).filter(TouchedIssues::isLive);
      if (issue.isPresent()) {
        touched.put(issueId, issue.get());
        next.addAll(reachable(conflicts(issue.get()), lookup));
      }
    }
    return List.copyOf(touched.values());
  }

  static boolean isLive(CorrelatedIssue issue) {
    return issue.getStatus() != IssueStatus.MERGED && issue.getStatus() != IssueStatus.RETRACTED;
  }

  private static SortedSet<String> reachable(Collection<Anchor> anchors, IssueLookup lookup) {
    SortedSet<String> issues = new TreeSet<>();
    for (String key : AnchorIndex.keysOf(anchors)) {
      issues.addAll(lookup.issuesWithAnchor(key));
    }
    return issues;
  }

  private static List<Anchor> conflicts(CorrelatedIssue issue) {
    return issue.getMembers().stream()
        .map(IssueMember::getAnchors)
        .flatMap(List::stream)
        .filter(anchor -> Guard.isConflict(anchor) || AliasAnchors.isConflict(anchor))
        .toList();
  }
}
