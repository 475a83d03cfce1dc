/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import io.sluice.correlator.anchor.AnchorRule;
import io.sluice.correlator.anchor.AnchorRules;
import io.sluice.correlator.anchor.PackageAnchors;
import io.sluice.event.Anchor;
import io.sluice.event.IssueMember;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A finding while its issue is being decided; its anchors may still be held or stopped. */
final class Node {

  /** Oldest first; the same on every replay. */
  static final Comparator<Node> BY_AGE =
      Comparator.comparing((Node node) -> node.member.getFirstSeenAt())
          .thenComparing(node -> node.member.getFindingKey());

  private final IssueMember member;
  private final @Nullable String formerIssue;
  private final List<String> cves;
  private final String version;
  private final List<Anchor> anchors;
  private final int characters;

  /**
   * Node of a member.
   *
   * @param formerIssue live issue that it is in so far; null when it arrives in the application
   */
  Node(IssueMember member, @Nullable String formerIssue) {
    this.member = member;
    this.formerIssue = formerIssue;
    this.cves = PackageAnchors.cves(member);
    this.version = PackageAnchors.version(member);
    this.anchors = new ArrayList<>(member.getAnchors());
    this.characters = Characters.of(member);
  }

  String findingKey() {
    return member.getFindingKey();
  }

  IssueMember before() {
    return member;
  }

  /** The member with the anchors as they are now; the same instance when nothing changed. */
  IssueMember member() {
    List<Anchor> sorted = anchors.stream().sorted(AnchorRules.ORDER).toList();
    return sorted.equals(member.getAnchors())
        ? member
        : IssueMember.newBuilder(member).setAnchors(sorted).build();
  }

  @Nullable String formerIssue() {
    return formerIssue;
  }

  /** Length of the member's texts. */
  int characters() {
    return characters;
  }

  List<String> cves() {
    return cves;
  }

  /** Installed version of the package; empty when the tool names none or there is no package. */
  String version() {
    return version;
  }

  boolean isOpen() {
    return isOpenMember(member);
  }

  static boolean isOpenMember(IssueMember member) {
    return switch (member.getStatus()) {
      case RESOLVED, SUPERSEDED, SUPPRESSED -> false;
      case OPEN, REOPENED, UNKNOWN -> true;
    };
  }

  List<Anchor> anchors() {
    return anchors;
  }

  void add(Anchor anchor) {
    anchors.add(anchor);
  }

  void remove(Anchor anchor) {
    anchors.remove(anchor);
  }

  void replaceAnchors(UnaryOperator<Anchor> change) {
    anchors.replaceAll(change);
  }

  /** Anchors that unite regardless of history. */
  Stream<Anchor> setAnchors() {
    return anchors.stream()
        .filter(anchor -> AnchorIndex.attracts(anchor) && !AnchorRule.isLineBased(anchor));
  }

  /** Anchors with a line, current and held. */
  Stream<Anchor> lineAnchors() {
    return anchors.stream().filter(anchor -> anchor.getStrong() && AnchorRule.isLineBased(anchor));
  }

  /** Whether the node has an anchor of the same rule and value, current or held. */
  boolean carries(Anchor wanted) {
    return lineAnchors().anyMatch(anchor -> same(anchor, wanted));
  }

  /** Whether the node is where an anchor says. */
  boolean standsAt(Anchor wanted) {
    return lineAnchors().anyMatch(anchor -> !anchor.getHeld() && same(anchor, wanted));
  }

  static boolean same(Anchor anchor, Anchor other) {
    return anchor.getValue().equals(other.getValue()) && anchor.getRule().equals(other.getRule());
  }

  static String key(Anchor anchor) {
    return anchor.getRule() + ' ' + anchor.getValue();
  }
}
