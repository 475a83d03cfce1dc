/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.cause;

import io.sluice.correlator.anchor.PackageCoordinates;
import io.sluice.event.IssueMember;
import io.sluice.event.PackageRef;
import io.sluice.event.RootCause;
import io.sluice.event.RootCauseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dependencies that an issue is in, each with the versions that fix it. A package of an operating
 * system is told apart by release: a version of one cannot be installed on another.
 */
final class Dependencies {

  private static final Pattern RELEASE = Pattern.compile("([a-z][a-z._-]*?)-?(\\d+)(\\.\\d+)?.*");

  private Dependencies() {}

  static List<RootCause> of(List<IssueMember> members) {
    Map<String, String> types = new TreeMap<>();
    Map<String, List<FixedVersions.Stated>> statements = new TreeMap<>();
    for (IssueMember member : members) {
      PackageRef reference = member.getPackage$();
      if (reference == null) {
        continue;
      }
      PackageCoordinates.named(reference)
          .filter(named -> !named.ofOperatingSystem() || !named.distribution().isEmpty())
          .ifPresent(
              named -> {
                String name = name(named);
                types.put(name, named.type());
                statements
                    .computeIfAbsent(name, unused -> new ArrayList<>())
                    .add(new FixedVersions.Stated(named.version(), reference.getFixedVersions()));
              });
    }
    List<RootCause> causes = new ArrayList<>();
    statements.forEach(
        (name, stated) -> {
          List<String> fixes = FixedVersions.of(types.getOrDefault(name, ""), stated);
          causes.add(
              RootCause.newBuilder()
                  .setKind(RootCauseKind.DEPENDENCY)
                  .setName(name)
                  .setFix(fixes.isEmpty() ? null : fixes.getFirst())
                  .setFixes(fixes)
                  .build());
        });
    return causes;
  }

  private static String name(PackageCoordinates.Named named) {
    String name = named.type() + '/' + named.name();
    return named.ofOperatingSystem() ? name + " (" + release(named.distribution()) + ')' : name;
  }

  /**
   * {@code debian-12.5} of Trivy and {@code debian-12} of Grype are one release, {@code redhat} and
   * {@code rhel} one distribution. Alpine and Ubuntu number releases with two parts.
   */
  private static String release(String distribution) {
    Matcher matcher = RELEASE.matcher(distribution.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return distribution;
    }
    String name = matcher.group(1).equals("redhat") ? "rhel" : matcher.group(1);
    boolean two =
        switch (name) {
          case "alpine", "ubuntu", "opensuse.leap", "opensuse-leap", "sles" -> true;
          default -> false;
        };
    String minor = matcher.group(3);
    return name + '-' + matcher.group(2) + (two && minor != null ? minor : "");
  }
}
