/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import io.sluice.event.CorrelatedIssue;
import io.sluice.event.IssueStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Who inherits the parts of an issue that comes apart: the issue itself one of them, and each issue
 * that it absorbed the one with most of the findings that this had brought. Where that is the part
 * of the survivor, it stays an alias.
 */
final class Parting {

  /**
   * Who inherits a part.
   *
   * @param issue the issue, with the aliases that it keeps
   * @param part its findings from now on
   */
  record Heir(CorrelatedIssue issue, List<Node> part) {}

  private final CorrelatedIssue survivor;
  private final List<CorrelatedIssue> absorbed;
  private final List<List<Node>> parts;

  private Parting(CorrelatedIssue survivor, List<List<Node>> parts, IssueLookup lookup) {
    this.survivor = survivor;
    this.parts = parts;
    this.absorbed =
        survivor.getAliases().stream()
            .map(lookup::issue)
            .flatMap(Optional::stream)
            .filter(alias -> alias.getStatus() == IssueStatus.MERGED)
            .filter(alias -> !alias.getFormerFindings().isEmpty())
            .toList();
  }

  /**
   * Heirs of the parts; a part can have several or none.
   *
   * @param parts groups with findings of the issue, more than one
   */
  static List<Heir> heirs(CorrelatedIssue issue, List<List<Node>> parts, IssueLookup lookup) {
    return new Parting(issue, parts, lookup).heirs();
  }

  private List<Heir> heirs() {
    Map<String, Integer> homes = new HashMap<>();
    for (CorrelatedIssue alias : absorbed) {
      home(ownFindings(alias)).ifPresent(home -> homes.put(alias.getIssueId(), home));
    }
    int survives = home(ownFindings(survivor)).orElse(0);
    List<Heir> heirs = new ArrayList<>();
    heirs.add(heir(survivor, survives, homes));
    for (CorrelatedIssue alias : absorbed) {
      int home = homes.getOrDefault(alias.getIssueId(), survives);
      if (home != survives) {
        heirs.add(heir(alias, home, homes));
      }
    }
    return heirs;
  }

  private Heir heir(CorrelatedIssue issue, int part, Map<String, Integer> homes) {
    List<String> kept =
        issue.getAliases().stream().filter(id -> homes.getOrDefault(id, part) == part).toList();
    return new Heir(
        kept.size() == issue.getAliases().size()
            ? issue
            : CorrelatedIssue.newBuilder(issue).setAliases(kept).build(),
        parts.get(part));
  }

  /** The findings that an issue did not get from one that it absorbed; all, if that leaves none. */
  private Set<String> ownFindings(CorrelatedIssue issue) {
    Set<String> all = Set.copyOf(Succession.findings(issue));
    Set<String> own = new HashSet<>(all);
    absorbed.stream()
        .filter(alias -> issue.getAliases().contains(alias.getIssueId()))
        .forEach(alias -> alias.getFormerFindings().forEach(own::remove));
    return parts.stream().anyMatch(part -> share(part, own) > 0) ? own : all;
  }

  private Optional<Integer> home(Set<String> findings) {
    return IntStream.range(0, parts.size())
        .boxed()
        .filter(index -> share(parts.get(index), findings) > 0)
        .min(
            Comparator.comparing((Integer index) -> -share(parts.get(index), findings))
                .thenComparing(index -> holdsOthers(parts.get(index), findings))
                .thenComparing(index -> SetLinks.oldest(parts.get(index)), Node.BY_AGE));
  }

  private static long share(List<Node> part, Set<String> findings) {
    return part.stream().filter(node -> findings.contains(node.findingKey())).count();
  }

  private static boolean holdsOthers(List<Node> part, Set<String> findings) {
    return part.stream()
        .anyMatch(node -> node.formerIssue() != null && !findings.contains(node.findingKey()));
  }
}
