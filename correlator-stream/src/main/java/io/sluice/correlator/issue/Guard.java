/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import io.sluice.correlator.anchor.PackageAnchors;
import io.sluice.event.Anchor;
import io.sluice.event.IssueMember;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Limits of automatic merging. What a guard stops stays apart, and the issue says so: two tickets
 * for one flaw cost a click, one ticket for two flaws hides one.
 */
final class Guard {

  /** Prefix of the reason when an issue would have grown too large. */
  static final String SIZE = "guard.size/1";

  /** Prefix of the reason when an alias would have united different CVEs. */
  static final String CVE_CONFLICT = "guard.cve-conflict/1";

  /** Prefix of the reason when a package without version would have united different versions. */
  static final String VERSION_CONFLICT = "guard.version-conflict/1";

  /**
   * Characters of an issue's members. At three bytes each the record still fits into Kafka's
   * default {@code max.request.size} of 1 MiB.
   */
  private static final int MAX_CHARACTERS = 256 * 1024;

  private static final int SHOWN_CVES = 4;

  private Guard() {}

  /** Whether nodes are few and short enough, and name few enough vulnerabilities, for one issue. */
  static boolean fits(List<Node> nodes) {
    if (nodes.size() > IssueGraph.MAX_FINDINGS
        || nodes.stream().mapToInt(Node::characters).sum() > MAX_CHARACTERS) {
      return false;
    }
    SortedSet<String> ids = new TreeSet<>();
    nodes.forEach(node -> ids.addAll(node.before().getVulnerabilityIds()));
    return ids.size() <= PackageAnchors.MAX_ALIASES;
  }

  /** CVEs of findings that name exactly one. More than one cannot be the same vulnerability. */
  static SortedSet<String> cves(List<Node> nodes) {
    SortedSet<String> cves = new TreeSet<>();
    for (Node node : nodes) {
      if (node.cves().size() == 1) {
        cves.add(node.cves().getFirst());
      }
    }
    return cves;
  }

  /** The anchor, stopped from merging because the issue would have grown too large. */
  static Anchor stoppedBySize(Anchor anchor) {
    return Anchor.newBuilder(anchor)
        .setStrong(false)
        .setGuard(
            "%s: an issue has at most %d findings, %d vulnerability ids and %d characters"
                .formatted(
                    SIZE, IssueGraph.MAX_FINDINGS, PackageAnchors.MAX_ALIASES, MAX_CHARACTERS))
        .build();
  }

  /** The anchor, stopped from uniting CVEs; it stays in the index, because this may change. */
  static Anchor stoppedByConflict(Anchor anchor, SortedSet<String> cves) {
    String shown = String.join(", ", cves.stream().limit(SHOWN_CVES).toList());
    String more = cves.size() > SHOWN_CVES ? " and " + (cves.size() - SHOWN_CVES) + " more" : "";
    return Anchor.newBuilder(anchor)
        .setGuard(CVE_CONFLICT + ": would unite " + shown + more)
        .build();
  }

  /** The anchor, stopped because the manifest has several versions; stays in the index. */
  static Anchor stoppedByVersions(Anchor anchor, SortedSet<String> versions) {
    return Anchor.newBuilder(anchor)
        .setGuard(
            VERSION_CONFLICT
                + ": the manifest has "
                + String.join(", ", versions.stream().limit(SHOWN_CVES).toList()))
        .build();
  }

  /** Whether a conflict keeps a member from being united with others by one of its anchors. */
  static boolean stops(Anchor anchor, IssueMember member) {
    String guard = anchor.getGuard();
    if (guard == null) {
      return false;
    }
    return guard.startsWith(CVE_CONFLICT)
        ? !PackageAnchors.cves(member).isEmpty()
        : guard.startsWith(VERSION_CONFLICT) && !PackageAnchors.version(member).isEmpty();
  }

  static boolean isConflict(Anchor anchor) {
    String guard = anchor.getGuard();
    return guard != null && (guard.startsWith(CVE_CONFLICT) || guard.startsWith(VERSION_CONFLICT));
  }

  /** The anchor as its rule made it, before conflicts are looked for. */
  static Anchor withoutConflict(Anchor anchor) {
    return isConflict(anchor) ? Anchor.newBuilder(anchor).setGuard(null).build() : anchor;
  }
}
