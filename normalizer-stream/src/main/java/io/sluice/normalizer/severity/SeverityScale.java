/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.severity;

import io.sluice.event.Severity;

/**
 * Numbers and names of the common scale. A score has the name that CVSS v3.1 section 5 gives it (v4
 * uses the same bands), except that 0.0 is called INFO; a name has a score well inside its band, so
 * that a later weighting sees no cliff between rated and merely named findings. Unknown counts as
 * medium: what nobody rated is not thereby safe.
 */
public final class SeverityScale {

  private SeverityScale() {}

  /** Name of a score from 0.0 to 10.0. */
  public static Severity nameOf(double score) {
    if (score >= 9.0) {
      return Severity.CRITICAL;
    }
    if (score >= 7.0) {
      return Severity.HIGH;
    }
    if (score >= 4.0) {
      return Severity.MEDIUM;
    }
    return score > 0.0 ? Severity.LOW : Severity.INFO;
  }

  /** Score of a name. */
  public static double scoreOf(Severity severity) {
    return switch (severity) {
      case CRITICAL -> 9.5;
      case HIGH -> 8.0;
      case MEDIUM, UNKNOWN -> 5.5;
      case LOW -> 2.5;
      case INFO -> 0.5;
    };
  }

  /** True for a number on the scale. */
  static boolean isScore(double score) {
    return score >= 0.0 && score <= 10.0;
  }
}
