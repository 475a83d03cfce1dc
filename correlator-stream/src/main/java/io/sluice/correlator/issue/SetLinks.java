/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import io.sluice.correlator.anchor.AnchorRule;
import io.sluice.correlator.anchor.PackageAnchors;
import io.sluice.event.Anchor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * Groups nodes by the anchors that hold no line. The result depends on the set of nodes alone, not
 * on the order in which they arrived, as long as no group exceeds the size guard.
 */
final class SetLinks {

  private SetLinks() {}

  /**
   * Connected components over the anchors, where a component that holds several CVEs is taken apart
   * again: in it, ids other than CVEs unite only findings that name no CVE.
   */
  static Groups group(List<Node> nodes) {
    nodes.forEach(node -> node.replaceAnchors(Guard::withoutConflict));
    ManifestLinks manifests = ManifestLinks.among(nodes);
    Groups groups = new Groups(nodes);
    link(groups, nodes, node -> usable(node, false, manifests));
    Set<Node> conflicted = new HashSet<>();
    for (List<Node> group : groups.all()) {
      SortedSet<String> cves = Guard.cves(group);
      if (cves.size() > 1) {
        conflicted.addAll(group);
        group.forEach(
            node ->
                node.replaceAnchors(
                    anchor ->
                        PackageAnchors.isAlias(anchor) && AnchorIndex.attracts(anchor)
                            ? Guard.stoppedByConflict(anchor, cves)
                            : anchor));
      }
    }
    if (conflicted.isEmpty()) {
      return groups;
    }
    Groups apart = new Groups(nodes);
    link(apart, nodes, node -> usable(node, conflicted.contains(node), manifests));
    return apart;
  }

  /**
   * The same, when the component of a changed node is too large: its bridges are stopped, and when
   * that is not enough it joins only the groups that it fits into.
   */
  static Groups groupWithin(List<Node> nodes, List<Node> changed) {
    Groups groups = group(nodes);
    for (Node node : changed) {
      if (!Guard.fits(groups.of(node))) {
        stopBridges(groups.of(node), changed);
        groups = group(nodes);
      }
    }
    for (Node node : changed) {
      if (!Guard.fits(groups.of(node))) {
        groups = groupWithin(nodes, node);
      }
    }
    return groups;
  }

  private static void stopBridges(List<Node> group, List<Node> changed) {
    group.stream()
        .filter(changed::contains)
        .forEach(
            node ->
                node.replaceAnchors(
                    anchor ->
                        AnchorRule.isBridge(anchor) && AnchorIndex.attracts(anchor)
                            ? Guard.stoppedBySize(anchor)
                            : anchor));
  }

  /**
   * The same, when the component of one node is too large: that node joins only the groups that it
   * fits into, its own former issue first, then the oldest; its anchors to the others are stopped.
   */
  private static Groups groupWithin(List<Node> nodes, Node arriving) {
    Groups whole = group(nodes);
    if (Guard.fits(whole.of(arriving))) {
      return whole;
    }
    List<Node> others = nodes.stream().filter(node -> node != arriving).toList();
    Groups groups = group(others);
    Groups result = new Groups(nodes);
    groups.all().forEach(group -> group.forEach(node -> result.unite(group.getFirst(), node)));
    for (List<Node> neighbour : neighbours(groups, others, arriving)) {
      List<Node> united = new ArrayList<>(result.of(arriving));
      united.addAll(neighbour);
      if (Guard.fits(united) && Guard.cves(united).size() <= 1) {
        result.unite(neighbour.getFirst(), arriving);
      } else {
        Set<String> shared = keys(neighbour);
        arriving.replaceAnchors(
            anchor ->
                AnchorIndex.attracts(anchor) && shared.contains(Node.key(anchor))
                    ? Guard.stoppedBySize(anchor)
                    : anchor);
      }
    }
    return result;
  }

  private static List<List<Node>> neighbours(Groups groups, List<Node> others, Node arriving) {
    Set<String> wanted = keys(List.of(arriving));
    Set<List<Node>> neighbours = new LinkedHashSet<>();
    for (Node other : others) {
      if (other.setAnchors().anyMatch(anchor -> wanted.contains(Node.key(anchor)))) {
        neighbours.add(groups.of(other));
      }
    }
    Comparator<List<Node>> own =
        Comparator.comparing(
            group ->
                group.stream()
                    .noneMatch(
                        node ->
                            node.formerIssue() != null
                                && node.formerIssue().equals(arriving.formerIssue())));
    Comparator<List<Node>> oldest = Comparator.comparing(SetLinks::oldest, Node.BY_AGE);
    return neighbours.stream().sorted(own.thenComparing(oldest)).toList();
  }

  static Node oldest(List<Node> group) {
    return group.stream().min(Node.BY_AGE).orElseThrow();
  }

  private static Set<String> keys(List<Node> nodes) {
    Set<String> keys = new HashSet<>();
    nodes.forEach(node -> node.setAnchors().map(Node::key).forEach(keys::add));
    return keys;
  }

  private static Stream<Anchor> usable(Node node, boolean conflicted, ManifestLinks manifests) {
    boolean withoutAliases = conflicted && !node.cves().isEmpty();
    return node.setAnchors()
        .filter(anchor -> manifests.unites(node, anchor))
        .filter(anchor -> !withoutAliases || !PackageAnchors.isAlias(anchor));
  }

  /** Anchors by which a node is connected with its own group, conflicts taken into account. */
  static Stream<Anchor> usable(Node node) {
    return node.setAnchors().filter(anchor -> !Guard.stops(anchor, node.before()));
  }

  private interface LinkingAnchors {
    Stream<Anchor> of(Node node);
  }

  private static void link(Groups groups, List<Node> nodes, LinkingAnchors anchors) {
    Map<String, Node> first = new HashMap<>();
    for (Node node : nodes) {
      anchors
          .of(node)
          .map(Node::key)
          .forEach(
              key -> {
                Node other = first.putIfAbsent(key, node);
                if (other != null) {
                  groups.unite(other, node);
                }
              });
    }
  }
}
