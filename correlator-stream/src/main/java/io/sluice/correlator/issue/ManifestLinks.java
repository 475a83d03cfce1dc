/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import io.sluice.correlator.anchor.AnchorRule;
import io.sluice.event.Anchor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Merging by the manifest of a package. A finding without an installed version is about whichever
 * version its manifest has; it joins the findings that name it where there is one version, and none
 * where there are several: it may mean either. Findings that name versions are never joined by
 * their manifest. The result depends on the set of nodes alone.
 */
final class ManifestLinks {

  private final Set<String> unambiguous = new HashSet<>();

  private ManifestLinks() {}

  /** Links among nodes; those of an ambiguous manifest are stopped. */
  static ManifestLinks among(List<Node> nodes) {
    Map<String, SortedSet<String>> versions = new HashMap<>();
    Set<String> wanted = new HashSet<>();
    for (Node node : nodes) {
      node.setAnchors()
          .filter(AnchorRule.PACKAGE_MANIFEST::made)
          .map(Node::key)
          .forEach(
              key -> {
                if (node.version().isEmpty()) {
                  wanted.add(key);
                } else {
                  versions.computeIfAbsent(key, none -> new TreeSet<>()).add(node.version());
                }
              });
    }
    ManifestLinks links = new ManifestLinks();
    Map<String, SortedSet<String>> ambiguous = new HashMap<>();
    for (String key : wanted) {
      SortedSet<String> named = versions.getOrDefault(key, new TreeSet<>());
      if (named.size() == 1) {
        links.unambiguous.add(key);
      } else if (named.size() > 1) {
        ambiguous.put(key, named);
      }
    }
    if (!ambiguous.isEmpty()) {
      nodes.forEach(node -> node.replaceAnchors(anchor -> stopped(anchor, ambiguous)));
    }
    return links;
  }

  private static Anchor stopped(Anchor anchor, Map<String, SortedSet<String>> ambiguous) {
    SortedSet<String> versions = ambiguous.get(Node.key(anchor));
    return versions == null || !AnchorIndex.attracts(anchor)
        ? anchor
        : Guard.stoppedByVersions(anchor, versions);
  }

  /** Whether a node may be united with others by an anchor. */
  boolean unites(Node node, Anchor anchor) {
    return !AnchorRule.PACKAGE_MANIFEST.made(anchor)
        || node.version().isEmpty()
        || unambiguous.contains(Node.key(anchor));
  }
}
