/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

import io.sluice.event.ScoreRow;
import java.util.List;

/**
 * A row in the making.
 *
 * @param priorTenths points of the prior, against which the row pulls the score up or down
 * @param also facts that were known and not used
 */
record Line(
    String row,
    int pointsTenths,
    int lowTenths,
    int highTenths,
    int priorTenths,
    String value,
    String source,
    boolean unknown,
    List<String> also) {

  /** Facts shown in a row beside the one that counts; a record has to stay small. */
  private static final int MAX_ALSO = 8;

  static Line known(String row, int points, int prior, String value, String source) {
    return new Line(row, points, points, points, prior, value, source, false, List.of());
  }

  static Line unknown(String row, int points, int low, int high, String value) {
    return new Line(row, points, low, high, points, value, Fact.NO_SOURCE, true, List.of());
  }

  static <E extends Enum<E>> Line factor(String row, FactorTable<E> table, Fact<E> fact) {
    int points = table.pointsTenths(fact);
    String words = table.words(fact);
    return fact.isUnknown()
        ? unknown(row, points, table.bestTenths(), table.worstTenths(), words)
        : known(row, points, table.priorTenths(), words, sourceOf(fact)).beside(fact.also());
  }

  Line beside(List<String> others) {
    return new Line(
        row,
        pointsTenths,
        lowTenths,
        highTenths,
        priorTenths,
        value,
        source,
        unknown,
        others.stream().limit(MAX_ALSO).toList());
  }

  private static String sourceOf(Fact<?> fact) {
    return fact.confidencePercent() == 100
        ? fact.source()
        : fact.source() + ", confidence " + fact.confidencePercent() + " %";
  }

  int width() {
    return highTenths - lowTenths;
  }

  /** How far the fact moves the score from where it would be without it. */
  int pull() {
    return Math.abs(pointsTenths - priorTenths);
  }

  boolean isEmpty() {
    return pointsTenths == 0 && lowTenths == 0 && highTenths == 0;
  }

  ScoreRow toRow() {
    return ScoreRow.newBuilder()
        .setRow(row)
        .setPointsTenths(pointsTenths)
        .setValue(value)
        .setSource(source)
        .setUnknown(unknown)
        .setLowTenths(lowTenths)
        .setHighTenths(highTenths)
        .setAlso(also)
        .build();
  }
}
