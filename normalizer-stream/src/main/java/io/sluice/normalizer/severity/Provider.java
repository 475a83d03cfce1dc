/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.severity;

import java.util.Locale;
import java.util.Set;

/**
 * Who rated, weakest first. Somebody who knows the software (the user's organisation, then the
 * vendor, distribution or CNA) knows more than NVD, whose analysts rate from the description; NVD
 * knows more than a scanner that repeats a number without saying whose.
 */
enum Provider {
  TOOL,
  NVD,
  VENDOR,
  ORGANISATION;

  private static final Set<String> NVD_NAMES =
      Set.of("nvd", "nist", "nvd@nist.gov", "national vulnerability database", "nvd:nist");
  private static final Set<String> ORGANISATION_NAMES =
      Set.of("org", "organisation", "organization", "internal", "own");
  private static final Set<String> ANONYMOUS =
      Set.of("", "unknown", "tool", "scanner", "other", "none");

  static Provider of(String source, String tool) {
    String name = source.strip().toLowerCase(Locale.ROOT);
    if (NVD_NAMES.contains(name) || name.startsWith("nvd:") || name.contains("nvd.nist.gov")) {
      return NVD;
    }
    if (ORGANISATION_NAMES.contains(name)) {
      return ORGANISATION;
    }
    return ANONYMOUS.contains(name) || name.equals(tool) ? TOOL : VENDOR;
  }
}
