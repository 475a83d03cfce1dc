/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.priority;

import io.sluice.event.Actionability;
import io.sluice.event.AffectedPackage;
import io.sluice.event.AffectedRange;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.FixEffort;
import io.sluice.event.IssueAction;
import io.sluice.event.IssueMember;
import io.sluice.event.PackageRef;
import io.sluice.event.Priority;
import io.sluice.event.RootCause;
import io.sluice.event.RootCauseKind;
import io.sluice.event.VulnerabilityFacts;
import io.sluice.scorer.governance.Targets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be done about an issue. Not part of its risk: a vulnerability without a fix is no less
 * dangerous, so none of this changes a score.
 */
public final class Actions {

  private static final int MAX_VERSIONS = 16;

  private Actions() {}

  /** What can be done about an issue of a priority. */
  public static Actionability of(
      CorrelatedIssue issue, List<VulnerabilityFacts> vulnerabilities, Priority priority) {
    Optional<RootCause> cause =
        issue.getCauses().stream().filter(each -> each.getFix() != null).findFirst();
    List<String> versions = fixedVersions(issue, vulnerabilities);
    PackageRef ref = issue.getPackage$();
    boolean ownCode = ref == null && issue.getVulnerabilityIds().isEmpty();
    boolean known = cause.isPresent() || !versions.isEmpty();
    IssueAction action =
        known || ownCode
            ? IssueAction.FIX
            : priority == Priority.P1 || priority == Priority.P2
                ? IssueAction.MITIGATE
                : IssueAction.MONITOR;
    Optional<String> upgrade = upgrade(cause, versions, ref);
    return Actionability.newBuilder()
        .setAction(action)
        .setFixAvailable(known)
        .setFixedVersions(versions)
        .setEffort(effort(cause, upgrade, ref))
        .setHint(hint(cause, upgrade, ref))
        .setCauses(issue.getCauses().stream().filter(each -> each.getFix() != null).toList())
        .build();
  }

  private static List<String> fixedVersions(
      CorrelatedIssue issue, List<VulnerabilityFacts> vulnerabilities) {
    Set<String> versions = new LinkedHashSet<>();
    PackageRef ref = issue.getPackage$();
    if (ref != null) {
      versions.addAll(ref.getFixedVersions());
    }
    for (IssueMember member : issue.getMembers()) {
      if (member.getPackage$() != null) {
        versions.addAll(member.getPackage$().getFixedVersions());
      }
    }
    for (VulnerabilityFacts vulnerability : vulnerabilities) {
      for (AffectedPackage affected : vulnerability.getAffected()) {
        if (isSame(affected, ref)) {
          affected.getRanges().stream()
              .filter(range -> !range.getType().equals("GIT"))
              .map(AffectedRange::getFixed)
              .filter(Objects::nonNull)
              .forEach(versions::add);
        }
      }
    }
    return versions.stream().limit(MAX_VERSIONS).toList();
  }

  private static boolean isSame(AffectedPackage affected, @Nullable PackageRef ref) {
    if (ref == null) {
      return false;
    }
    return affected.getPurl() != null && ref.getPurl() != null
        ? Targets.withoutVersion(affected.getPurl()).equals(Targets.withoutVersion(ref.getPurl()))
        : affected.getName().equals(ref.getName());
  }

  /** The nearest version above the installed one, when that can be told. */
  private static Optional<String> upgrade(
      Optional<RootCause> cause, List<String> versions, @Nullable PackageRef ref) {
    Optional<String> ofCause =
        cause.filter(each -> each.getKind() == RootCauseKind.DEPENDENCY).map(RootCause::getFix);
    if (ofCause.isPresent() || ref == null) {
      return ofCause;
    }
    Optional<Release> installed = Release.of(ref.getVersion());
    Optional<String> nearest =
        installed.flatMap(
            from ->
                versions.stream()
                    .filter(
                        version ->
                            Release.of(version).filter(to -> to.compareTo(from) > 0).isPresent())
                    .min(
                        java.util.Comparator.comparing(
                            version -> Release.of(version).orElseThrow())));
    return nearest.or(() -> versions.stream().findFirst());
  }

  private static FixEffort effort(
      Optional<RootCause> cause, Optional<String> upgrade, @Nullable PackageRef ref) {
    if (upgrade.isPresent()) {
      Optional<Release> from = Release.of(ref == null ? null : ref.getVersion());
      Optional<Release> to = Release.of(upgrade.get());
      return from.isEmpty() || to.isEmpty()
          ? FixEffort.UNKNOWN
          : from.get().major() == to.get().major() ? FixEffort.LOW : FixEffort.HIGH;
    }
    return cause.isPresent() ? FixEffort.MEDIUM : FixEffort.UNKNOWN;
  }

  private static @Nullable String hint(
      Optional<RootCause> cause, Optional<String> upgrade, @Nullable PackageRef ref) {
    if (upgrade.isPresent() && ref != null) {
      String from = ref.getVersion() == null ? "" : " from " + ref.getVersion();
      return "upgrade " + ref.getName() + from + " to " + upgrade.get();
    }
    return cause.map(each -> "change " + each.getName() + " to " + each.getFix()).orElse(null);
  }
}
