/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.intel;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import io.sluice.event.CvssAssessment;
import io.sluice.event.CvssRole;
import java.util.Comparator;

/**
 * Whose rating counts: the own organisation's, else the vendor's or CNA's, else NVD's, else that of
 * another publisher, else the tool's. Of equal ones the newest version of CVSS, then the riskier
 * score. The order is total, so that the order of arrival never decides.
 */
final class CvssPrecedence {

  /** Strongest first. */
  static final Comparator<CvssAssessment> STRONGEST_FIRST =
      comparingInt((CvssAssessment cvss) -> rank(cvss.getRole()))
          .thenComparing(CvssAssessment::getVersion, Comparator.reverseOrder())
          .thenComparing(comparingDouble(CvssAssessment::getScore).reversed())
          .thenComparing(CvssAssessment::getProvider)
          .thenComparing(CvssAssessment::getVector)
          .thenComparing(CvssAssessment::getStatedScore, nullsFirst(naturalOrder()))
          .thenComparing(comparing(CvssAssessment::getReason, nullsFirst(naturalOrder())));

  private CvssPrecedence() {}

  private static int rank(CvssRole role) {
    return switch (role) {
      case ORGANISATION -> 0;
      case VENDOR -> 1;
      case NVD -> 2;
      case ADP -> 3;
      case TOOL -> 4;
      case UNKNOWN -> 5;
    };
  }
}
