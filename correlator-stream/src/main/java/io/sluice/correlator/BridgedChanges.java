/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import io.sluice.correlator.anchor.AnchorRule;
import io.sluice.correlator.issue.FindingChange;
import io.sluice.correlator.issue.IssueMembers;
import io.sluice.event.Anchor;
import io.sluice.event.IssueMember;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The changes of findings that one record causes, in parts that can be applied one after the other:
 * findings that a bridge joins, or joined, are in one part, so that no issue falls apart between.
 */
final class BridgedChanges {

  private final Map<String, FindingChange> changes = new LinkedHashMap<>();
  private final Map<String, Set<String>> bridges = new HashMap<>();

  /** The finding that the record is about; it comes first. */
  void add(FindingChange change, List<Anchor> former, List<Anchor> current) {
    changes.put(change.findingKey(), change);
    Set<String> values = new TreeSet<>();
    Stream.concat(former.stream(), current.stream())
        .filter(anchor -> AnchorRule.isBridge(anchor) && anchor.getOther() == null)
        .forEach(anchor -> values.add(anchor.getRule() + ' ' + anchor.getValue()));
    bridges.put(change.findingKey(), values);
  }

  /** Another finding, when bridges give it other anchors than it has. */
  void rebridge(IssueMember member, List<Anchor> current) {
    IssueMember after = IssueMembers.withBridges(member, current);
    if (!after.equals(member) && !changes.containsKey(member.getFindingKey())) {
      add(new FindingChange.Upsert(after), member.getAnchors(), current);
    }
  }

  /** The parts, that of the first finding first. */
  List<List<FindingChange>> parts() {
    List<List<FindingChange>> parts = new ArrayList<>();
    List<Set<String>> values = new ArrayList<>();
    for (FindingChange change : changes.values()) {
      Set<String> joined = new TreeSet<>(bridges.getOrDefault(change.findingKey(), Set.of()));
      int into = -1;
      for (int i = 0; i < parts.size(); i++) {
        Set<String> of = values.get(i);
        if (of.stream().noneMatch(joined::contains)) {
          continue;
        }
        if (into < 0) {
          into = i;
        } else {
          parts.get(into).addAll(parts.get(i));
          joined.addAll(of);
          parts.remove(i);
          values.remove(i);
          i--;
        }
      }
      if (into < 0) {
        parts.add(new ArrayList<>(List.of(change)));
        values.add(joined);
      } else {
        parts.get(into).add(change);
        values.get(into).addAll(joined);
      }
    }
    return parts;
  }
}
