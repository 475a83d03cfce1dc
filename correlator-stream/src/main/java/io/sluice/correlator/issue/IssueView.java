/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import io.sluice.correlator.anchor.PackageAnchors;
import io.sluice.correlator.anchor.VulnerabilityId;
import io.sluice.correlator.cause.RootCauses;
import io.sluice.correlator.deployment.RunsIn;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.FindingStatus;
import io.sluice.event.IssueMember;
import io.sluice.event.IssueStatus;
import io.sluice.event.Ownership;
import io.sluice.event.OwnershipRule;
import io.sluice.event.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The record of an issue: everything in it but the ids is a function of its members. */
final class IssueView {

  /** Open members first, the most severe of them leading. */
  private static final Comparator<IssueMember> LEADING_FIRST =
      Comparator.comparing((IssueMember member) -> Node.isOpenMember(member))
          .thenComparing(IssueMember::getSeverityScore)
          .reversed()
          .thenComparing(IssueMember::getFindingKey);

  private IssueView() {}

  static CorrelatedIssue of(String application, Succession succession, Instant at) {
    List<IssueMember> members =
        succession.nodes().stream()
            .map(Node::member)
            .sorted(Comparator.comparing(IssueMember::getFindingKey))
            .toList();
    List<IssueMember> ranked = members.stream().sorted(LEADING_FIRST).toList();
    IssueMember leading = ranked.getFirst();
    List<IssueMember> deciding = deciding(ranked);
    return CorrelatedIssue.newBuilder()
        .setIssueId(succession.issueId())
        .setApplication(application)
        .setOwnership(ownership(deciding))
        .setStatus(status(members))
        .setSplitFrom(succession.splitFrom())
        .setAliases(succession.aliases())
        .setTitle(IssueTitle.of(ranked))
        .setCategory(leading.getCategory())
        .setTools(sorted(members.stream().map(IssueMember::getTool)))
        .setAssets(sorted(members.stream().map(IssueMember::getAsset)))
        .setSeverity(severity(deciding))
        .setSeverityScore(leading.getSeverityScore())
        .setSeveritySource(leading.getSeveritySource())
        .setCvssVector(leading.getCvssVector())
        .setCwes(
            members.stream()
                .map(IssueMember::getCwes)
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList())
        .setWeaknessClass(first(ranked, IssueMember::getWeaknessClass))
        .setOwasp2021(first(ranked, IssueMember::getOwasp2021))
        .setOwasp2025(first(ranked, IssueMember::getOwasp2025))
        .setVulnerabilityIds(
            PackageAnchors.idsOf(members).stream().map(VulnerabilityId::text).toList())
        .setPackage$(first(ranked, IssueMember::getPackage$))
        .setLocation(leading.getLocation())
        .setRemediation(first(ranked, IssueMember::getRemediation))
        .setMergeReasons(MergeReasons.of(members))
        .setLinks(IssueLinks.of(members))
        .setMembers(members)
        .setFirstSeenAt(
            members.stream()
                .map(IssueMember::getFirstSeenAt)
                .min(Comparator.naturalOrder())
                .orElseThrow())
        .setChangedAt(at)
        .setRunsIn(RunsIn.of(deciding))
        .setCauses(RootCauses.of(deciding))
        .build();
  }

  /** The open members, or all when none is open. */
  private static List<IssueMember> deciding(List<IssueMember> ranked) {
    List<IssueMember> open = ranked.stream().filter(Node::isOpenMember).toList();
    return open.isEmpty() ? ranked : open;
  }

  /**
   * RESOLVED only when every member is, or is superseded by another finding, which then is in an
   * issue of its own. Suppressed in its tools, a weakness is still there. REOPENED when everything
   * that is open was resolved before.
   */
  private static IssueStatus status(List<IssueMember> members) {
    List<FindingStatus> open =
        members.stream().filter(Node::isOpenMember).map(IssueMember::getStatus).toList();
    if (!open.isEmpty()) {
      return open.stream().allMatch(status -> status == FindingStatus.REOPENED)
          ? IssueStatus.REOPENED
          : IssueStatus.OPEN;
    }
    return members.stream().anyMatch(member -> member.getStatus() == FindingStatus.SUPPRESSED)
        ? IssueStatus.SUPPRESSED
        : IssueStatus.RESOLVED;
  }

  /** Strongest rule; of equals the first, which is the leading member's when it has that rule. */
  private static Ownership ownership(List<IssueMember> ranked) {
    return ranked.stream()
        .map(IssueMember::getOwnership)
        .min(Comparator.comparing(ownership -> strength(ownership.getRule())))
        .orElseThrow();
  }

  private static int strength(OwnershipRule rule) {
    return switch (rule) {
      case OVERRIDE -> 0;
      case COMPONENT_PATH -> 1;
      case CODEOWNERS_PATH -> 2;
      case SERVICE_OWNER -> 3;
      case REPOSITORY_OWNER -> 4;
      case SYSTEM_OWNER -> 5;
      case UNOWNED -> 6;
      case UNKNOWN -> 7;
    };
  }

  private static Severity severity(List<IssueMember> members) {
    return members.stream()
        .map(IssueMember::getSeverity)
        .max(Comparator.naturalOrder())
        .orElse(Severity.UNKNOWN);
  }

  private static <T extends Comparable<T>> List<T> sorted(Stream<T> values) {
    return values.distinct().sorted().toList();
  }

  private static <T> @Nullable T first(
      List<IssueMember> ranked, Function<IssueMember, @Nullable T> property) {
    return ranked.stream().map(property).filter(Objects::nonNull).findFirst().orElse(null);
  }
}
