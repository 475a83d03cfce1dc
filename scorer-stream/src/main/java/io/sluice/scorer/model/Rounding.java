/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

/** Division of non-negative integers, half to even: rounded rows then do not drift upwards. */
final class Rounding {

  private Rounding() {}

  static int halfEven(long numerator, long denominator) {
    long quotient = numerator / denominator;
    long twiceRemainder = 2 * (numerator % denominator);
    boolean up =
        twiceRemainder > denominator || (twiceRemainder == denominator && quotient % 2 == 1);
    return Math.toIntExact(up ? quotient + 1 : quotient);
  }
}
