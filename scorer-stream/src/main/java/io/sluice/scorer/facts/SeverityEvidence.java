/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.facts;

import io.sluice.event.CorrelatedIssue;
import io.sluice.event.CvssAssessment;
import io.sluice.event.CvssRole;
import io.sluice.event.Severity;
import io.sluice.event.VulnerabilityFacts;
import io.sluice.scorer.model.SeverityFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the severity of an issue: the own organisation's rating of its vulnerability, else the
 * vendor's, else NVD's, else another publisher's, else what the tool says. Of several
 * vulnerabilities the gravest counts.
 */
public final class SeverityEvidence {

  private SeverityEvidence() {}

  static SeverityFact of(CorrelatedIssue issue, List<VulnerabilityFacts> vulnerabilities) {
    return of(byTool(issue), vulnerabilities);
  }

  /** The severity that counts of what the tool says and how the vulnerabilities are rated. */
  public static SeverityFact of(SeverityFact byTool, List<VulnerabilityFacts> vulnerabilities) {
    List<Rated> counting =
        vulnerabilities.stream()
            .flatMap(vulnerability -> counting(vulnerability).stream())
            // The gravest; of equal ones the first, so that the canonical id comes first.
            .sorted(Comparator.comparingInt(Rated::baseTenths).reversed())
            .toList();
    if (counting.isEmpty()) {
      return byTool;
    }
    Rated used = counting.getFirst();
    List<String> also = new ArrayList<>();
    for (VulnerabilityFacts vulnerability : vulnerabilities) {
      vulnerability.getCvss().stream()
          .map(rating -> new Rated(vulnerability.getVulnerabilityId(), rating))
          .filter(rated -> !rated.equals(used))
          .map(rated -> words(rated.baseTenths()) + " " + rated.source())
          .forEach(also::add);
    }
    if (byTool.baseTenths().isPresent()) {
      also.add(byTool.words() + " " + byTool.source());
    }
    return SeverityFact.cvss(used.baseTenths(), used.rater(), used.rating().getVector())
        .beside(also);
  }

  private static Optional<Rated> counting(VulnerabilityFacts vulnerability) {
    return vulnerability.getCvss().stream()
        .filter(rating -> rating.getRole() != CvssRole.TOOL)
        .filter(rating -> rating.getScore() >= 0 && rating.getScore() <= 10)
        .min(Comparator.comparingInt(rating -> precedence(rating.getRole())))
        .map(rating -> new Rated(vulnerability.getVulnerabilityId(), rating));
  }

  private static int precedence(CvssRole role) {
    return switch (role) {
      case ORGANISATION -> 0;
      case VENDOR -> 1;
      case NVD -> 2;
      case ADP -> 3;
      case TOOL -> 4;
      case UNKNOWN -> 5;
    };
  }

  private static SeverityFact byTool(CorrelatedIssue issue) {
    double score = issue.getSeverityScore();
    // A severity outside the scale is no severity: better unknown than a score out of bounds.
    if (issue.getSeverity() == Severity.UNKNOWN || !(score >= 0 && score <= 10)) {
      return SeverityFact.unknown();
    }
    int baseTenths = Math.toIntExact(Math.round(score * 10));
    return issue.getCvssVector() == null
        ? SeverityFact.named(baseTenths, issue.getSeverity().name(), issue.getSeveritySource())
        : SeverityFact.cvss(baseTenths, issue.getSeveritySource(), issue.getCvssVector());
  }

  private static String words(int tenths) {
    return String.format(Locale.ROOT, "CVSS %d.%d", tenths / 10, tenths % 10);
  }

  /** A rating of one vulnerability. */
  private record Rated(String vulnerabilityId, CvssAssessment rating) {

    int baseTenths() {
      return Math.toIntExact(Math.round(rating.getScore() * 10));
    }

    String rater() {
      String role =
          switch (rating.getRole()) {
            case ORGANISATION -> "own rating of ";
            case VENDOR -> "vendor ";
            case NVD -> "NVD ";
            case ADP -> "publisher ";
            case TOOL, UNKNOWN -> "";
          };
      return role + rating.getProvider() + ", " + vulnerabilityId;
    }

    String source() {
      return rater() + " " + rating.getVector();
    }
  }
}
