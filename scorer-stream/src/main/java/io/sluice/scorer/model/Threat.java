/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

import io.sluice.event.EpssScore;
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
      ladder(Exploitation.of(vulnerability), evidence);
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
    // A stable sort: of equal ones the first stays first.
    evidence.sort(Comparator.comparingInt(Line::pointsTenths).reversed());
    if (evidence.isEmpty()) {
      return Line.unknown(ROW, unknown, unknown, unknown, "unknown");
    }
    return evidence
        .getFirst()
        .beside(
            evidence.stream().skip(1).map(line -> line.value() + ": " + line.source()).toList());
  }

  static boolean isKnownExploited(ScoreFacts facts) {
    return facts.vulnerabilities().stream()
        .anyMatch(vulnerability -> Exploitation.of(vulnerability).isActive());
  }

  private void ladder(Exploitation exploitation, List<Line> evidence) {
    String source = exploitation.source();
    switch (exploitation.stage()) {
      case KEV_RANSOMWARE ->
          evidence.add(known(table.kevRansomwareTenths(), "KEV with ransomware", source));
      case KEV -> evidence.add(known(table.kevTenths(), "KEV", source));
      case ACTIVE -> evidence.add(known(table.activeTenths(), "exploited in the wild", source));
      case WEAPONISED -> evidence.add(known(table.weaponisedTenths(), "ready exploit", source));
      case POC -> evidence.add(known(table.pocTenths(), "public proof of concept", source));
      case NONE -> {
        // The EPSS line says the same with its figure.
        if (!source.startsWith("known to EPSS")) {
          evidence.add(known(table.noneTenths(), "no exploit known", source));
        }
      }
      case UNKNOWN -> {}
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
