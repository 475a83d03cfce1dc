/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.queue;

import io.sluice.event.Actionability;
import io.sluice.event.CauseCluster;
import io.sluice.event.RootCause;
import io.sluice.event.RootCauseKind;
import io.sluice.event.ScoredIssue;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many open issues the fix of an issue closes, of all applications. */
public final class FixCounts {

  /** Every fix closes its own issue alone. */
  public static final FixCounts NONE = of(List.of());

  private record Cause(RootCauseKind kind, String name) {}

  private final Map<Cause, CauseCluster> clusters = new HashMap<>();

  private FixCounts() {}

  /** Counts of the causes that several issues have. */
  public static FixCounts of(Collection<CauseCluster> causes) {
    FixCounts counts = new FixCounts();
    causes.forEach(
        cause -> counts.clusters.put(new Cause(cause.getKind(), cause.getName()), cause));
    return counts;
  }

  /** Issues that the fix closes, this one among them; 1 when nothing is known of others. */
  int closes(ScoredIssue issue) {
    Actionability actionability = issue.getActionability();
    int most = 1;
    if (actionability != null) {
      for (RootCause cause : actionability.getCauses()) {
        CauseCluster cluster = clusters.get(new Cause(cause.getKind(), cause.getName()));
        // The fix of the cluster closes the most of it, not necessarily this issue.
        if (cluster != null && cause.getFixes().contains(String.valueOf(cluster.getFix()))) {
          most = Math.max(most, cluster.getFixedIssues());
        }
      }
    }
    return most;
  }
}
