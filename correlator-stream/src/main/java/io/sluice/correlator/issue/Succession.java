/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import io.sluice.event.CorrelatedIssue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which issue a group of findings is from now on. An id is never given to another weakness: tickets
 * and exceptions hang on it.
 *
 * <p>An issue lives on in the part with most of the findings that were never in another ({@link
 * IssueTrail}), then in that with most of its findings, then in the part without findings of other
 * issues, then in the older one. Of several issues that live on in one group the one that was seen
 * first survives, ties by id, and the others become its aliases. A part that meets the issue from
 * which it was split goes back into it, and an issue that is nobody's home, because it came about
 * while findings were on the move, never survives another. A group in which none lives on gets the
 * id of the ended issue that its findings belonged to or came from, else a new one.
 *
 * @param issueId id
 * @param predecessor last record under that id; null for a new one
 * @param splitFrom issue that a new one was split from
 * @param absorbed ids of the issues that end here
 * @param aliases all ids that lead here, sorted
 * @param nodes findings
 */
record Succession(
    String issueId,
    @Nullable CorrelatedIssue predecessor,
    @Nullable String splitFrom,
    List<String> absorbed,
    List<String> aliases,
    List<Node> nodes) {

  private static final Comparator<CorrelatedIssue> OLDEST_FIRST =
      Comparator.comparing(CorrelatedIssue::getFirstSeenAt)
          .thenComparing(CorrelatedIssue::getIssueId);

  static List<Succession> decide(
      String application,
      List<CorrelatedIssue> touched,
      List<List<Node>> groups,
      Homes homes,
      IssueLookup lookup) {
    IdentityHashMap<List<Node>, List<CorrelatedIssue>> heirs = new IdentityHashMap<>();
    for (CorrelatedIssue issue : touched) {
      heir(issue.getIssueId(), groups, homes)
          .ifPresent(group -> heirs.computeIfAbsent(group, g -> new ArrayList<>()).add(issue));
    }
    SortedSet<String> taken = new TreeSet<>();
    List<Succession> successions = new ArrayList<>();
    List<List<Node>> oldestFirst =
        groups.stream().sorted(Comparator.comparing(SetLinks::oldest, Node.BY_AGE)).toList();
    for (List<Node> group : oldestFirst) {
      List<CorrelatedIssue> predecessors = heirs.getOrDefault(group, List.of());
      Optional<CorrelatedIssue> survivor = survivor(predecessors, group, homes, taken);
      if (survivor.isPresent()) {
        successions.add(continued(survivor.get(), predecessors, group));
      } else {
        String issueId =
            IssueIds.mint(
                application,
                SetLinks.oldest(group).findingKey(),
                id -> taken.contains(id) || lookup.issue(id).isPresent());
        successions.add(new Succession(issueId, null, origin(group), List.of(), List.of(), group));
      }
      taken.add(successions.getLast().issueId());
    }
    return successions.stream().map(one -> one.withoutAliasesOf(lookup, taken)).toList();
  }

  /**
   * Which issue a group is from now on: of the live ones that are home of some of its findings the
   * oldest; else an ended one to which a finding returns; else the oldest live one. An issue that
   * was split from another goes back into it.
   */
  private static Optional<CorrelatedIssue> survivor(
      List<CorrelatedIssue> predecessors, List<Node> group, Homes homes, SortedSet<String> taken) {
    if (predecessors.isEmpty()) {
      return homes.endedHome(group, taken);
    }
    List<Node> arriving = group.stream().filter(node -> node.formerIssue() == null).toList();
    if (arriving.isEmpty() && predecessors.size() == 1) {
      return predecessors.stream().findFirst();
    }
    List<CorrelatedIssue> wholes =
        predecessors.stream()
            .filter(
                issue ->
                    predecessors.stream()
                        .noneMatch(whole -> homes.isPartOf(issue, whole.getIssueId())))
            .toList();
    return wholes.stream()
        .filter(issue -> homes.isHome(issue.getIssueId(), group))
        .min(OLDEST_FIRST)
        .or(() -> homes.endedHome(arriving, taken))
        .or(() -> wholes.stream().min(OLDEST_FIRST))
        .or(() -> predecessors.stream().min(OLDEST_FIRST));
  }

  private static Succession continued(
      CorrelatedIssue survivor, List<CorrelatedIssue> predecessors, List<Node> group) {
    List<String> absorbed =
        predecessors.stream()
            .map(CorrelatedIssue::getIssueId)
            .filter(id -> !id.equals(survivor.getIssueId()))
            .sorted()
            .toList();
    SortedSet<String> aliases = new TreeSet<>(absorbed);
    aliases.addAll(survivor.getAliases());
    predecessors.forEach(issue -> aliases.addAll(issue.getAliases()));
    return new Succession(
        survivor.getIssueId(),
        survivor,
        survivor.getSplitFrom(),
        absorbed,
        List.copyOf(aliases),
        group);
  }

  /**
   * Without the ids of issues that live: one that came back is an alias of no other. While an issue
   * lives, its aliases come back only with its own change.
   */
  private Succession withoutAliasesOf(IssueLookup lookup, SortedSet<String> living) {
    boolean cameBack = predecessor != null && !TouchedIssues.isLive(predecessor);
    List<String> gone =
        aliases.stream()
            .filter(id -> !living.contains(id))
            .filter(
                id ->
                    !cameBack
                        || absorbed.contains(id)
                        || lookup.issue(id).filter(TouchedIssues::isLive).isEmpty())
            .toList();
    return new Succession(issueId, predecessor, splitFrom, absorbed, gone, nodes);
  }

  private static Optional<List<Node>> heir(String issueId, List<List<Node>> groups, Homes homes) {
    return groups.stream()
        .filter(group -> share(issueId, group) > 0)
        .min(
            Comparator.comparing((List<Node> group) -> -homes.natives(issueId, group))
                .thenComparing(group -> -share(issueId, group))
                .thenComparing(group -> foreign(issueId, group))
                .thenComparing(SetLinks::oldest, Node.BY_AGE));
  }

  private static long share(String issueId, List<Node> group) {
    return group.stream().filter(node -> issueId.equals(node.formerIssue())).count();
  }

  private static boolean foreign(String issueId, List<Node> group) {
    return group.stream()
        .map(Node::formerIssue)
        .anyMatch(former -> former != null && !former.equals(issueId));
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
