/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.anchor;

import static java.util.stream.Collectors.toSet;

import io.sluice.correlator.anchor.VulnerabilityId.Kind;
import io.sluice.event.Anchor;
import io.sluice.topic.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Anchors of vulnerable packages by names that the finding does not use itself: databases state
 * that the vulnerability is also called so. They go with the anchors of {@link PackageAnchors} and
 * depend on nothing but the ids that the finding names and the statements about these.
 *
 * <p>A finding that names a CVE needs no other name and gets none: whatever others say, it stays
 * with its CVE. One that names other ids only gets the CVE that they are stated to be, or, where no
 * CVE is known, all names. Two findings that name different records of one vulnerability meet in
 * the CVE or in a name that the records have in common.
 */
public final class AliasAnchors {

  /** Prefix of the reason when an id is stated to be several CVEs. */
  public static final String CONFLICT = "guard.alias-conflict/1";

  /** Prefix of the reason when an id has more names than one vulnerability can have. */
  public static final String SIZE = "guard.alias-size/1";

  private AliasAnchors() {}

  /** Ids among those of a finding whose other names matter to it, in the spelling of databases. */
  public static List<String> asked(List<String> written) {
    List<VulnerabilityId> ids = PackageAnchors.ids(written);
    return ids.size() > PackageAnchors.MAX_ALIASES
        ? List.of()
        : ids.stream()
            .filter(id -> id.kind() == Kind.GHSA || id.kind() == Kind.OTHER)
            .map(VulnerabilityId::text)
            .filter(id -> id.chars().allMatch(c -> c > ' ' && c != Keys.SEPARATOR))
            .toList();
  }

  /**
   * Anchors of a finding with what is known of its aliases.
   *
   * @param plain anchors that {@link AnchorRules} gives the finding
   * @param written ids that the finding names
   */
  public static List<Anchor> with(List<Anchor> plain, List<String> written, KnownAliases known) {
    List<AliasGroup> groups =
        asked(written).stream()
            .map(id -> new AliasGroup(id, known.about(id)))
            .filter(group -> group.size() > 1)
            .toList();
    if (groups.isEmpty()) {
      return plain;
    }
    List<Anchor> anchors = new ArrayList<>(plain);
    boolean named = PackageAnchors.ids(written).getFirst().kind() == Kind.CVE;
    SortedSet<String> cves = new TreeSet<>();
    groups.stream()
        .filter(group -> group.size() <= PackageAnchors.MAX_ALIASES)
        .forEach(group -> cves.addAll(group.cves()));
    for (AliasGroup group : groups) {
      Optional<Anchor> own =
          plain.stream()
              .filter(Anchor::getStrong)
              .filter(anchor -> isOf(anchor, group.id()))
              .findFirst();
      if (own.isEmpty()) {
        continue;
      }
      if (group.size() > PackageAnchors.MAX_ALIASES) {
        anchors.add(quarantined(own.get(), group));
        continue;
      }
      anchors.replaceAll(
          anchor -> anchor.equals(own.get()) ? guarded(anchor, group, cves, named) : anchor);
      if (!named && cves.size() <= 1) {
        names(group).forEach(name -> add(anchors, own.get(), name, group));
      }
    }
    return anchors.stream().sorted(AnchorRules.ORDER).toList();
  }

  /** The CVE, or all names where there is none. */
  private static SortedSet<String> names(AliasGroup group) {
    return group.cves().isEmpty() ? group.others() : group.cves();
  }

  private static void add(List<Anchor> anchors, Anchor own, String name, AliasGroup group) {
    Anchor alias = Anchors.withLastPart(own, name);
    for (int i = 0; i < anchors.size(); i++) {
      Anchor there = anchors.get(i);
      if (there.getRule().equals(alias.getRule()) && there.getValue().equals(alias.getValue())) {
        if (!there.getConditions().isEmpty()) {
          List<String> conditions = new ArrayList<>(there.getConditions());
          conditions.addAll(group.evidence(name));
          anchors.set(i, Anchor.newBuilder(there).setConditions(conditions).build());
        }
        return;
      }
    }
    anchors.add(Anchor.newBuilder(alias).setConditions(group.evidence(name)).build());
  }

  /** The anchor, stopped where its id is stated to be several CVEs. */
  private static Anchor guarded(
      Anchor anchor, AliasGroup group, SortedSet<String> cves, boolean named) {
    SortedSet<String> of = named ? group.cves() : cves;
    if (of.size() <= 1 || group.cves().isEmpty()) {
      return anchor;
    }
    return Anchor.newBuilder(anchor)
        .setGuard(CONFLICT + ": would unite " + String.join(", ", of))
        .setConditions(group.cves().stream().flatMap(cve -> group.evidence(cve).stream()).toList())
        .build();
  }

  /** Says why no name was added; a weak anchor, since the id itself unites as before. */
  private static Anchor quarantined(Anchor anchor, AliasGroup group) {
    return Anchor.newBuilder(anchor)
        .setStrong(false)
        .setGuard(
            "%s: %s is stated to be one with more than %d other ids"
                .formatted(SIZE, group.id(), PackageAnchors.MAX_ALIASES - 1))
        .build();
  }

  /**
   * The anchors of a finding as they were before {@link #with}.
   *
   * @param written ids that the finding names
   */
  public static List<Anchor> without(List<Anchor> anchors, List<String> written) {
    Set<String> named =
        PackageAnchors.ids(written).stream().map(VulnerabilityId::text).collect(toSet());
    return anchors.stream()
        .filter(anchor -> !isQuarantine(anchor) && !isByAlias(anchor, named))
        .map(anchor -> isConflict(anchor) ? cleared(anchor) : anchor)
        .toList();
  }

  private static Anchor cleared(Anchor anchor) {
    return Anchor.newBuilder(anchor).setGuard(null).setConditions(List.of()).build();
  }

  /** The CVE that databases state a finding to be about which names none; empty if none does. */
  static Optional<String> cve(List<Anchor> anchors) {
    return anchors.stream()
        .filter(anchor -> anchor.getRule().equals(AnchorRule.PACKAGE_VULNERABILITY.id()))
        .filter(anchor -> !anchor.getConditions().isEmpty())
        .map(Anchors::lastPart)
        .filter(id -> VulnerabilityId.of(id).kind() == Kind.CVE)
        .findFirst();
  }

  private static boolean isByAlias(Anchor anchor, Set<String> named) {
    return anchor.getRule().equals(AnchorRule.PACKAGE_VULNERABILITY.id())
        && !anchor.getConditions().isEmpty()
        && !named.contains(Anchors.lastPart(anchor));
  }

  private static boolean isQuarantine(Anchor anchor) {
    return anchor.getGuard() != null && anchor.getGuard().startsWith(SIZE);
  }

  /** Whether an anchor is stopped by {@link #CONFLICT} from uniting findings that name a CVE. */
  public static boolean isConflict(Anchor anchor) {
    return anchor.getGuard() != null && anchor.getGuard().startsWith(CONFLICT);
  }

  private static boolean isOf(Anchor anchor, String id) {
    return anchor.getRule().equals(AnchorRule.PACKAGE_VULNERABILITY.id())
        && Anchors.lastPart(anchor).equals(id);
  }
}
