/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.severity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.cvss.CvssVector;
import io.sluice.normalizer.ReferenceFiles;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CvssReferenceTest {

  /** Vector and score of one rating that do not belong together, or a vector misspelt (AAV). */
  private static final Set<String> SLIPS_OF_THE_RATERS =
      Set.of(
          "CVE-2020-11898",
          "CVE-2020-25649",
          "CVE-2020-25651",
          "CVE-2021-44228",
          "CVE-2021-44832",
          "CVE-2021-45046",
          "CVE-2021-45105",
          "CVE-2024-41110");

  @Test
  void shouldRecomputePublishedBaseScores() {
    Set<String> differ = new TreeSet<>();
    int checked = 0;
    for (String line : ReferenceFiles.lines("cve/cve_cvss.csv")) {
      String[] cells = line.split(",");
      // With environmental metrics the published score is that of the rater's environment.
      if (cells.length < 5 || cells[4].isBlank() || cells[3].contains("/CR:")) {
        continue;
      }
      checked++;
      double published = Double.parseDouble(cells[4]);
      boolean same =
          CvssVector.find(cells[3], Optional.empty())
              .filter(vector -> Math.abs(vector.baseScore() - published) < 0.05)
              .isPresent();
      if (!same) {
        differ.add(cells[0]);
      }
    }

    assertThat(checked).isGreaterThan(500);
    assertThat(differ).isEqualTo(SLIPS_OF_THE_RATERS);
  }

  @Property(tries = 300)
  void shouldRefuseNonsense(@ForAll String text) {
    assertThat(CvssVector.find("CVSS:3.1/" + text, Optional.empty())).isEmpty();
    assertThat(CvssVector.find("CVSS:4.0/" + text, Optional.empty())).isEmpty();
    CvssVector.find(text, Optional.empty())
        .ifPresent(vector -> assertThat(vector.baseScore()).isCloseTo(5.0, within(5.0)));
  }
}
