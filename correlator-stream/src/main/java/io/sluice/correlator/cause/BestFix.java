/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.cause;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The one change that closes the most issues of a cause; of several the lowest version, so that the
 * lowest version that fixes all is chosen where there is one.
 *
 * <p>A version fixes an issue when the issue's tools name it, or when it is not below the highest
 * that they name: between two lines of releases nothing is assumed.
 *
 * @param fix the change
 * @param issues how many issues it closes
 */
public record BestFix(String fix, long issues) {

  /**
   * Chooses the fix.
   *
   * @param type purl type of a dependency, by which its versions are compared; otherwise empty
   * @param issuesByFixes number of issues by the fixes that each of them names, lowest first
   */
  public static Optional<BestFix> of(String type, Map<List<String>, Long> issuesByFixes) {
    Versions versions = Versions.of(type);
    SortedSet<String> candidates = new TreeSet<>(versions.order());
    issuesByFixes.keySet().forEach(candidates::addAll);
    // Versions are parsed once here; below, only their ranks are compared.
    Map<String, Integer> ranks = new HashMap<>();
    candidates.forEach(
        version ->
            ranks.put(version, versions.isComparable(version) ? ranks.size() : Integer.MIN_VALUE));
    BestFix best = null;
    for (String candidate : candidates) {
      long issues = 0;
      for (Map.Entry<List<String>, Long> entry : issuesByFixes.entrySet()) {
        issues += fixes(candidate, entry.getKey(), ranks) ? entry.getValue() : 0;
      }
      if (best == null || issues > best.issues()) {
        best = new BestFix(candidate, issues);
      }
    }
    return Optional.ofNullable(best);
  }

  private static boolean fixes(String candidate, List<String> fixes, Map<String, Integer> ranks) {
    if (fixes.contains(candidate)) {
      return true;
    }
    int rank = ranks.getOrDefault(candidate, Integer.MIN_VALUE);
    if (rank < 0 || fixes.isEmpty()) {
      return false;
    }
    int highest = ranks.getOrDefault(fixes.getLast(), Integer.MIN_VALUE);
    return highest >= 0 && rank >= highest;
  }
}
