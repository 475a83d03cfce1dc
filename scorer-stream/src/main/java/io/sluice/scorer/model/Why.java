/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** One line that says what drives a score: the facts that move it most, in plain words. */
final class Why {

  private static final int FACTS_SHOWN = 4;

  /** A fact that moves the score by less than a point does not drive it. */
  private static final int SMALLEST_PULL_TENTHS = 10;

  private Why() {}

  static String of(List<Line> facts, List<Line> corrections) {
    String known =
        facts.stream()
            .filter(line -> !line.unknown())
            .filter(line -> line.pull() >= SMALLEST_PULL_TENTHS)
            .sorted(Comparator.comparingInt(Line::pull).reversed())
            .limit(FACTS_SHOWN)
            .map(Line::value)
            .collect(Collectors.joining(", "));
    String line = known.isEmpty() ? facts.getFirst().value() : known;
    if (facts.stream().allMatch(fact -> fact.unknown() || !isContext(fact))) {
      line += ", context unknown";
    }
    for (Line correction : corrections) {
      if (correction.row().equals(Scorer.FLOOR) && correction.pointsTenths() > 0) {
        line += ", raised to the floor: " + correction.value();
      }
    }
    return line;
  }

  private static boolean isContext(Line line) {
    return switch (line.row()) {
      case Scorer.REACHABILITY, Scorer.EXPOSURE, Scorer.CRITICALITY, Scorer.DATA_CLASS -> true;
      default -> false;
    };
  }
}
