/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import io.sluice.event.CorrelatedIssue;
import java.util.List;
import java.util.Optional;

/** What is known about the issues of one application. */
public interface IssueLookup {

  /** Latest record of an issue, also when it is merged or retracted. */
  Optional<CorrelatedIssue> issue(String issueId);

  /**
   * Ids of the issues that have a member with an anchor, sorted; see {@link AnchorIndex#key}. More
   * than one only where a guard keeps them apart.
   */
  List<String> issuesWithAnchor(String anchorKey);

  /** Where a finding is, or was when it was last removed. */
  Optional<IssueTrail> trail(String findingKey);

  /** Issue that a finding is in, or whose it was when it was last removed. */
  default Optional<String> issueOfFinding(String findingKey) {
    return trail(findingKey).map(IssueTrail::issueId);
  }
}
