/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A partition of nodes that only grows coarser (union-find). */
final class Groups {

  private final Map<Node, Node> parents = new LinkedHashMap<>();
  private final Map<Node, List<Node>> members = new LinkedHashMap<>();

  /** Every node in a group of its own, in the order given. */
  Groups(Collection<Node> nodes) {
    for (Node node : nodes) {
      parents.put(node, node);
      members.put(node, new ArrayList<>(List.of(node)));
    }
  }

  /** Nodes of the group of a node. */
  List<Node> of(Node node) {
    return List.copyOf(membersOf(node));
  }

  boolean together(Node node, Node other) {
    return root(node) == root(other);
  }

  void unite(Node first, Node second) {
    Node into = root(first);
    Node from = root(second);
    if (into == from) {
      return;
    }
    List<Node> moved = members.remove(from);
    if (moved != null) {
      parents.put(from, into);
      membersOf(into).addAll(moved);
    }
  }

  /** All groups. */
  List<List<Node>> all() {
    return members.values().stream().map(List::copyOf).toList();
  }

  private List<Node> membersOf(Node node) {
    return members.computeIfAbsent(root(node), root -> new ArrayList<>());
  }

  private Node root(Node node) {
    Node at = node;
    Node parent = parents.getOrDefault(at, at);
    while (parent != at) {
      at = parent;
      parent = parents.getOrDefault(at, at);
    }
    return at;
  }
}
