/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import io.sluice.correlator.anchor.AliasAnchors;
import io.sluice.correlator.anchor.AnchorRules;
import io.sluice.correlator.anchor.KnownAliases;
import io.sluice.event.Anchor;
import io.sluice.event.IssueMember;
import java.util.List;

/** Gives members the anchors that follow from what their ids are stated to be. */
public final class AliasedMember {

  private AliasedMember() {}

  /**
   * The member with what is known now, whatever was known when it was made. What a guard stopped is
   * free again, as it is when a finding arrives: the graph stops it anew where it still must.
   */
  public static IssueMember of(IssueMember member, KnownAliases known) {
    List<String> ids = member.getVulnerabilityIds();
    if (member.getPackage$() == null || AliasAnchors.asked(ids).isEmpty()) {
      return member;
    }
    List<Anchor> free = member.getAnchors().stream().map(Guard::asMade).toList();
    List<Anchor> anchors =
        AliasAnchors.with(AliasAnchors.without(free, ids), ids, known).stream()
            .sorted(AnchorRules.ORDER)
            .toList();
    return anchors.equals(member.getAnchors())
        ? member
        : IssueMember.newBuilder(member).setAnchors(anchors).build();
  }
}
