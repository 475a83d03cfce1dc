/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A fact about an issue with how sure we are of it and who says so.
 *
 * @param value the fact; the constant {@code UNKNOWN} means that there is none
 * @param confidencePercent confidence of the evidence, 0 to 100; no confidence is the same as an
 *     unknown fact
 * @param source who says it, for the score row
 * @param also evidence that was not used because other evidence was stronger, in words
 */
public record Fact<E extends Enum<E>>(
    E value, int confidencePercent, String source, List<String> also) {

  /** Source of a fact that nobody stated. */
  public static final String NO_SOURCE = "none";

  /** Validates the confidence; keeps a copy. */
  public Fact {
    if (confidencePercent < 0 || confidencePercent > 100) {
      throw new IllegalArgumentException("confidence is 0 to 100 percent: " + confidencePercent);
    }
    also = List.copyOf(also);
  }

  /** A fact that no other evidence speaks about. */
  public Fact(E value, int confidencePercent, String source) {
    this(value, confidencePercent, source, List.of());
  }

  /** A fact stated without doubt, such as a declaration in the catalog. */
  public static <E extends Enum<E>> Fact<E> stated(E value, String source) {
    return new Fact<>(value, 100, source);
  }

  /** The absence of a fact; {@code unknown} is the type's {@code UNKNOWN} constant. */
  public static <E extends Enum<E>> Fact<E> unknown(E unknown) {
    return new Fact<>(unknown, 0, NO_SOURCE);
  }

  /**
   * What several pieces of evidence say together: the one of the highest confidence counts, of
   * equal ones the riskier, and the others stand in {@link #also}. The order of the evidence does
   * not matter. The constants of the type have to ascend in risk.
   */
  public static <E extends Enum<E>> Optional<Fact<E>> strongest(List<Fact<E>> evidence) {
    List<Fact<E>> ranked =
        evidence.stream()
            .filter(fact -> !fact.isUnknown())
            .sorted(
                Comparator.<Fact<E>>comparingInt(Fact::confidencePercent)
                    .thenComparing(Fact::value)
                    .reversed()
                    .thenComparing(Fact::source))
            .toList();
    if (ranked.isEmpty()) {
      return Optional.empty();
    }
    Fact<E> used = ranked.getFirst();
    List<String> also = new ArrayList<>(used.also());
    ranked.stream()
        .skip(1)
        .map(Fact::words)
        .filter(words -> !also.contains(words))
        .forEach(also::add);
    return Optional.of(new Fact<>(used.value(), used.confidencePercent(), used.source(), also));
  }

  /** True when the prior has to be used. */
  public boolean isUnknown() {
    return confidencePercent == 0 || value.name().equals("UNKNOWN");
  }

  /** The fact as evidence that was not used. */
  private String words() {
    return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
        + " by "
        + source
        + ", confidence "
        + confidencePercent
        + " %";
  }
}
