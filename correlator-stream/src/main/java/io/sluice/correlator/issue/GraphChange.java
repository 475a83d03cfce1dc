/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import io.sluice.event.CorrelatedIssue;
import io.sluice.event.IssueStatus;
import java.util.List;
import java.util.Map;

/**
 * What one change of a finding did.
 *
 * @param before the issues that were concerned, by id: live ones, and merged ones whose id returns
 * @param changed the issues whose content is another now, each once, in the order in which they are
 *     to be published: live ones, then merged and retracted ones
 * @param trails trails of the findings that are elsewhere now, by finding key
 */
public record GraphChange(
    Map<String, CorrelatedIssue> before,
    List<CorrelatedIssue> changed,
    Map<String, IssueTrail> trails) {

  /** Copies the collections. */
  public GraphChange {
    before = Map.copyOf(before);
    changed = List.copyOf(changed);
    trails = Map.copyOf(trails);
  }

  /** Nothing is to be stored or published. */
  public boolean isUnchanged() {
    return changed.isEmpty();
  }

  /** Issues that others absorbed. */
  public List<CorrelatedIssue> merged() {
    return changed.stream().filter(issue -> issue.getStatus() == IssueStatus.MERGED).toList();
  }

  /** Issues that began, or began again, and were part of another one. */
  public List<CorrelatedIssue> split() {
    return changed.stream()
        .filter(issue -> issue.getSplitFrom() != null && !wasLive(issue.getIssueId()))
        .toList();
  }

  private boolean wasLive(String issueId) {
    CorrelatedIssue issue = before.get(issueId);
    return issue != null && issue.getStatus() != IssueStatus.MERGED;
  }
}
