/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

import static io.sluice.event.FindingStatus.RESOLVED;
import static io.sluice.event.FindingStatus.SUPERSEDED;
import static io.sluice.event.FindingStatus.SUPPRESSED;

import io.sluice.event.CatalogApplication;
import io.sluice.event.Category;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.Criticality;
import io.sluice.event.DataClass;
import io.sluice.event.Environment;
import io.sluice.event.Exposure;
import io.sluice.event.FindingStatus;
import io.sluice.event.IssueMember;
import io.sluice.event.Location;
import io.sluice.event.Severity;
import io.sluice.event.VulnerabilityFacts;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the facts of the score from an issue, its application's catalog entry and the intelligence
 * on its vulnerability ids.
 *
 * <p>Evidence comes from the open members, so a confirmation that its own tool withdrew or
 * suppressed counts no longer; of an issue with none open, from what is left of it, so that closing
 * an issue does not change what was known about it. No source states yet that a secret was
 * verified, so that floor waits for one.
 */
public final class IssueFacts {

  private final ScoreModel model;

  /** Reads facts as far as the model has tables for them. */
  public IssueFacts(ScoreModel model) {
    this.model = model;
  }

  /** Facts of an issue; the application is absent when the catalog has no entry for it. */
  public ScoreFacts of(
      CorrelatedIssue issue,
      Optional<CatalogApplication> application,
      List<VulnerabilityFacts> vulnerabilities) {
    List<IssueMember> evidence = evidence(issue);
    String catalog = application.map(CatalogApplication::getSource).orElse(Fact.NO_SOURCE);
    return new ScoreFacts(
        severity(issue),
        vulnerabilities,
        confirmedBy(evidence),
        reachability(evidence),
        stated(application.map(CatalogApplication::getExposure).orElse(Exposure.UNKNOWN), catalog),
        stated(
            application.map(CatalogApplication::getCriticality).orElse(Criticality.UNKNOWN),
            catalog),
        stated(
            application.map(CatalogApplication::getDataClass).orElse(DataClass.UNKNOWN), catalog),
        new HashSet<>(issue.getAssets()).size(),
        application.map(CatalogApplication::getEnvironment).orElse(Environment.UNKNOWN),
        catalog,
        false);
  }

  private static List<IssueMember> evidence(CorrelatedIssue issue) {
    List<IssueMember> members = issue.getMembers();
    List<IssueMember> open = without(members, EnumSet.of(RESOLVED, SUPERSEDED, SUPPRESSED));
    List<IssueMember> reported =
        open.isEmpty() ? without(members, EnumSet.of(RESOLVED, SUPERSEDED)) : open;
    return reported.isEmpty() ? members : reported;
  }

  private static List<IssueMember> without(List<IssueMember> members, Set<FindingStatus> statuses) {
    return members.stream().filter(member -> !statuses.contains(member.getStatus())).toList();
  }

  private static SeverityFact severity(CorrelatedIssue issue) {
    double score = issue.getSeverityScore();
    // A severity outside the scale is no severity: better unknown than a score out of bounds.
    if (issue.getSeverity() == Severity.UNKNOWN || !(score >= 0 && score <= 10)) {
      return SeverityFact.unknown();
    }
    int baseTenths = Math.toIntExact(Math.round(score * 10));
    return issue.getCvssVector() == null
        ? SeverityFact.named(baseTenths, issue.getSeverity().name(), issue.getSeveritySource())
        : SeverityFact.cvss(baseTenths, issue.getSeveritySource() + " " + issue.getCvssVector());
  }

  private List<String> confirmedBy(List<IssueMember> evidence) {
    return evidence.stream()
        .filter(member -> model.threat().confirmingCategories().contains(member.getCategory()))
        .filter(IssueFacts::isAttacked)
        .map(IssueFacts::toolAndCategory)
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * A dynamic test confirms what it attacked: a weakness of a known class, through a parameter.
   * What it merely saw in a response, such as a missing header, shows no way in. An IAST trace is
   * the way.
   */
  private static boolean isAttacked(IssueMember member) {
    Location location = member.getLocation();
    return member.getCategory() == Category.IAST
        || (member.getWeaknessClass() != null
            && location != null
            && location.getParameter() != null);
  }

  private Fact<Reachability> reachability(List<IssueMember> evidence) {
    return evidence.stream()
        .filter(member -> model.exercisedConfidencePercent().containsKey(member.getCategory()))
        .max(
            Comparator.comparingInt((IssueMember member) -> confidence(member.getCategory()))
                .thenComparing(IssueFacts::toolAndCategory, Comparator.reverseOrder()))
        .map(
            member ->
                new Fact<>(
                    Reachability.EXERCISED,
                    confidence(member.getCategory()),
                    toolAndCategory(member)))
        .orElseGet(() -> Fact.unknown(Reachability.UNKNOWN));
  }

  private int confidence(Category category) {
    return model.exercisedConfidencePercent().getOrDefault(category, 0);
  }

  private static String toolAndCategory(IssueMember member) {
    return member.getTool() + " (" + member.getCategory() + ")";
  }

  private static <E extends Enum<E>> Fact<E> stated(E value, String source) {
    return value.name().equals("UNKNOWN") ? Fact.unknown(value) : Fact.stated(value, source);
  }
}
