/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.judge;

import io.sluice.benchmarks.judge.Verdict.Kind;
import java.util.List;

/**
 * Counts of verdicts.
 *
 * @param name category, or {@code all}
 * @param worlds worlds that the pairs are from
 * @param merged one weakness, one issue
 * @param missed one weakness, two issues
 * @param apart two weaknesses, two issues
 * @param falseMerges two weaknesses, one issue
 */
record Scorecard(String name, long worlds, long merged, long missed, long apart, long falseMerges) {

  /** The recall that correlation has to reach. */
  static final double LEAST_RECALL = 0.95;

  static Scorecard of(String name, List<Verdict> verdicts) {
    return new Scorecard(
        name,
        verdicts.stream().map(Verdict::world).distinct().count(),
        count(verdicts, Kind.MERGED),
        count(verdicts, Kind.MISSED),
        count(verdicts, Kind.APART),
        count(verdicts, Kind.FALSE_MERGE));
  }

  long same() {
    return merged + missed;
  }

  long different() {
    return apart + falseMerges;
  }

  long pairs() {
    return same() + different();
  }

  /** Share of the merged pairs that are one weakness; 1 when nothing was merged. */
  double precision() {
    return merged + falseMerges == 0 ? 1 : (double) merged / (merged + falseMerges);
  }

  /** Share of the pairs of one weakness that were merged; 1 when there are none. */
  double recall() {
    return same() == 0 ? 1 : (double) merged / same();
  }

  boolean passes() {
    return falseMerges == 0 && recall() >= LEAST_RECALL;
  }

  private static long count(List<Verdict> verdicts, Kind kind) {
    return verdicts.stream().filter(verdict -> verdict.kind() == kind).count();
  }
}
