/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import io.sluice.correlator.anchor.PackageAnchors;
import io.sluice.correlator.anchor.VulnerabilityId;
import io.sluice.event.IssueMember;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Title of an issue: a function of its members, so that it does not change with who came first. */
final class IssueTitle {

  private IssueTitle() {}

  /**
   * Title of members.
   *
   * @param ranked members, the leading one first
   */
  static String of(List<IssueMember> ranked) {
    return vulnerablePackage(ranked)
        .or(() -> ranked.size() > 1 ? weakness(ranked) : Optional.empty())
        .orElseGet(() -> ranked.getFirst().getTitle());
  }

  /** {@code CVE-2021-44228 in org.apache.logging.log4j:log4j-core 2.14.1}. */
  private static Optional<String> vulnerablePackage(List<IssueMember> ranked) {
    List<PackageRef> packages =
        ranked.stream().map(IssueMember::getPackage$).filter(Objects::nonNull).toList();
    List<VulnerabilityId> ids = PackageAnchors.idsOf(ranked);
    if (packages.isEmpty() || ids.isEmpty()) {
      return Optional.empty();
    }
    String version =
        longest(packages.stream().map(PackageRef::getVersion).filter(Objects::nonNull));
    return Optional.of(
        (ids.getFirst().text()
                + " in "
                + longest(packages.stream().map(PackageRef::getName))
                + ' '
                + version)
            .stripTrailing());
  }

  /** The fullest of several spellings. */
  private static String longest(Stream<String> texts) {
    return texts
        .max(Comparator.comparing(String::length).thenComparing(Comparator.reverseOrder()))
        .orElse("");
  }

  /** {@code SQL injection in routes/search.ts}. */
  private static Optional<String> weakness(List<IssueMember> ranked) {
    Optional<String> name =
        ranked.stream()
            .map(IssueMember::getWeaknessClass)
            .filter(Objects::nonNull)
            .findFirst()
            .map(WeaknessNames::of);
    List<Location> locations =
        ranked.stream().map(IssueMember::getLocation).filter(Objects::nonNull).toList();
    Optional<String> place =
        locations.stream()
            .map(Location::getPath)
            .filter(Objects::nonNull)
            .findFirst()
            .map(path -> " in " + path);
    return name.flatMap(text -> place.map(text::concat));
  }
}
