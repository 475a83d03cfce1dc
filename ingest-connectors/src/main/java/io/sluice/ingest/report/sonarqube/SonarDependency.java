/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.sonarqube;

import io.sluice.event.PackageRef;
import io.sluice.event.Rating;
import io.sluice.ingest.report.Findings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A vulnerable dependency in the words of the Dependency-Check plugin: {@code Filename: web:1.1.2 |
 * Reference: CVE-2024-2529 | CVSS Score: 6.4 | Category: CWE-120 | ...}, or of a file with all its
 * vulnerabilities.
 *
 * @param packageRef the package
 * @param ids the vulnerability, when it is one
 * @param ratings its score
 * @param cwes its weaknesses
 */
record SonarDependency(
    PackageRef packageRef, List<String> ids, List<Rating> ratings, Set<Integer> cwes) {

  private static final Pattern FILE = Pattern.compile("Filename: ([^|]{1,500}?) ?\\|");
  private static final Pattern REFERENCES = Pattern.compile("References?: ([^|]{1,5000})");
  private static final Pattern SCORE = Pattern.compile("CVSS Score: ([0-9.]{1,6})");
  private static final Pattern CATEGORY = Pattern.compile("Category: ([^|]{1,500})");
  private static final Pattern COORDINATES = Pattern.compile("(.+):([^:]+)");
  private static final Pattern ARCHIVE =
      Pattern.compile("(.+?)-(\\d[\\w.+-]*)\\.(?:jar|war|ear|zip|nupkg|tgz)");

  /** The dependency of an issue, when its rule is the plugin's. */
  static Optional<SonarDependency> of(String rule, String message) {
    Matcher file = FILE.matcher(message);
    if (!rule.startsWith("OWASP:UsingComponent") || !file.find()) {
      return Optional.empty();
    }
    Set<String> ids = group(REFERENCES, message).map(Findings::vulnerabilityIds).orElse(Set.of());
    Optional<Double> score = group(SCORE, message).flatMap(SonarDependency::number);
    return Optional.of(
        new SonarDependency(
            named(file.group(1)),
            ids.size() == 1 ? List.copyOf(ids) : List.of(),
            score
                .map(value -> List.of(new Rating("dependency-check", null, value, null, null)))
                .orElse(List.of()),
            group(CATEGORY, message).map(Findings::cwes).orElse(Set.of())));
  }

  private static PackageRef named(String file) {
    for (Pattern pattern : List.of(COORDINATES, ARCHIVE)) {
      Matcher matcher = pattern.matcher(file);
      if (matcher.matches()) {
        return PackageRef.newBuilder()
            .setName(matcher.group(1))
            .setVersion(matcher.group(2))
            .setFixedVersions(List.of())
            .build();
      }
    }
    return PackageRef.newBuilder().setName(file).setFixedVersions(List.of()).build();
  }

  private static Optional<String> group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
