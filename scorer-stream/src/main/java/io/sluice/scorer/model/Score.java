/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

import io.sluice.event.Priority;
import io.sluice.event.ScoreRow;
import java.util.List;

/**
 * An explained score. The points of the rows add up to it, their low and high points to the ends of
 * the interval.
 *
 * @param rows rows in model order
 * @param scoreTenths 0 to 1000
 * @param lowTenths score were every unknown fact of the interval at its best
 * @param highTenths score were every unknown fact of the interval at its worst
 * @param unknowns names of the rows with unknown facts, widest first
 * @param why one line: what drives it
 * @param band band that the score falls in
 */
public record Score(
    List<ScoreRow> rows,
    int scoreTenths,
    int lowTenths,
    int highTenths,
    List<String> unknowns,
    String why,
    Priority band) {

  /** Keeps copies. */
  public Score {
    rows = List.copyOf(rows);
    unknowns = List.copyOf(unknowns);
  }
}
