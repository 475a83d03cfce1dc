/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.corpus;

import io.sluice.event.Finding;
import io.sluice.event.FindingStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an import did.
 *
 * @param created findings that are new
 * @param closed findings that it resolved
 * @param reactivated findings that were resolved and are back
 * @param untouched results whose finding was open before
 */
record LifeCycleCounts(int created, int closed, int reactivated, int untouched) {

  /**
   * Counts what the chain told.
   *
   * @param known keys of the findings of the sequence so far; those of new ones are added
   */
  static LifeCycleCounts of(MemoryChain.Outcome outcome, Set<String> known) {
    Set<String> created = new HashSet<>();
    for (Finding finding : outcome.findings()) {
      if (known.add(finding.getFindingKey())) {
        created.add(finding.getFindingKey());
      }
    }
    int closed = count(outcome.findings(), FindingStatus.RESOLVED);
    int back = count(outcome.findings(), FindingStatus.REOPENED);
    return new LifeCycleCounts(
        created.size(), closed, back, outcome.raw().size() - created.size() - back);
  }

  private static int count(List<Finding> findings, FindingStatus status) {
    return (int) findings.stream().filter(finding -> finding.getStatus() == status).count();
  }

  @Override
  public String toString() {
    return created + " / " + closed + " / " + reactivated + " / " + untouched;
  }
}
