/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.queue;

import io.sluice.event.CauseCluster;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Root causes in the order of what fixing them closes. */
public final class Causes {

  private static final Comparator<CauseCluster> ORDER =
      Comparator.comparingInt(CauseCluster::getFixedIssues)
          .thenComparingInt(CauseCluster::getOpenIssues)
          .thenComparingInt(CauseCluster::getApplicationCount)
          .reversed()
          .thenComparing(CauseCluster::getKind)
          .thenComparing(CauseCluster::getName);

  private Causes() {}

  /**
   * The causes, those whose fix closes the most issues first.
   *
   * @param application only causes of issues of this application. The record of a cause names at
   *     most 100 applications; one with more is taken to concern each.
   */
  public static List<CauseCluster> of(
      Collection<CauseCluster> causes, Optional<String> application) {
    return causes.stream()
        .filter(cause -> application.map(name -> concerns(cause, name)).orElse(true))
        .sorted(ORDER)
        .toList();
  }

  private static boolean concerns(CauseCluster cause, String application) {
    return cause.getApplications().contains(application)
        || cause.getApplicationCount() > cause.getApplications().size();
  }
}
