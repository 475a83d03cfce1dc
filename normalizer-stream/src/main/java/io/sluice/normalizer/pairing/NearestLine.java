/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.pairing;

import java.util.List;

/**
 * For each finding the one nearest to it among others of the same rule and file: at most {@value
 * #LINES} lines away, or {@value #LINES_IN_SYMBOL} within the same function. Two equally near are
 * none. Where more than {@value #STEPS} others of other functions stand between, it is not looked
 * for any further, so that a minified file costs no square.
 */
final class NearestLine {

  static final int LINES = 10;
  static final int LINES_IN_SYMBOL = 40;
  private static final int STEPS = 64;
  private static final int NONE = -1;

  private final List<Traits> others;
  private long distance;
  private int nearest;
  private boolean unique;

  private NearestLine(List<Traits> others) {
    this.others = others;
  }

  /** Index of the nearest among the others, or -1; both lists in the order of lines. */
  static int[] of(List<Traits> findings, List<Traits> others) {
    int[] nearest = new int[findings.size()];
    NearestLine search = new NearestLine(others);
    int from = 0;
    for (int i = 0; i < nearest.length; i++) {
      while (from < others.size() && line(others.get(from)) < line(findings.get(i))) {
        from++;
      }
      nearest[i] = search.around(findings.get(i), from);
    }
    return nearest;
  }

  private int around(Traits finding, int from) {
    distance = Long.MAX_VALUE;
    nearest = NONE;
    unique = true;
    for (int j = from; j < others.size() && j < from + STEPS && meet(finding, j); j++) {}
    for (int j = from - 1; j >= 0 && j >= from - STEPS && meet(finding, j); j--) {}
    return unique ? nearest : NONE;
  }

  /** Looks at one of the others; false when no further one in this direction can be nearer. */
  private boolean meet(Traits finding, int j) {
    Traits other = others.get(j);
    long apart = Math.abs((long) line(other) - line(finding));
    if (apart > distance || apart > LINES_IN_SYMBOL) {
      return false;
    }
    boolean sameSymbol = finding.symbol() != 0 && finding.symbol() == other.symbol();
    boolean mayBe = sameSymbol || finding.symbol() == 0 || other.symbol() == 0;
    if (mayBe && apart <= (sameSymbol ? LINES_IN_SYMBOL : LINES)) {
      unique = apart < distance;
      distance = apart;
      nearest = j;
    }
    return unique;
  }

  private static int line(Traits traits) {
    Integer line = traits.line();
    return line == null ? 0 : line;
  }
}
