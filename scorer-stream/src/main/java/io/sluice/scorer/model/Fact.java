/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

/**
 * A fact about an issue with how sure we are of it and who says so.
 *
 * @param value the fact; the constant {@code UNKNOWN} means that there is none
 * @param confidencePercent confidence of the evidence, 0 to 100; no confidence is the same as an
 *     unknown fact
 * @param source who says it, for the score row
 */
public record Fact<E extends Enum<E>>(E value, int confidencePercent, String source) {

  /** Source of a fact that nobody stated. */
  public static final String NO_SOURCE = "none";

  /** Validates the confidence. */
  public Fact {
    if (confidencePercent < 0 || confidencePercent > 100) {
      throw new IllegalArgumentException("confidence is 0 to 100 percent: " + confidencePercent);
    }
  }

  /** A fact stated without doubt, such as a declaration in the catalog. */
  public static <E extends Enum<E>> Fact<E> stated(E value, String source) {
    return new Fact<>(value, 100, source);
  }

  /** The absence of a fact; {@code unknown} is the type's {@code UNKNOWN} constant. */
  public static <E extends Enum<E>> Fact<E> unknown(E unknown) {
    return new Fact<>(unknown, 0, NO_SOURCE);
  }

  /** True when the prior has to be used. */
  public boolean isUnknown() {
    return confidencePercent == 0 || value.name().equals("UNKNOWN");
  }
}
