/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.cvss;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Versions of CVSS, oldest first, with the names that ratings carry (CycloneDX's enumeration). */
public enum CvssVersion {
  V2("2.0", "CVSSv2"),
  V30("3.0", "CVSSv3"),
  V31("3.1", "CVSSv31"),
  V4("4.0", "CVSSv4");

  private final String number;
  private final String method;

  CvssVersion(String number, String method) {
    this.number = number;
    this.method = method;
  }

  /** The number that the specification has, such as 3.1. */
  public String number() {
    return number;
  }

  /** The name that CycloneDX gives the method. */
  public String method() {
    return method;
  }

  /** Version of a number as {@link #number} gives it. */
  public static Optional<CvssVersion> numbered(String number) {
    return Arrays.stream(values()).filter(version -> version.number.equals(number)).findFirst();
  }

  /** Version that a rating's method names, in the spellings that reports use. */
  public static Optional<CvssVersion> named(String method) {
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
