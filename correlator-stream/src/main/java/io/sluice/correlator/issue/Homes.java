/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import io.sluice.event.CorrelatedIssue;
import io.sluice.event.IssueStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The homes of findings ({@link IssueTrail}) during one change; read only where they decide. */
final class Homes {

  private final IssueLookup lookup;
  private final Instant at;
  private final Set<String> touched = new HashSet<>();
  private final Map<Node, Optional<IssueTrail>> known = new HashMap<>();

  Homes(IssueLookup lookup, List<CorrelatedIssue> touched, Instant at) {
    this.lookup = lookup;
    this.at = at;
    touched.forEach(issue -> this.touched.add(issue.getIssueId()));
  }

  private Optional<IssueTrail> trail(Node node) {
    return known.computeIfAbsent(node, one -> lookup.trail(one.findingKey()));
  }

  private Optional<String> home(Node node) {
    return trail(node).map(trail -> trail.home(at));
  }

  private Optional<String> origin(Node node) {
    return trail(node).map(IssueTrail::origin);
  }

  boolean isHome(String issueId, List<Node> group) {
    return group.stream().anyMatch(node -> home(node).filter(issueId::equals).isPresent());
  }

  /** Findings of an issue in a group that were never in another. */
  long natives(String issueId, List<Node> group) {
    return group.stream()
        .filter(node -> issueId.equals(node.formerIssue()))
        .filter(node -> origin(node).filter(issueId::equals).isPresent())
        .count();
  }

  /** Whether an issue was split from another one, or from one that was, and so on. */
  boolean isPartOf(CorrelatedIssue issue, String whole) {
    Set<String> seen = new HashSet<>();
    @Nullable String from = issue.getSplitFrom();
    while (from != null && seen.add(from)) {
      if (from.equals(whole)) {
        return true;
      }
      from = lookup.issue(from).map(CorrelatedIssue::getSplitFrom).orElse(null);
    }
    return false;
  }

  /**
   * The ended issue that is home of a group's oldest finding that has such a home, else one that
   * some came from. An issue that another one absorbed comes back only when that one takes part in
   * the change and gives up the alias.
   */
  Optional<CorrelatedIssue> endedHome(List<Node> group, Set<String> taken) {
    List<Node> oldestFirst = group.stream().sorted(Node.BY_AGE).toList();
    return Stream.concat(
            oldestFirst.stream().map(this::home), oldestFirst.stream().map(this::origin))
        .flatMap(Optional::stream)
        .distinct()
        .filter(home -> !taken.contains(home))
        .flatMap(home -> lookup.issue(home).stream())
        .filter(issue -> !TouchedIssues.isLive(issue))
        .filter(this::isFree)
        .findFirst();
  }

  private boolean isFree(CorrelatedIssue ended) {
    Set<String> seen = new HashSet<>();
    CorrelatedIssue at = ended;
    while (at.getStatus() == IssueStatus.MERGED
        && at.getMergedInto() != null
        && seen.add(at.getIssueId())) {
      Optional<CorrelatedIssue> next = lookup.issue(at.getMergedInto());
      if (next.isEmpty()) {
        return true;
      }
      at = next.get();
    }
    return !TouchedIssues.isLive(at) || touched.contains(at.getIssueId());
  }
}
