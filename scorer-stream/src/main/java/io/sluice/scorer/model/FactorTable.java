/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

import java.util.Collections;
import java.util.Map;

/**
 * Table of a context factor: {@code weight × (U + c (v − U))}, where v is the value's share, U the
 * prior used when nothing is known and c the confidence of the evidence.
 *
 * @param weightTenths points, in tenths, of the worst value
 * @param priorPercent U
 * @param values v of each value, and how a reader calls it
 */
public record FactorTable<E extends Enum<E>>(
    int weightTenths, int priorPercent, Map<E, Value> values) {

  /**
   * Share of one value.
   *
   * @param percent 0 is the best, 100 the worst
   * @param words the value in plain words
   */
  public record Value(int percent, String words) {}

  /** Validates shares and prior; keeps a copy. */
  public FactorTable {
    values = Collections.unmodifiableMap(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a factor needs values");
    }
    requirePercent(priorPercent);
    values.values().forEach(value -> requirePercent(value.percent()));
  }

  /** Points of a fact; the prior's when it is unknown. */
  public int pointsTenths(Fact<E> fact) {
    if (fact.isUnknown()) {
      return priorTenths();
    }
    int v = valueOf(fact.value()).percent();
    int share = priorPercent * 100 + fact.confidencePercent() * (v - priorPercent);
    return Rounding.halfEven((long) weightTenths * share, 10_000);
  }

  /** Points of the prior. */
  public int priorTenths() {
    return Rounding.halfEven((long) weightTenths * priorPercent, 100);
  }

  /** Points of the best value, were it certain. */
  public int bestTenths() {
    int best = values.values().stream().mapToInt(Value::percent).min().orElseThrow();
    return Rounding.halfEven((long) weightTenths * best, 100);
  }

  /** Points of the worst value, were it certain. */
  public int worstTenths() {
    int worst = values.values().stream().mapToInt(Value::percent).max().orElseThrow();
    return Rounding.halfEven((long) weightTenths * worst, 100);
  }

  /** The fact in words. */
  public String words(Fact<E> fact) {
    return fact.isUnknown() ? "unknown" : valueOf(fact.value()).words();
  }

  private Value valueOf(E value) {
    Value found = values.get(value);
    if (found == null) {
      throw new IllegalArgumentException("the model has no value for " + value);
    }
    return found;
  }

  private static void requirePercent(int percent) {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("a share is 0 to 100 percent: " + percent);
    }
  }
}
