/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.normalizer.ReferenceFiles;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OwaspReferenceTest {

  private final OwaspTopTen owasp = new OwaspTopTen();

  @Test
  void shouldAgreeWithPublishedListsButForTheirSlips() {
    Set<String> differences = new TreeSet<>();
    for (String line : ReferenceFiles.lines("owasp/owasp_top10_cwe.csv")) {
      // year, "A01:2021", name (quoted when it holds a comma), "CWE-22"
      String year = line.substring(0, 4);
      String category = line.substring(5, 8);
      Integer cwe = Integer.valueOf(line.substring(line.lastIndexOf("CWE-") + 4).strip());
      String ours =
          (year.equals("2021")
                  ? owasp.category2021(List.of(cwe))
                  : owasp.category2025(List.of(cwe)))
              .orElse("none");
      if (!ours.equals(category)) {
        differences.add(year + " CWE-" + cwe + " " + category + " is " + ours);
      }
    }

    assertThat(differences).containsExactly("2021 CWE-259 A02 is A07", "2025 CWE-447 A03 is A06");
  }
}
