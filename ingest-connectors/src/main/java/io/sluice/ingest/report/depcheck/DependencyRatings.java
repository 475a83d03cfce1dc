/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.depcheck;

import io.sluice.event.Rating;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.XmlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The ratings of a vulnerability, whose vectors stand in parts. */
final class DependencyRatings {

  private static final String[][] V2 = {
    {"accessVector", "AV"},
    {"accessComplexity", "AC"},
    // Misspelled in the schema.
    {"authenticationr", "Au"},
    {"confidentialImpact", "C"},
    {"integrityImpact", "I"},
    {"availabilityImpact", "A"}
  };

  private static final String[][] V3 = {
    {"attackVector", "AV"},
    {"attackComplexity", "AC"},
    {"privilegesRequired", "PR"},
    {"userInteraction", "UI"},
    {"scope", "S"},
    {"confidentialityImpact", "C"},
    {"integrityImpact", "I"},
    {"availabilityImpact", "A"}
  };

  private DependencyRatings() {}

  static List<Rating> of(XmlNode vulnerability) {
    String source = vulnerability.attribute("source").orElse("dependency-check");
    List<Rating> ratings = new ArrayList<>();
    XmlNode v2 = vulnerability.child("cvssV2");
    v2.number("score")
        .or(() -> vulnerability.number("cvssScore"))
        .ifPresent(
            score ->
                ratings.add(
                    new Rating(
                        source,
                        "CVSSv2",
                        score,
                        vector(v2, "", V2).orElse(null),
                        v2.text("severity").orElse(null))));
    XmlNode v3 = vulnerability.child("cvssV3");
    v3.number("baseScore").ifPresent(score -> ratings.add(version3(source, v3, score)));
    XmlNode v4 = vulnerability.child("cvssV4");
    v4.number("baseScore")
        .ifPresent(
            score ->
                ratings.add(
                    new Rating(
                        v4.text("source").orElse(source),
                        "CVSSv4",
                        score,
                        v4.firstText("vectorString", "vector").orElse(null),
                        v4.text("baseSeverity").orElse(null))));
    return ratings;
  }

  private static Rating version3(String source, XmlNode v3, double score) {
    String version = v3.text("version").orElse("3.0");
    String vector = vector(v3, "CVSS:" + version + "/", V3).orElse(null);
    return new Rating(
        source,
        Findings.cvssMethod(version, null),
        score,
        vector,
        v3.text("baseSeverity").orElse(null));
  }

  /** Each metric's value is the first letter of its word; the vector needs all of them. */
  private static Optional<String> vector(XmlNode parts, String prefix, String[][] metrics) {
    StringBuilder vector = new StringBuilder(prefix);
    for (String[] metric : metrics) {
      Optional<String> word = parts.text(metric[0]);
      if (word.isEmpty()) {
        return Optional.empty();
      }
      vector.append(vector.length() == prefix.length() ? "" : "/");
      vector.append(metric[1]).append(':').append(letter(metric[1], word.get()));
    }
    return Optional.of(vector.toString());
  }

  private static String letter(String metric, String word) {
    String upper = word.toUpperCase(Locale.ROOT);
    // ADJACENT_NETWORK is A, LOCAL is L, PHYSICAL is P in both versions; multiple is M, single S.
    return metric.equals("AV") && upper.startsWith("ADJACENT") ? "A" : upper.substring(0, 1);
  }
}
