/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.severity;

import java.util.Locale;
import java.util.Optional;

/** Versions of CVSS, newest last, with the names that ratings carry (CycloneDX's enumeration). */
enum CvssVersion {
  V2("CVSSv2"),
  V30("CVSSv3"),
  V31("CVSSv31"),
  V4("CVSSv4");

  private final String method;

  CvssVersion(String method) {
    this.method = method;
  }

  String method() {
    return method;
  }

  /** Version that a rating's method names, in the spellings that reports use. */
  static Optional<CvssVersion> named(String method) {
    String digits = method.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return switch (digits) {
      case "cvssv2", "cvss2", "cvssv20", "cvss20" -> Optional.of(V2);
      case "cvssv3", "cvss3", "cvssv30", "cvss30" -> Optional.of(V30);
      case "cvssv31", "cvss31" -> Optional.of(V31);
      case "cvssv4", "cvss4", "cvssv40", "cvss40" -> Optional.of(V4);
      default -> Optional.empty();
    };
  }
}
