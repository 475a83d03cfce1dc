/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

import io.sluice.event.EpssScore;
import io.sluice.event.KevEntry;
import io.sluice.event.VulnerabilityFacts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The threat row: the strongest of what the feeds say about the vulnerability ids and of what our
 * own tests confirmed; of equal ones the first.
 *
 * <p>A vulnerability that has an EPSS score and no KEV entry was looked for and is not known to be
 * exploited, so its curve counts, down to 0. One that no feed has an entry for is unknown, not
 * safe: whether the feeds are loaded cannot be seen from one vulnerability. An unknown threat has
 * no interval: the interval shows what learning more about one's own application can change, and
 * this fact arrives by itself.
 */
final class Threat {

  static final String ROW = "threat";

  private final ThreatTable table;

  Threat(ThreatTable table) {
    this.table = table;
  }

  Line line(ScoreFacts facts) {
    List<Line> evidence = new ArrayList<>();
    for (VulnerabilityFacts vulnerability : facts.vulnerabilities()) {
      knownExploited(vulnerability, evidence);
    }
    if (!facts.confirmedBy().isEmpty()) {
      evidence.add(
          known(
              table.confirmedTenths(),
              "confirmed in the application",
              String.join(", ", facts.confirmedBy())));
    }
    for (VulnerabilityFacts vulnerability : facts.vulnerabilities()) {
      predicted(vulnerability, evidence);
    }
    int unknown = table.unknownTenths();
    return evidence.stream()
        // The first of equal ones: max() would take the last.
        .sorted(Comparator.comparingInt(Line::pointsTenths).reversed())
        .findFirst()
        .orElseGet(() -> Line.unknown(ROW, unknown, unknown, unknown, "unknown"));
  }

  static boolean isKnownExploited(ScoreFacts facts) {
    return facts.vulnerabilities().stream().anyMatch(known -> known.getKev() != null);
  }

  private void knownExploited(VulnerabilityFacts vulnerability, List<Line> evidence) {
    KevEntry kev = vulnerability.getKev();
    if (kev != null) {
      String source =
          "CISA KEV "
              + vulnerability.getKevVersion()
              + ", "
              + vulnerability.getVulnerabilityId()
              + " added "
              + kev.getDateAdded();
      evidence.add(
          kev.getRansomware()
              ? known(table.kevRansomwareTenths(), "KEV with ransomware", source)
              : known(table.kevTenths(), "KEV", source));
    }
  }

  private void predicted(VulnerabilityFacts vulnerability, List<Line> evidence) {
    EpssScore epss = vulnerability.getEpss();
    if (epss != null) {
      evidence.add(
          known(
              table.epssTenths(epss.getProbability()),
              "EPSS " + shown(epss.getProbability()),
              "EPSS "
                  + epss.getModelVersion()
                  + " of "
                  + epss.getScoreDate()
                  + ", "
                  + vulnerability.getVulnerabilityId()));
    }
  }

  private Line known(int points, String value, String source) {
    return Line.known(ROW, points, table.unknownTenths(), value, source);
  }

  /** Up to five decimals, as the feed gives, without trailing zeros. */
  private static String shown(double probability) {
    return BigDecimal.valueOf(probability)
        .setScale(5, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
