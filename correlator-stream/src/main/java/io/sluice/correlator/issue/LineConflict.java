/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import io.sluice.correlator.anchor.CodeAnchors;
import io.sluice.correlator.anchor.SecretAnchors;
import io.sluice.event.Anchor;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Facts that tell two findings at one line apart. */
final class LineConflict {

  private LineConflict() {}

  /** Whether nothing speaks against the two groups being one weakness at a line. */
  static boolean none(List<Node> group, List<Node> other, Anchor line) {
    return isOneSecret(group, other) && isOneFile(group, other, line);
  }

  /** Two known values are two secrets, though they stand on one line. */
  private static boolean isOneSecret(List<Node> group, List<Node> other) {
    Set<String> values = secrets(group);
    Set<String> others = secrets(other);
    return values.isEmpty() || others.isEmpty() || !Collections.disjoint(values, others);
  }

  private static Set<String> secrets(List<Node> group) {
    return group.stream()
        .flatMap(node -> node.anchors().stream())
        .filter(SecretAnchors::isValue)
        .map(Anchor::getValue)
        .collect(Collectors.toSet());
  }

  /** A place named by its package fits files of several modules. */
  private static boolean isOneFile(List<Node> group, List<Node> other, Anchor line) {
    Set<String> files = new HashSet<>();
    Stream.concat(group.stream(), other.stream())
        .flatMap(node -> node.anchors().stream())
        .flatMap(anchor -> CodeAnchors.fileOf(anchor, line).stream())
        .forEach(files::add);
    return files.size() <= 1;
  }
}
