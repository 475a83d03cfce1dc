/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.anchor;

import static java.util.Objects.requireNonNull;

import io.sluice.correlator.anchor.VulnerabilityId.Kind;
import io.sluice.event.Anchor;
import io.sluice.event.Finding;
import io.sluice.event.IssueMember;
import io.sluice.event.PackageRef;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Anchors of vulnerable packages: the package with each id of the vulnerability, so that the ids
 * which one finding states to be the same unite findings that name only one of them.
 *
 * <p>Two rules keep one doubtful statement from uniting different vulnerabilities. A finding that
 * names several CVEs (a distributor's update, mostly) is not a statement that they are the same: it
 * merges with findings that name the same set, and its single ids only link. And an advisory about
 * an update merges only findings that have no better id.
 */
public final class PackageAnchors {

  /** A finding that names more ids than this is about an update, not about a vulnerability. */
  public static final int MAX_ALIASES = 32;

  private static final String SET_SEPARATOR = " + ";

  private PackageAnchors() {}

  static Stream<Anchor> of(Finding finding) {
    List<String> manifest = manifest(finding);
    if (manifest.isEmpty()) {
      return byCoordinates(finding);
    }
    Stream<Anchor> inManifest =
        strong(ids(finding.getVulnerabilityIds())).stream()
            .map(id -> Anchors.strong(AnchorRule.PACKAGE_MANIFEST, with(manifest, id.text())));
    return PackageCoordinates.version(requireNonNull(finding.getPackage$())).isEmpty()
        ? inManifest
        : Stream.concat(byCoordinates(finding), inManifest);
  }

  /**
   * Package, directory of the manifest and repository. GitHub's alerts and {@code npm audit} name
   * no installed version; the manifest says which one they mean, if it has only one (ManifestLinks
   * in the issue package). Its directory, because one tool reads the manifest and another the lock
   * file beside it.
   */
  private static List<String> manifest(Finding finding) {
    PackageRef reference = requireNonNull(finding.getPackage$());
    String path = reference.getPath();
    if (path == null || path.isBlank() || !finding.getAsset().startsWith("repo:")) {
      return List.of();
    }
    String file = RepositoryPath.of(path, finding.getAsset());
    String relative = file.startsWith("/") ? file.substring(1) : file;
    String directory = relative.substring(0, relative.lastIndexOf('/') + 1);
    return List.of(
        PackageCoordinates.unversioned(reference, finding.getAsset()),
        "./" + directory,
        finding.getAsset());
  }

  /** Installed version that a member names; empty for none. */
  public static String version(IssueMember member) {
    PackageRef reference = member.getPackage$();
    return reference == null ? "" : PackageCoordinates.version(reference);
  }

  private static Stream<Anchor> byCoordinates(Finding finding) {
    List<String> coordinates =
        PackageCoordinates.of(requireNonNull(finding.getPackage$()), finding.getAsset());
    List<VulnerabilityId> ids = ids(finding.getVulnerabilityIds());
    List<VulnerabilityId> strong = strong(ids);
    Stream<Anchor> weak =
        ids.stream()
            .filter(id -> !strong.contains(id))
            .limit(Anchors.MAX_WEAK)
            .map(
                id -> Anchors.weak(AnchorRule.PACKAGE_VULNERABILITY, with(coordinates, id.text())));
    return Stream.concat(
        Stream.concat(
            strong.stream()
                .map(id -> with(coordinates, id.text()))
                .map(parts -> Anchors.strong(AnchorRule.PACKAGE_VULNERABILITY, parts)),
            setAnchor(coordinates, ids)),
        weak);
  }

  /** Ids of one finding or issue, canonical, without duplicates, the best name first. */
  public static List<VulnerabilityId> ids(List<String> written) {
    return written.stream()
        .filter(id -> !id.isBlank())
        .map(VulnerabilityId::of)
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * Whether an anchor names the vulnerability by an id other than its CVE. Only such an anchor can
   * wrongly unite two CVEs.
   */
  public static boolean isAlias(Anchor anchor) {
    return (AnchorRule.PACKAGE_VULNERABILITY.made(anchor)
            || AnchorRule.PACKAGE_MANIFEST.made(anchor))
        && !Anchors.lastPart(anchor).startsWith("CVE-");
  }

  /** CVEs that a member names. */
  public static List<String> cves(IssueMember member) {
    return ids(member.getVulnerabilityIds()).stream()
        .filter(id -> id.kind() == Kind.CVE)
        .map(VulnerabilityId::text)
        .toList();
  }

  private static List<VulnerabilityId> strong(List<VulnerabilityId> ids) {
    long cves = ids.stream().filter(id -> id.kind() == Kind.CVE).count();
    if (cves > 1 || ids.size() > MAX_ALIASES) {
      return List.of();
    }
    List<VulnerabilityId> single = ids.stream().filter(id -> id.kind() != Kind.UPDATE).toList();
    return single.isEmpty() ? ids : single;
  }

  private static Stream<Anchor> setAnchor(List<String> coordinates, List<VulnerabilityId> ids) {
    List<String> cves =
        ids.stream().filter(id -> id.kind() == Kind.CVE).map(VulnerabilityId::text).toList();
    if (cves.size() < 2 || ids.size() > MAX_ALIASES) {
      return Stream.empty();
    }
    String set = cves.stream().collect(Collectors.joining(SET_SEPARATOR));
    return Stream.of(Anchors.strong(AnchorRule.PACKAGE_VULNERABILITY, with(coordinates, set)));
  }

  private static List<String> with(List<String> coordinates, String id) {
    List<String> parts = new ArrayList<>(coordinates);
    parts.add(id);
    return parts;
  }
}
