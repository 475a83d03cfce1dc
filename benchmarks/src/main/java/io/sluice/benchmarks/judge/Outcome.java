/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.judge;

import io.sluice.event.CorrelatedIssue;
import io.sluice.event.Finding;
import io.sluice.event.IssueLink;
import io.sluice.event.IssueMember;
import io.sluice.event.IssueStatus;
import io.sluice.event.RawFinding;
import io.sluice.normalizer.identity.Identity;
import io.sluice.normalizer.identity.IdentityRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What became of a world: in which issue each labelled finding is. */
final class Outcome {

  private final World world;
  private final Map<String, String> keyOfLabel = new HashMap<>();
  private final Map<String, String> issueOfKey = new HashMap<>();
  private final Map<String, String> survivor = new HashMap<>();
  private final Map<String, IssueMember> members = new HashMap<>();
  private final Map<String, List<IssueLink>> links = new HashMap<>();

  Outcome(World world) {
    this.world = world;
  }

  /** Takes note of the key that a result has got. */
  void hear(Finding finding) {
    keyOfLabel.put(finding.getProvenance().getPointer(), finding.getFindingKey());
  }

  /** Takes note of an issue's members, and of the survivor when it was absorbed. */
  void hear(CorrelatedIssue issue) {
    for (IssueMember member : issue.getMembers()) {
      issueOfKey.put(member.getFindingKey(), issue.getIssueId());
      members.put(member.getFindingKey(), member);
    }
    links.put(issue.getIssueId(), issue.getLinks());
    survivor.remove(issue.getIssueId());
    if (issue.getStatus() == IssueStatus.MERGED && issue.getMergedInto() != null) {
      survivor.put(issue.getIssueId(), issue.getMergedInto());
    }
  }

  /**
   * Finds the keys of results of which nobody told anything, because they are what was known
   * already.
   */
  void end() {
    Map<String, List<RawFinding>> earlier = new HashMap<>();
    for (WorldEvent event : world.events()) {
      if (event instanceof WorldEvent.Scan scan) {
        List<RawFinding> known = new ArrayList<>(earlier.getOrDefault(scan.stream(), List.of()));
        for (RawFinding finding : scan.findings()) {
          if (!keyOfLabel.containsKey(finding.getPointer())) {
            keyOfLabel.put(finding.getPointer(), silentKey(scan, finding, known));
          }
        }
        earlier.put(scan.stream(), scan.findings());
      }
    }
  }

  private String silentKey(WorldEvent.Scan scan, RawFinding finding, List<RawFinding> known) {
    Identity identity = IdentityRules.identify(scan.scope(), scan.format(), finding);
    if (identity.repeats()) {
      return identity.key(1);
    }
    RawFinding before =
        known.stream()
            .filter(old -> unplaced(old).equals(unplaced(finding)))
            .findFirst()
            .orElseThrow(
                () ->
                    new MalformedCorpusException(
                        world.name(), "nothing became of finding '" + finding.getPointer() + "'"));
    known.remove(before);
    return keyOf(before.getPointer());
  }

  private static RawFinding unplaced(RawFinding finding) {
    return RawFinding.newBuilder(finding).setPointer("").setIndex(0).build();
  }

  /** Whether two labelled findings are in one issue. */
  boolean together(LabelledPair pair) {
    return issue(pair.first()).equals(issue(pair.second()));
  }

  /** The finding as a member of its issue; empty for findings of branches, which are in none. */
  Optional<IssueMember> member(String label) {
    return Optional.ofNullable(members.get(keyOf(label)));
  }

  /** The link between the issues of two findings that are not one issue. */
  Optional<IssueLink> link(LabelledPair pair) {
    Set<String> keys = new HashSet<>(List.of(keyOf(pair.first()), keyOf(pair.second())));
    return links.values().stream()
        .flatMap(List::stream)
        .filter(link -> keys.contains(link.getFinding()) && keys.contains(link.getOther()))
        .findFirst();
  }

  private String issue(String label) {
    String key = keyOf(label);
    String issue = issueOfKey.getOrDefault(key, key);
    while (survivor.containsKey(issue)) {
      issue = survivor.get(issue);
    }
    return issue;
  }

  private String keyOf(String label) {
    String key = keyOfLabel.get(label);
    if (key == null) {
      throw new MalformedCorpusException(world.name(), "nothing became of finding '" + label + "'");
    }
    return key;
  }
}
