/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import io.sluice.correlator.issue.Parting.Heir;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.IssueMember;
import io.sluice.event.IssueStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which issue a group of findings is from now on. An id is never given to another weakness: tickets
 * and exceptions hang on it.
 *
 * <p>An issue lives on in the part with most of its findings, then in the part without findings of
 * other issues, then in the older one. Of several issues that live on in one group the one that was
 * seen first survives, ties by id, and the others become its aliases; one that was split from
 * another of them returns to it. A group in which none lives on gets a new id, or the id that its
 * returning finding had when the application lost it.
 *
 * <p>When an issue comes apart, what it once absorbed counts as issues of their own: findings that
 * an alias brought are the alias's, not the survivor's. So a merge that is taken back gives every
 * part its former id.
 *
 * @param issueId id
 * @param predecessor last record under that id; null for a new one
 * @param splitFrom issue that a new one was split from
 * @param absorbed issues that end here
 * @param aliases all ids that lead here, sorted
 * @param nodes findings
 */
record Succession(
    String issueId,
    @Nullable CorrelatedIssue predecessor,
    @Nullable String splitFrom,
    List<CorrelatedIssue> absorbed,
    List<String> aliases,
    List<Node> nodes) {

  static List<Succession> decide(
      String application,
      List<CorrelatedIssue> touched,
      List<List<Node>> groups,
      Optional<CorrelatedIssue> retracted,
      IssueLookup lookup) {
    IdentityHashMap<List<Node>, List<CorrelatedIssue>> heirs = new IdentityHashMap<>();
    for (CorrelatedIssue issue : touched) {
      List<List<Node>> parts =
          groups.stream().filter(group -> share(issue.getIssueId(), group) > 0).toList();
      List<Heir> heirsOfParts =
          parts.size() > 1
              ? Parting.heirs(issue, parts, lookup)
              : parts.stream().map(part -> new Heir(issue, part)).toList();
      heirsOfParts.forEach(
          heir -> heirs.computeIfAbsent(heir.part(), part -> new ArrayList<>()).add(heir.issue()));
    }
    SortedSet<String> minted = new TreeSet<>();
    List<Succession> successions = new ArrayList<>();
    List<List<Node>> oldestFirst =
        groups.stream().sorted(Comparator.comparing(SetLinks::oldest, Node.BY_AGE)).toList();
    for (List<Node> group : oldestFirst) {
      List<CorrelatedIssue> predecessors = heirs.getOrDefault(group, List.of());
      if (!predecessors.isEmpty()) {
        successions.add(continued(predecessors, group));
      } else if (retracted.isPresent() && arrived(group)) {
        successions.add(continued(List.of(retracted.get()), group));
      } else {
        String issueId =
            IssueIds.mint(
                application,
                SetLinks.oldest(group).findingKey(),
                id -> minted.contains(id) || lookup.issue(id).isPresent());
        minted.add(issueId);
        successions.add(new Succession(issueId, null, origin(group), List.of(), List.of(), group));
      }
    }
    return successions;
  }

  private static boolean arrived(List<Node> group) {
    return group.stream().allMatch(node -> node.formerIssue() == null);
  }

  private static Succession continued(List<CorrelatedIssue> predecessors, List<Node> group) {
    Set<String> ids =
        predecessors.stream().map(CorrelatedIssue::getIssueId).collect(Collectors.toSet());
    List<CorrelatedIssue> byAge =
        predecessors.stream()
            .sorted(
                Comparator.comparing((CorrelatedIssue issue) -> ids.contains(issue.getSplitFrom()))
                    .thenComparing(CorrelatedIssue::getFirstSeenAt)
                    .thenComparing(CorrelatedIssue::getIssueId))
            .toList();
    CorrelatedIssue survivor = byAge.getFirst();
    List<CorrelatedIssue> absorbed =
        byAge.stream().skip(1).sorted(Comparator.comparing(CorrelatedIssue::getIssueId)).toList();
    SortedSet<String> aliases = new TreeSet<>();
    absorbed.forEach(issue -> aliases.add(issue.getIssueId()));
    byAge.forEach(issue -> aliases.addAll(issue.getAliases()));
    return new Succession(
        survivor.getIssueId(),
        survivor,
        survivor.getStatus() == IssueStatus.MERGED ? origin(group) : survivor.getSplitFrom(),
        absorbed,
        List.copyOf(aliases),
        group);
  }

  private static boolean isPartOfOneOf(List<CorrelatedIssue> issues, CorrelatedIssue part) {
    return issues.stream().anyMatch(issue -> issue.getIssueId().equals(part.getSplitFrom()));
  }

  /** Keys of the findings that an issue has, or had when it was absorbed. */
  static List<String> findings(CorrelatedIssue issue) {
    return issue.getMembers().isEmpty()
        ? issue.getFormerFindings()
        : issue.getMembers().stream().map(IssueMember::getFindingKey).toList();
  }

  private static long share(String issueId, List<Node> group) {
    return group.stream().filter(node -> issueId.equals(node.formerIssue())).count();
  }

  private static @Nullable String origin(List<Node> group) {
    return group.stream()
        .map(Node::formerIssue)
        .filter(Objects::nonNull)
        .min(
            Comparator.comparing((String id) -> -share(id, group))
                .thenComparing(Comparator.naturalOrder()))
        .orElse(null);
  }
}
