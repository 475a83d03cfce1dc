/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import io.sluice.correlator.anchor.AnchorRule;
import io.sluice.event.Anchor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Merging by line, under the guards of ADR 4.
 *
 * <p>Members that a line once brought together stay together, also when one of them moves: its old
 * anchor is held. A finding joins others by its line when it arrives in the application, and then
 * only one group that has no open finding of the same tool at that line: two results of one tool
 * are two weaknesses. A finding that merely moved joins others only where both were read at the
 * same commit; lines of different commits cannot be compared.
 */
final class LineLinks {

  private LineLinks() {}

  /** Holds the line anchors by which a finding was known so far and from which it has moved. */
  static void holdFormer(Node changed, List<Anchor> former) {
    List<Anchor> current = List.copyOf(changed.anchors());
    for (Anchor anchor : former) {
      if (anchor.getStrong()
          && !changed.carries(anchor)
          && current.stream().anyMatch(now -> AnchorRule.isSameFile(anchor, now))) {
        changed.add(Anchor.newBuilder(anchor).setHeld(true).build());
      }
    }
  }

  /** Unites members of one issue that share a line anchor, current or held. */
  static void keep(Groups groups, List<Node> nodes) {
    Map<String, Node> first = new HashMap<>();
    for (Node node : nodes) {
      if (node.formerIssue() != null) {
        node.lineAnchors()
            .forEach(
                anchor -> {
                  String key = node.formerIssue() + ' ' + Node.key(anchor);
                  Node other = first.putIfAbsent(key, node);
                  if (other != null) {
                    uniteIfFits(groups, other, node);
                  }
                });
      }
    }
  }

  /**
   * Joins a finding to at most one group at each of its lines.
   *
   * @param former its anchors so far; empty when it arrives
   */
  static void attach(Groups groups, List<Node> nodes, Node changed, List<Anchor> former) {
    boolean arrives = changed.formerIssue() == null;
    String commit = changed.before().getCommit();
    Predicate<Node> comparable =
        arrives
            ? node -> true
            : node -> commit != null && Objects.equals(commit, node.before().getCommit());
    List<Anchor> lines =
        changed
            .lineAnchors()
            .filter(anchor -> !anchor.getHeld())
            .filter(anchor -> former.stream().noneMatch(old -> Node.same(old, anchor)))
            .sorted(Comparator.comparing(Node::key))
            .toList();
    for (Anchor line : lines) {
      nodes.stream()
          .filter(node -> node != changed && node.standsAt(line) && comparable.test(node))
          .filter(node -> !groups.together(node, changed))
          .filter(node -> mayMeet(groups.of(node), groups.of(changed), line))
          .min(Comparator.comparing((Node node) -> SetLinks.oldest(groups.of(node)), Node.BY_AGE))
          .ifPresent(node -> uniteIfFits(groups, node, changed));
    }
  }

  /**
   * Forgets held anchors without which the group hangs together just as well. Bridges do not count:
   * they ask for one place, and held anchors can be what says that it is one.
   */
  static void releaseHeld(List<Node> group) {
    for (Node node : group.stream().sorted(Comparator.comparing(Node::findingKey)).toList()) {
      List<Anchor> held =
          node.lineAnchors()
              .filter(Anchor::getHeld)
              .sorted(Comparator.comparing(Node::key))
              .toList();
      for (Anchor anchor : held) {
        int parts = parts(group);
        node.remove(anchor);
        if (parts(group) > parts) {
          node.add(anchor);
        }
      }
    }
  }

  /**
   * Whether two groups can be one weakness as far as a line tells: no tool has an open result of
   * that class in that file in both, unless two of its rules name the line; and no fact speaks
   * against it.
   */
  private static boolean mayMeet(List<Node> group, List<Node> other, Anchor line) {
    for (Node node : inFile(group, line)) {
      for (Node second : inFile(other, line)) {
        boolean sameTool = node.before().getTool().equals(second.before().getTool());
        if (sameTool && !isTwoRulesOfOneLine(node, second, line)) {
          return false;
        }
      }
    }
    return LineConflict.none(group, other, line);
  }

  /**
   * Nodes with an open finding of that class in that file. Not only at that line: while tools are
   * scanned one after the other, a member may still stand at the line from which others moved.
   */
  private static List<Node> inFile(List<Node> group, Anchor line) {
    return group.stream()
        .filter(Node::isOpen)
        .filter(node -> node.lineAnchors().anyMatch(own -> AnchorRule.isSameFile(own, line)))
        .toList();
  }

  /** Two results of one rule are two weaknesses; two rules of one class may see one. */
  private static boolean isTwoRulesOfOneLine(Node node, Node other, Anchor line) {
    String rule = node.before().getRuleId();
    return AnchorRule.isOfClass(line)
        && rule != null
        && other.before().getRuleId() != null
        && !rule.equals(other.before().getRuleId())
        && node.standsAt(line)
        && other.standsAt(line);
  }

  private static void uniteIfFits(Groups groups, Node first, Node second) {
    if (groups.together(first, second)) {
      return;
    }
    List<Node> united = new ArrayList<>(groups.of(first));
    united.addAll(groups.of(second));
    if (Guard.fits(united)) {
      groups.unite(first, second);
    }
  }

  private static int parts(List<Node> group) {
    Groups groups = new Groups(group);
    Map<String, Node> first = new HashMap<>();
    for (Node node : group) {
      Stream.concat(SetLinks.usable(node), node.lineAnchors())
          .filter(anchor -> !AnchorRule.isBridge(anchor))
          .map(Node::key)
          .forEach(
              key -> {
                Node other = first.putIfAbsent(key, node);
                if (other != null) {
                  groups.unite(other, node);
                }
              });
    }
    return groups.all().size();
  }
}
