/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import io.sluice.event.Anchor;
import io.sluice.event.IssueLink;
import io.sluice.event.IssueMember;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Findings of other issues that members are linked with, and what is missing for a merge. */
final class IssueLinks {

  /** Links that an issue shows; more are noise. */
  static final int MAX = 16;

  private IssueLinks() {}

  static List<IssueLink> of(List<IssueMember> members) {
    Set<String> own = members.stream().map(IssueMember::getFindingKey).collect(Collectors.toSet());
    List<IssueLink> links = new ArrayList<>();
    for (IssueMember member : members) {
      for (Anchor anchor : member.getAnchors()) {
        String other = anchor.getOther();
        if (!anchor.getStrong() && other != null && !own.contains(other)) {
          links.add(
              IssueLink.newBuilder()
                  .setRule(anchor.getRule())
                  .setEvidence(anchor.getValue())
                  .setFinding(member.getFindingKey())
                  .setOther(other)
                  .setConditions(anchor.getConditions())
                  .build());
        }
      }
    }
    return links.stream()
        .sorted(
            Comparator.comparing(IssueLink::getRule)
                .thenComparing(IssueLink::getEvidence)
                .thenComparing(IssueLink::getFinding)
                .thenComparing(IssueLink::getOther))
        .limit(MAX)
        .toList();
  }
}
