/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import io.sluice.event.Anchor;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.IssueMember;
import io.sluice.event.IssueStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Applies changes of findings to the issues of an application.
 *
 * <p>For anchors without a line, which findings are one issue is a function of the set of findings:
 * the connected components over strong anchors, less what {@link Guard} stops. The exceptions are
 * the size guard, which keeps what came first together, and lines (ADR 4). Ids follow the history:
 * see {@link Succession}.
 *
 * <p>An application can rightly have one vulnerability of one package in more places than the size
 * guard allows. The first {@link #MAX_FINDINGS} findings are one issue then, each further one is an
 * issue of its own until there is room when it next changes. Nothing is lost or counted twice.
 */
public final class IssueGraph {

  /** Most findings in an issue. */
  public static final int MAX_FINDINGS = 64;

  private final String application;
  private final IssueLookup lookup;

  /** Graph of one application over what is known so far. */
  public IssueGraph(String application, IssueLookup lookup) {
    this.application = application;
    this.lookup = lookup;
  }

  /** Whether an issue has no findings any more: another absorbed it, or it lost its last one. */
  public static boolean isEnded(CorrelatedIssue issue) {
    return !TouchedIssues.isLive(issue);
  }

  /**
   * Computes what a change does; nothing is stored.
   *
   * @param at time of the record that carries the change
   */
  public GraphChange apply(FindingChange change, Instant at) {
    return apply(List.of(change), at);
  }

  /**
   * Computes what changes of different findings do together, as if they came at one moment; nothing
   * is stored. An issue does not lose its id to a state between them.
   *
   * @param changes changes; of the findings that are new, the first may join by its line
   */
  public GraphChange apply(List<FindingChange> changes, Instant at) {
    List<CorrelatedIssue> touched = TouchedIssues.by(changes, lookup);
    Set<String> changing =
        changes.stream().map(FindingChange::findingKey).collect(Collectors.toSet());
    List<Node> nodes = new ArrayList<>();
    Map<String, String> formerIssues = new HashMap<>();
    Map<String, List<Anchor>> formerAnchors = new HashMap<>();
    for (CorrelatedIssue issue : touched) {
      for (IssueMember member : issue.getMembers()) {
        if (changing.contains(member.getFindingKey())) {
          formerIssues.put(member.getFindingKey(), issue.getIssueId());
          formerAnchors.put(member.getFindingKey(), member.getAnchors());
        } else {
          nodes.add(new Node(member, issue.getIssueId()));
        }
      }
    }
    List<Node> changed = new ArrayList<>();
    for (FindingChange change : changes) {
      if (change instanceof FindingChange.Upsert upsert) {
        Node node = new Node(upsert.member(), formerIssues.get(change.findingKey()));
        LineLinks.holdFormer(node, formerAnchors.getOrDefault(change.findingKey(), List.of()));
        changed.add(node);
      }
    }
    nodes.addAll(changed);
    nodes.sort(Comparator.comparing(Node::findingKey));
    Groups groups = SetLinks.groupWithin(nodes, changed);
    LineLinks.keep(groups, nodes);
    for (Node node : changed) {
      LineLinks.attach(
          groups, nodes, node, formerAnchors.getOrDefault(node.findingKey(), List.of()));
    }
    groups.all().forEach(LineLinks::releaseHeld);
    return outcome(changes, touched, groups.all(), at);
  }

  private GraphChange outcome(
      List<FindingChange> changes,
      List<CorrelatedIssue> touched,
      List<List<Node>> groups,
      Instant at) {
    List<Succession> successions =
        Succession.decide(application, touched, groups, new Homes(lookup, touched, at), lookup);

    Map<String, CorrelatedIssue> before = new TreeMap<>();
    touched.forEach(issue -> before.put(issue.getIssueId(), issue));
    Map<String, CorrelatedIssue> live = new TreeMap<>();
    Map<String, CorrelatedIssue> gone = new TreeMap<>(before);
    Map<String, String> survivors = new TreeMap<>();
    for (Succession succession : successions) {
      CorrelatedIssue after = IssueView.of(application, succession, at);
      live.put(succession.issueId(), after);
      gone.remove(succession.issueId());
      succession.absorbed().forEach(id -> survivors.put(id, succession.issueId()));
    }
    List<CorrelatedIssue> changed = new ArrayList<>();
    live.values().stream()
        .filter(after -> !IssueContent.isSame(before.get(after.getIssueId()), after))
        .forEach(changed::add);
    gone.values().forEach(issue -> changed.add(ended(issue, survivors, at)));
    return new GraphChange(before, changed, trails(changes, successions, at));
  }

  /** Findings that are in another issue now, and those that left. */
  private Map<String, IssueTrail> trails(
      List<FindingChange> changes, List<Succession> successions, Instant at) {
    Map<String, IssueTrail> trails = new TreeMap<>();
    for (Succession succession : successions) {
      String issueId = succession.issueId();
      for (Node node : succession.nodes()) {
        if (!issueId.equals(node.formerIssue())) {
          IssueTrail next =
              lookup
                  .trail(node.findingKey())
                  .map(trail -> trail.into(issueId, at))
                  .orElse(IssueTrail.in(issueId));
          trails.put(node.findingKey(), next);
        }
      }
    }
    for (FindingChange change : changes) {
      if (change instanceof FindingChange.Removal) {
        lookup
            .trail(change.findingKey())
            .ifPresent(trail -> trails.put(change.findingKey(), trail.left(at)));
      }
    }
    return trails;
  }

  /** Record of an issue without members: absorbed by another one, or left by its last finding. */
  private static CorrelatedIssue ended(
      CorrelatedIssue issue, Map<String, String> survivors, Instant at) {
    String survivor = survivors.get(issue.getIssueId());
    return CorrelatedIssue.newBuilder(issue)
        .setStatus(survivor == null ? IssueStatus.RETRACTED : IssueStatus.MERGED)
        .setMergedInto(survivor)
        .setMembers(List.of())
        .setMergeReasons(List.of())
        .setLinks(List.of())
        .setRunsIn(List.of())
        .setCauses(List.of())
        .setChangedAt(at)
        .build();
  }
}
