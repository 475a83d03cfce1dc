/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import io.sluice.correlator.anchor.AnchorRule;
import io.sluice.correlator.anchor.PackageAnchors;
import io.sluice.event.Anchor;
import io.sluice.event.IssueMember;
import io.sluice.event.MergeReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says why members are one issue, and which guard kept others out. */
final class MergeReasons {

  private MergeReasons() {}

  /** One reason for each anchor that two or more members share, then those of the guards. */
  static List<MergeReason> of(List<IssueMember> members) {
    Map<String, MergeReason> shared = new TreeMap<>();
    Map<String, MergeReason> stopped = new TreeMap<>();
    for (IssueMember member : members) {
      for (Anchor anchor : member.getAnchors()) {
        if (anchor.getGuard() != null) {
          add(
              stopped,
              rule(anchor.getGuard()),
              anchor.getGuard() + ": " + anchor.getValue(),
              anchor,
              member);
        }
        if (unites(anchor, member)) {
          add(shared, anchor.getRule(), anchor.getValue(), anchor, member);
        }
      }
    }
    List<MergeReason> reasons = new ArrayList<>();
    shared.values().stream()
        .filter(reason -> reason.getFindings().size() > 1 && isReason(reason, members))
        .forEach(reasons::add);
    reasons.addAll(stopped.values());
    return reasons.stream()
        .sorted(Comparator.comparing(MergeReason::getRule).thenComparing(MergeReason::getEvidence))
        .toList();
  }

  private static boolean unites(Anchor anchor, IssueMember member) {
    return anchor.getStrong()
        && !Guard.stops(anchor, member)
        && !anchor.getRule().equals(AnchorRule.SELF.id());
  }

  /** Findings that name versions share a manifest without being one issue for it. */
  private static boolean isReason(MergeReason reason, List<IssueMember> members) {
    return !reason.getRule().equals(AnchorRule.PACKAGE_MANIFEST.id())
        || members.stream()
            .filter(member -> reason.getFindings().contains(member.getFindingKey()))
            .anyMatch(member -> PackageAnchors.version(member).isEmpty());
  }

  private static void add(
      Map<String, MergeReason> reasons,
      String rule,
      String evidence,
      Anchor anchor,
      IssueMember member) {
    MergeReason reason =
        reasons.computeIfAbsent(
            rule + ' ' + evidence,
            key ->
                MergeReason.newBuilder()
                    .setRule(rule)
                    .setEvidence(evidence)
                    .setFindings(new ArrayList<>())
                    .setConditions(anchor.getConditions())
                    .build());
    if (!reason.getFindings().contains(member.getFindingKey())) {
      reason.getFindings().add(member.getFindingKey());
    }
  }

  private static String rule(String guard) {
    return guard.substring(0, guard.indexOf(':'));
  }
}
