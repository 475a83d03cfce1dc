/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.facts;

import static io.sluice.event.FindingStatus.RESOLVED;
import static io.sluice.event.FindingStatus.SUPERSEDED;
import static io.sluice.event.FindingStatus.SUPPRESSED;

import io.sluice.event.CatalogApplication;
import io.sluice.event.Category;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.Criticality;
import io.sluice.event.DataClass;
import io.sluice.event.Deployment;
import io.sluice.event.Environment;
import io.sluice.event.Exposure;
import io.sluice.event.FindingStatus;
import io.sluice.event.IssueMember;
import io.sluice.event.Location;
import io.sluice.scorer.governance.ControlEvidence;
import io.sluice.scorer.model.Fact;
import io.sluice.scorer.model.Reachability;
import io.sluice.scorer.model.ScoreFacts;
import io.sluice.scorer.model.ScoreModel;
import io.sluice.scorer.model.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the facts of the score from an issue, its application's catalog entry, the intelligence on
 * its vulnerability ids and the decisions about it.
 *
 * <p>Evidence comes from the open members, so a confirmation that its own tool withdrew or
 * suppressed counts no longer; of an issue with none open, from what is left of it, so that closing
 * an issue does not change what was known about it.
 */
public final class IssueFacts {

  private static final String LIVE = "validity:active";
  private static final String MALICIOUS_RECORD = "MAL-";
  private static final int EMBEDDED_MALICIOUS_CODE = 506;

  private final ScoreModel model;

  /** Reads facts as far as the model has tables for them. */
  public IssueFacts(ScoreModel model) {
    this.model = model;
  }

  /** Facts of an issue. */
  public ScoreFacts of(CorrelatedIssue issue, IssueContext context) {
    List<IssueMember> evidence = evidence(issue);
    Optional<CatalogApplication> application = context.application();
    String catalog = application.map(CatalogApplication::getSource).orElse(Fact.NO_SOURCE);
    return new ScoreFacts(
        SeverityEvidence.of(issue, context.vulnerabilities()),
        issue.getVulnerabilityIds(),
        context.vulnerabilities(),
        confirmedBy(evidence),
        reachability(evidence),
        stated(application.map(CatalogApplication::getExposure).orElse(Exposure.UNKNOWN), catalog),
        stated(
            application.map(CatalogApplication::getCriticality).orElse(Criticality.UNKNOWN),
            catalog),
        stated(
            application.map(CatalogApplication::getDataClass).orElse(DataClass.UNKNOWN), catalog),
        assets(issue),
        environment(issue, application),
        ControlEvidence.of(issue, application, context.decisions(), context.at()),
        liveSecret(evidence),
        maliciousPackage(issue, evidence),
        Inputs.of(context));
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

  /** Places that have the flaw: the assets it was found on, or the workloads known to run it. */
  private static int assets(CorrelatedIssue issue) {
    Set<String> workloads = new HashSet<>();
    issue.getRunsIn().forEach(at -> workloads.add(at.getCluster() + "/" + at.getWorkload()));
    return Math.max(new HashSet<>(issue.getAssets()).size(), workloads.size());
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
    List<Fact<Reachability>> all = new ArrayList<>();
    for (IssueMember member : evidence) {
      String tool = toolAndCategory(member);
      Integer exercised = model.exercisedConfidencePercent().get(member.getCategory());
      if (exercised != null) {
        all.add(new Fact<>(Reachability.EXERCISED, exercised, tool));
      }
      for (String name : member.getSignals()) {
        Signal signal = model.reachabilitySignals().get(name);
        if (signal != null) {
          String at = member.getCommit() == null ? "" : " at " + member.getCommit();
          all.add(new Fact<>(signal.value(), signal.confidencePercent(), tool + ": " + name + at));
        }
      }
    }
    return Fact.strongest(all.stream().distinct().toList())
        .orElseGet(() -> Fact.unknown(Reachability.UNKNOWN));
  }

  /**
   * Where it runs: the riskiest of the places that are known. Several statements are several
   * places, not a contradiction, so no confidence is weighed.
   */
  private Fact<Environment> environment(
      CorrelatedIssue issue, Optional<CatalogApplication> application) {
    Stream<Fact<Environment>> deployed = issue.getRunsIn().stream().map(IssueFacts::deployment);
    Stream<Fact<Environment>> stated =
        application.stream().map(entry -> Fact.stated(entry.getEnvironment(), entry.getSource()));
    List<Fact<Environment>> places =
        Stream.concat(deployed, stated)
            .filter(place -> !place.isUnknown())
            .sorted(
                Comparator.<Fact<Environment>>comparingInt(
                        place -> -model.environmentValue(place.value()).tenths())
                    .thenComparing(Fact::source))
            .toList();
    if (places.isEmpty()) {
      return Fact.unknown(Environment.UNKNOWN);
    }
    Fact<Environment> riskiest = places.getFirst();
    List<String> others =
        places.stream()
            .filter(place -> place.value() != riskiest.value())
            .map(
                place ->
                    place.value().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                        + " by "
                        + place.source())
            .distinct()
            .toList();
    return new Fact<>(riskiest.value(), 100, riskiest.source(), others);
  }

  private static Fact<Environment> deployment(Deployment deployment) {
    return Fact.stated(
        deployment.getEnvironment(),
        deployment.getCluster()
            + " "
            + deployment.getWorkload()
            + " by "
            + deployment.getMatch().name().toLowerCase(Locale.ROOT));
  }

  private static String liveSecret(List<IssueMember> evidence) {
    return evidence.stream()
        .filter(member -> member.getSignals().contains(LIVE))
        .map(IssueMember::getTool)
        .sorted()
        .findFirst()
        .orElse("");
  }

  private static String maliciousPackage(CorrelatedIssue issue, List<IssueMember> evidence) {
    Optional<String> record =
        issue.getVulnerabilityIds().stream()
            .filter(id -> id.startsWith(MALICIOUS_RECORD))
            .findFirst();
    return record.orElseGet(
        () ->
            evidence.stream()
                .filter(member -> member.getPackage$() != null)
                .filter(member -> member.getCwes().contains(EMBEDDED_MALICIOUS_CODE))
                .map(member -> "CWE-506 by " + member.getTool())
                .sorted()
                .findFirst()
                .orElse(""));
  }

  private static String toolAndCategory(IssueMember member) {
    return member.getTool() + " (" + member.getCategory() + ")";
  }

  private static <E extends Enum<E>> Fact<E> stated(E value, String source) {
    return value.name().equals("UNKNOWN") ? Fact.unknown(value) : Fact.stated(value, source);
  }
}
