/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.gitlab;

import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.ReportNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code identifiers} of a vulnerability: the scanner's rule, what kind of weakness it is,
 * which known vulnerability.
 */
final class GitlabIdentifiers {

  /** They name a kind of weakness, which many rules share (GitLab does not compare them either). */
  private static final Set<String> KINDS = Set.of("cwe", "wasc", "owasp", "capec");

  /**
   * Ids of one vulnerability each. Advisories of distributions (USN, RHSA, ELSA) name an update.
   */
  private static final Set<String> VULNERABILITIES = Set.of("cve", "ghsa", "osv", "glam");

  /** Rules of scanners of secrets that run as SAST in old reports. */
  private static final Set<String> SECRET_RULES =
      Set.of("gitleaks_rule_id", "trufflehog_rule_id", "gitleaks");

  private final List<ReportNode> identifiers;

  GitlabIdentifiers(ReportNode vulnerability) {
    this.identifiers = vulnerability.objects("identifiers");
  }

  /** First identifier of the scanner itself, else the first one. */
  Optional<String> rule() {
    Optional<ReportNode> own =
        identifiers.stream().filter(identifier -> !KINDS.contains(type(identifier))).findFirst();
    if (own.isPresent()) {
      return own.get().firstText("value", "name").map(Findings::spelled);
    }
    return identifiers.stream().findFirst().flatMap(GitlabIdentifiers::kind);
  }

  Optional<String> firstName() {
    return identifiers.stream().findFirst().flatMap(first -> first.firstText("name", "value"));
  }

  boolean ofSecret() {
    return identifiers.stream().anyMatch(identifier -> SECRET_RULES.contains(type(identifier)));
  }

  List<Integer> cwes() {
    return identifiers.stream()
        .filter(identifier -> type(identifier).equals("cwe"))
        .flatMap(identifier -> identifier.firstText("value", "name").stream())
        .flatMap(text -> Findings.cwe(text).stream())
        .toList();
  }

  List<String> vulnerabilityIds() {
    Set<String> ids = new LinkedHashSet<>();
    for (ReportNode identifier : identifiers) {
      if (VULNERABILITIES.contains(type(identifier))) {
        identifier.firstText("value", "name").map(Findings::spelled).ifPresent(ids::add);
      }
    }
    return List.copyOf(ids);
  }

  /** Kinds that have no field of their own, for example {@code A03:2021 - Injection}. */
  List<String> tags() {
    List<String> tags = new ArrayList<>();
    for (ReportNode identifier : identifiers) {
      if (KINDS.contains(type(identifier)) && !type(identifier).equals("cwe")) {
        kind(identifier).ifPresent(tags::add);
      }
    }
    return tags;
  }

  List<String> urls() {
    return identifiers.stream().flatMap(identifier -> identifier.text("url").stream()).toList();
  }

  private static Optional<String> kind(ReportNode identifier) {
    String type = type(identifier).toUpperCase(Locale.ROOT);
    return identifier
        .firstText("value", "name")
        .map(
            value ->
                value.toUpperCase(Locale.ROOT).startsWith(type) || !value.matches("[0-9]+")
                    ? value
                    : type + '-' + value);
  }

  private static String type(ReportNode identifier) {
    return identifier.text("type").orElse("").toLowerCase(Locale.ROOT);
  }
}
