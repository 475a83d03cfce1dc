/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.cause;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Versions that fix an issue, from what its tools say. A tool names one fixed version a line of
 * releases ({@code 2.12.4, 2.17.1}). A version counts when every tool that names any agrees: it is
 * one of those that the tool names, or not below the highest of them; what is not above the
 * installed version is another line's. Where versions cannot be compared, only one that is named
 * alone counts. No fix is better than a wrong one.
 */
final class FixedVersions {

  /** Most versions that are kept: the lowest, and the highest. */
  private static final int MAX = 16;

  /**
   * What one tool says.
   *
   * @param installed version that is installed; empty when unknown
   * @param fixed versions that fix it; empty when it names none
   */
  record Stated(String installed, Collection<String> fixed) {}

  private FixedVersions() {}

  /**
   * The versions, lowest first; empty when none is known.
   *
   * @param type purl type of the package
   */
  static List<String> of(String type, Collection<Stated> statements) {
    Versions versions = Versions.of(type);
    List<SortedSet<String>> stated = new ArrayList<>();
    SortedSet<String> candidates = new TreeSet<>(versions.order());
    for (Stated statement : statements) {
      SortedSet<String> fixed = new TreeSet<>(versions.order());
      statement.fixed().stream()
          .map(String::strip)
          .filter(Versions::isPlain)
          .filter(version -> versions.mayFix(version, statement.installed()))
          .forEach(fixed::add);
      if (!fixed.isEmpty()) {
        stated.add(fixed);
        candidates.addAll(fixed);
      }
    }
    List<String> agreed =
        candidates.stream()
            .filter(version -> stated.stream().allMatch(fixed -> fixes(version, fixed, versions)))
            .toList();
    if (agreed.size() > 1 && !agreed.stream().allMatch(versions::isComparable)) {
      return List.of();
    }
    return bounded(agreed);
  }

  private static boolean fixes(String version, SortedSet<String> fixed, Versions versions) {
    return fixed.contains(version)
        || (versions.isComparable(version)
            && fixed.stream().allMatch(versions::isComparable)
            && versions.order().compare(version, fixed.last()) >= 0);
  }

  private static List<String> bounded(List<String> versions) {
    if (versions.size() <= MAX) {
      return versions;
    }
    List<String> kept = new ArrayList<>(versions.subList(0, MAX - 1));
    kept.add(versions.getLast());
    return List.copyOf(kept);
  }
}
