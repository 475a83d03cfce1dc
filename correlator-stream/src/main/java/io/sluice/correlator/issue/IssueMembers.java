/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import io.sluice.correlator.anchor.AnchorRule;
import io.sluice.correlator.anchor.AnchorRules;
import io.sluice.event.Anchor;
import io.sluice.event.Deployment;
import io.sluice.event.Finding;
import io.sluice.event.IssueMember;
import io.sluice.event.Location;
import io.sluice.event.Ownership;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes members of issues from findings. */
public final class IssueMembers {

  private static final int MAX_REMEDIATION = 500;
  private static final int MAX_SIGNALS = 8;
  private static final List<String> SIGNALS = List.of("reachability:", "validity:", "vex-author:");

  private final AnchorRules rules;

  /** Maker that gives members the anchors of these rules. */
  public IssueMembers(AnchorRules rules) {
    this.rules = rules;
  }

  /**
   * The finding as a member: what an issue shows and decides by. Messages, evidence and snippets
   * stay with the finding; an issue has up to 64 members in one record.
   */
  public IssueMember of(Finding finding, Ownership ownership) {
    return of(finding, ownership, List.of(), List.of());
  }

  /**
   * The same, with what is known from elsewhere.
   *
   * @param bridges anchors that other findings and routes give it, beside those of its own
   * @param runsIn workloads that run it, sorted
   */
  public IssueMember of(
      Finding finding, Ownership ownership, List<Anchor> bridges, List<Deployment> runsIn) {
    return IssueMember.newBuilder()
        .setFindingKey(finding.getFindingKey())
        .setAsset(finding.getAsset())
        .setTool(finding.getTool())
        .setCategory(finding.getCategory())
        .setStatus(finding.getStatus())
        .setRuleId(finding.getRuleId())
        .setTitle(finding.getTitle())
        .setSeverity(finding.getSeverity())
        .setSeverityScore(finding.getSeverityScore())
        .setSeveritySource(finding.getSeveritySource())
        .setCvssVector(finding.getCvssVector())
        .setCwes(finding.getCwes())
        .setWeaknessClass(finding.getWeaknessClass())
        .setOwasp2021(finding.getOwasp2021())
        .setOwasp2025(finding.getOwasp2025())
        .setVulnerabilityIds(finding.getVulnerabilityIds())
        .setPackage$(finding.getPackage$())
        .setLocation(
            finding.getLocations().isEmpty()
                ? null
                : withoutSnippet(finding.getLocations().getFirst()))
        .setRemediation(shortened(finding.getRemediation()))
        .setAnchors(
            Stream.concat(rules.of(finding).stream(), bridges.stream())
                .sorted(AnchorRules.ORDER)
                .toList())
        .setOwnership(ownership)
        .setFirstSeenAt(finding.getFirstSeenAt())
        .setCommit(finding.getCommit())
        .setProvenance(finding.getProvenance())
        .setBaseImage(finding.getBaseImage())
        .setRunsIn(runsIn)
        .setSignals(signals(finding))
        .setSuppressionReason(shortened(finding.getSuppressionReason()))
        .build();
  }

  /** What the score reads of a finding beside its fields. */
  private static List<String> signals(Finding finding) {
    Stream<String> tags =
        finding.getTags().stream().filter(tag -> SIGNALS.stream().anyMatch(tag::startsWith));
    return Stream.concat(tags, finding.getFlow().isEmpty() ? Stream.empty() : Stream.of("flow"))
        .distinct()
        .sorted()
        .limit(MAX_SIGNALS)
        .toList();
  }

  /** A member with other anchors from bridges; the same instance when they are the same. */
  public static IssueMember withBridges(IssueMember member, List<Anchor> bridges) {
    List<Anchor> anchors =
        Stream.concat(
                member.getAnchors().stream().filter(anchor -> !AnchorRule.isBridge(anchor)),
                bridges.stream())
            .sorted(AnchorRules.ORDER)
            .toList();
    return anchors.equals(member.getAnchors())
        ? member
        : IssueMember.newBuilder(member).setAnchors(anchors).build();
  }

  private static Location withoutSnippet(Location location) {
    return location.getSnippet() == null
        ? location
        : Location.newBuilder(location).setSnippet(null).build();
  }

  private static @Nullable String shortened(@Nullable String remediation) {
    if (remediation == null || remediation.length() <= MAX_REMEDIATION) {
      return remediation;
    }
    int end = MAX_REMEDIATION - 1;
    boolean insidePair = Character.isHighSurrogate(remediation.charAt(end - 1));
    return remediation.substring(0, insidePair ? end - 1 : end) + '…';
  }
}
