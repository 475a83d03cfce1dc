/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.cvss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Recomputes the scores that were published beside vectors. Reference data lies beside the
 * repository and is no part of it: without it the test is skipped.
 */
class CvssCorpusTest {

  private static final String VECTORS = "../shared/corpus/reference/cve/cve_cvss.csv";

  /** Vector and score of one rating that do not belong together, or a vector misspelt. */
  private static final List<String> SLIPS_OF_THE_RATERS =
      List.of(
          "CVE-2020-11898 of bom-examples/cdx:Example Company says 0.0, computed nothing",
          "CVE-2020-11898 of bom-examples/cdx:NVD says 9.1, computed nothing",
          "CVE-2020-25649 of bom-examples/cdx:SNYK says 8.2, computed 7.5",
          "CVE-2020-25649 of guac/cdx:SNYK says 8.2, computed 7.5",
          "CVE-2020-25651 of dependency-track/cdx:OSSINDEX says 7.6, computed 7.5",
          "CVE-2021-44228 of django-DefectDojo/cdx: says 10, computed 9.3",
          "CVE-2021-44832 of django-DefectDojo/cdx: says 6.6, computed 8.5",
          "CVE-2021-45046 of django-DefectDojo/cdx: says 9, computed 5.1",
          "CVE-2021-45105 of django-DefectDojo/cdx: says 5.9, computed 4.3",
          "CVE-2024-41110 of cvelistV5/cna says 10, computed 9.9");

  @Test
  void shouldRecomputePublishedScores() throws IOException {
    Path file = repository().resolve(VECTORS);
    Assumptions.assumeTrue(Files.isReadable(file), "no reference file " + VECTORS);
    List<String> differ = new ArrayList<>();
    int agreed = 0;
    for (String line : Files.readAllLines(file, UTF_8).stream().skip(1).toList()) {
      String[] cells = line.split(",");
      if (cells.length < 5 || cells[4].isBlank()) {
        continue;
      }
      double published = Double.parseDouble(cells[4]);
      Optional<CvssVector> vector = CvssVector.find(cells[3], Optional.empty());
      if (vector.isPresent() && isScore(published, vector.get())) {
        agreed++;
      } else {
        differ.add(
            cells[0]
                + " of "
                + cells[1]
                + " says "
                + cells[4]
                + ", computed "
                + vector.map(read -> String.valueOf(read.baseScore())).orElse("nothing"));
      }
    }

    assertThat(differ).containsExactlyInAnyOrderElementsOf(SLIPS_OF_THE_RATERS);
    assertThat(agreed).isEqualTo(546);
  }

  /** Of a vector with environmental metrics raters publish either score. */
  private static boolean isScore(double published, CvssVector vector) {
    OptionalDouble full = vector.fullScore();
    return published == vector.baseScore() || (full.isPresent() && published == full.getAsDouble());
  }

  private static Path repository() {
    Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    while (!Files.exists(folder.resolve("license-header.txt"))) {
      folder = requireNonNull(folder.getParent(), "not in the repository");
    }
    return folder;
  }
}
