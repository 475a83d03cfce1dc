/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The issues of a portfolio in an order: says how many of the truly urgent ones stand at the top.
 */
final class Ranking {

  /** Issues of equal key. */
  private record Tie(int size, long urgent) {}

  private final List<Tie> ties;

  private Ranking(List<Tie> ties) {
    this.ties = ties;
  }

  static Ranking of(List<Case> cases, Order order) {
    TreeMap<Order.Key, List<Case>> byKey = new TreeMap<>();
    for (Case each : cases) {
      byKey.computeIfAbsent(order.key().apply(each), key -> new ArrayList<>()).add(each);
    }
    return new Ranking(
        byKey.values().stream()
            .map(tie -> new Tie(tie.size(), tie.stream().filter(Case::urgent).count()))
            .toList());
  }

  /**
   * Urgent issues among the first so many. Within a tie nothing is said about the order, so each of
   * it has the same chance: the result is the expectation.
   */
  double urgentAmong(int first) {
    double urgent = 0;
    int left = first;
    for (Tie tie : ties) {
      urgent += tie.urgent() * (double) Math.min(left, tie.size()) / tie.size();
      left -= tie.size();
      if (left <= 0) {
        break;
      }
    }
    return urgent;
  }
}
