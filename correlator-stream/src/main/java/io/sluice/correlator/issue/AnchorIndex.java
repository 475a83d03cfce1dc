/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import io.sluice.correlator.anchor.AnchorRule;
import io.sluice.event.Anchor;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.IssueMember;
import io.sluice.topic.Hash;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which anchors lead to an issue. */
public final class AnchorIndex {

  private AnchorIndex() {}

  /** Short key of an anchor, equal for equal rule and value. */
  public static String key(Anchor anchor) {
    return Hash.of(anchor.getRule(), anchor.getValue());
  }

  /**
   * Keys that attract new findings to an issue: of strong anchors that are not held. The anchor of
   * the finding itself attracts nothing else and is left out.
   */
  public static SortedSet<String> keysOf(CorrelatedIssue issue) {
    SortedSet<String> keys = new TreeSet<>();
    for (IssueMember member : issue.getMembers()) {
      keys.addAll(keysOf(member.getAnchors()));
    }
    return keys;
  }

  static SortedSet<String> keysOf(Collection<Anchor> anchors) {
    SortedSet<String> keys = new TreeSet<>();
    for (Anchor anchor : anchors) {
      if (attracts(anchor)) {
        keys.add(key(anchor));
      }
    }
    return keys;
  }

  static boolean attracts(Anchor anchor) {
    return anchor.getStrong()
        && !anchor.getHeld()
        && !anchor.getRule().equals(AnchorRule.SELF.id());
  }
}
