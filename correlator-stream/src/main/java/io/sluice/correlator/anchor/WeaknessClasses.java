/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.anchor;

import io.sluice.event.Finding;
import java.util.List;
import java.util.Set;

/** By which kinds of weakness a finding in code may be compared with those of other tools. */
final class WeaknessClasses {

  /** CWE-259, CWE-321, CWE-798: credentials and keys in code. */
  private static final Set<Integer> HARDCODED_CREDENTIALS = Set.of(259, 321, 798);

  /**
   * Pillars, broad classes and categories of the CWE list (views 1000 and 699). They say in which
   * corner a weakness lies, not which it is: improper input validation (CWE-20) next to SQL
   * injection (CWE-89) on one line may be two weaknesses.
   */
  private static final Set<Integer> BROAD =
      Set.of(
          16, 17, 18, 19, 20, 21, 74, 75, 116, 118, 119, 138, 171, 172, 189, 199, 200, 227, 254,
          255, 264, 265, 275, 284, 285, 287, 310, 320, 330, 345, 355, 361, 371, 388, 398, 399, 400,
          404, 417, 435, 442, 465, 485, 573, 610, 642, 657, 664, 665, 668, 669, 670, 682, 691, 693,
          697, 703, 704, 705, 706, 707, 710, 754, 755, 758, 913, 922, 923, 943, 1035, 1104);

  private WeaknessClasses() {}

  /**
   * The curated family when the finding has one, else each of its CWEs that is specific enough; may
   * be empty.
   */
  static List<String> of(Finding finding) {
    String family = finding.getWeaknessClass();
    if (family != null && !family.isBlank()) {
      return List.of(family);
    }
    return finding.getCwes().stream()
        .filter(cwe -> !BROAD.contains(cwe))
        .distinct()
        .sorted()
        .map(cwe -> "cwe-" + cwe)
        .toList();
  }

  static boolean isHardcodedCredential(Finding finding) {
    return finding.getCwes().stream().anyMatch(HARDCODED_CREDENTIALS::contains);
  }
}
