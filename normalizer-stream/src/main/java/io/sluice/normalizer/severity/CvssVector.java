/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.severity;

import java.util.Locale;
import java.util.Optional;
import us.springett.cvss.Cvss;
import us.springett.cvss.CvssV2;
import us.springett.cvss.CvssV3;
import us.springett.cvss.CvssV3_1;
import us.springett.cvss.CvssV4;
import us.springett.cvss.MalformedVectorException;

/**
 * A CVSS vector that could be read, with its base score.
 *
 * @param version which CVSS
 * @param text vector as the specification writes it
 * @param score base score, 0.0 to 10.0
 */
record CvssVector(CvssVersion version, String text, double score) {

  /** Longest vector that a specification allows is about 200 characters. */
  private static final int MAX_LENGTH = 400;

  /**
   * Reads a vector. Scanners write v3 vectors without their {@code CVSS:3.x/} prefix; the method of
   * the rating, or else v3.1, fills it in (3.0 and 3.1 differ only in the rounding of environmental
   * scores).
   */
  static Optional<CvssVector> read(String vector, Optional<CvssVersion> method) {
    String text = prefixed(vector.strip(), method);
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      Cvss cvss = Cvss.fromVector(text);
      return Optional.of(
          new CvssVector(versionOf(cvss), withoutBrackets(cvss.getVector()), scoreOf(cvss)));
    } catch (MalformedVectorException e) {
      return Optional.empty();
    }
  }

  private static String prefixed(String vector, Optional<CvssVersion> method) {
    String text = withoutBrackets(vector);
    if (text.regionMatches(true, 0, "CVSS:2.0/", 0, 9)) {
      return text.substring(9);
    }
    if (text.regionMatches(true, 0, "CVSS:", 0, 5)) {
      return "CVSS:" + text.substring(5);
    }
    String upper = text.toUpperCase(Locale.ROOT);
    if (upper.contains("/AT:")) {
      return "CVSS:4.0/" + text;
    }
    if (upper.contains("/PR:")) {
      return (method.orElse(CvssVersion.V31) == CvssVersion.V30 ? "CVSS:3.0/" : "CVSS:3.1/") + text;
    }
    return text;
  }

  /** Version 2 vectors stand in brackets in the library and in NVD's old feeds. */
  private static String withoutBrackets(String vector) {
    return vector.startsWith("(") && vector.endsWith(")")
        ? vector.substring(1, vector.length() - 1)
        : vector;
  }

  private static CvssVersion versionOf(Cvss cvss) {
    return switch (cvss) {
      case CvssV4 v4 -> CvssVersion.V4;
      case CvssV3_1 v31 -> CvssVersion.V31;
      case CvssV3 v3 -> CvssVersion.V30;
      case CvssV2 v2 -> CvssVersion.V2;
      default -> throw new IllegalStateException("unknown CVSS version " + cvss.getName());
    };
  }

  private static double scoreOf(Cvss cvss) {
    // One decimal, as all versions of the specification have it.
    return Math.round(cvss.calculateScore().getBaseScore() * 10.0) / 10.0;
  }
}
