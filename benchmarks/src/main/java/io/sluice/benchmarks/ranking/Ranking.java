/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Says how many of the truly urgent issues an order puts at the top. */
final class Ranking {

  private Ranking() {}

  /**
   * Urgent issues among the first so many. Within a tie nothing is said about the order, so each of
   * it has the same chance: the result is the expectation.
   */
  static double urgentAmong(int first, List<Case> cases, Order order) {
    TreeMap<Order.Key, List<Case>> ties = new TreeMap<>();
    for (Case each : cases) {
      ties.computeIfAbsent(order.key().apply(each), key -> new ArrayList<>()).add(each);
    }
    double urgent = 0;
    int left = first;
    for (List<Case> tie : ties.values()) {
      long urgentOfTie = tie.stream().filter(Case::urgent).count();
      urgent += urgentOfTie * (double) Math.min(left, tie.size()) / tie.size();
      left -= tie.size();
      if (left <= 0) {
        break;
      }
    }
    return urgent;
  }
}
