/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import io.sluice.correlator.anchor.AnchorRule;
import io.sluice.correlator.anchor.PackageAnchors;
import io.sluice.correlator.anchor.VulnerabilityId;
import io.sluice.event.IssueMember;
import io.sluice.event.MergeReason;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Aliases that a tool states by naming several ids in one finding. */
final class ToolStatements {

  private static final int MAX_SHOWN = 4;
  private static final int SHOWN_DIGITS = 12;

  private ToolStatements() {}

  /** Statements without which members that share an id would not be known by one name. */
  static List<String> behind(MergeReason reason, List<IssueMember> members) {
    if (!reason.getRule().equals(AnchorRule.PACKAGE_VULNERABILITY.id())) {
      return List.of();
    }
    Set<String> keys = new HashSet<>(reason.getFindings());
    List<IssueMember> sharing =
        members.stream().filter(member -> keys.contains(member.getFindingKey())).toList();
    return sharing.stream()
        .filter(member -> states(member, reason, sharing))
        .limit(MAX_SHOWN)
        .map(
            member ->
                "%s is %s: stated by %s in finding %s"
                    .formatted(
                        shared(member, reason),
                        best(member),
                        member.getTool(),
                        member
                            .getFindingKey()
                            .substring(0, Math.min(SHOWN_DIGITS, member.getFindingKey().length()))))
        .toList();
  }

  private static boolean states(IssueMember member, MergeReason reason, List<IssueMember> sharing) {
    String shared = shared(member, reason);
    return !shared.isEmpty()
        && !shared.equals(best(member))
        && sharing.stream().anyMatch(other -> !names(other).contains(best(member)));
  }

  /** The id of the member that the reason is about; empty when it does not name it itself. */
  private static String shared(IssueMember member, MergeReason reason) {
    return names(member).stream()
        .filter(id -> reason.getEvidence().endsWith(" " + id))
        .findFirst()
        .orElse("");
  }

  private static String best(IssueMember member) {
    return names(member).getFirst();
  }

  private static List<String> names(IssueMember member) {
    List<VulnerabilityId> ids = PackageAnchors.ids(member.getVulnerabilityIds());
    return ids.stream().map(VulnerabilityId::text).toList();
  }
}
