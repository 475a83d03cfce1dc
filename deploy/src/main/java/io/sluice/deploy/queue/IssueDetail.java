/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.queue;

import io.sluice.event.CauseCluster;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.ScoredIssue;
import java.util.List;

/**
 * Everything known about one issue.
 *
 * @param correlated what it consists of and why it is one issue
 * @param scored why it stands where it stands
 * @param causes what it has in common with other open issues
 */
public record IssueDetail(
    CorrelatedIssue correlated, ScoredIssue scored, List<CauseCluster> causes) {

  /** Copies the causes. */
  public IssueDetail {
    causes = List.copyOf(causes);
  }

  /** An issue of which the other issues with its causes are not known. */
  public IssueDetail(CorrelatedIssue correlated, ScoredIssue scored) {
    this(correlated, scored, List.of());
  }
}
