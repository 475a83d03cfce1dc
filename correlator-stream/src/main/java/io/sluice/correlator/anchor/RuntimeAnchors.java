/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.anchor;

import io.sluice.event.Anchor;
import io.sluice.event.Finding;
import io.sluice.event.Location;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Anchors of runtime alerts: the rule and the workload it fired for. Rule names of different tools
 * are different rules.
 */
final class RuntimeAnchors {

  private RuntimeAnchors() {}

  static Stream<Anchor> of(Finding finding) {
    String rule = finding.getRuleId();
    List<String> workloads =
        finding.getLocations().stream()
            .map(Location::getWorkload)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return rule == null || workloads.size() != 1
        ? Stream.empty()
        : Stream.of(
            Anchors.strong(
                AnchorRule.RULE_WORKLOAD,
                finding.getTool() + ": " + rule,
                workloads.getFirst(),
                finding.getAsset()));
  }
}
