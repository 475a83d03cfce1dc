/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.anchor;

import static java.util.Objects.requireNonNull;

import io.sluice.event.Anchor;
import io.sluice.event.Finding;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Anchors of weaknesses in source code: class, file and line within one asset. */
public final class CodeAnchors {

  private CodeAnchors() {}

  /** Directories under which a path is that of the package. */
  private static final Pattern SOURCE_ROOT =
      Pattern.compile(".*/?src/[^/]+/(?:java|kotlin|scala|groovy)/(.+)");

  private static final Pattern PACKAGED_FILE =
      Pattern.compile("[^/]+/.+\\.(?:java|kt|scala|groovy):\\d+");

  static Stream<Anchor> of(Finding finding) {
    return place(finding).stream()
        .flatMap(
            place ->
                Stream.concat(
                    at(AnchorRule.CLASS_LOCATION, place, finding),
                    inPackage(place).stream()
                        .flatMap(packaged -> at(AnchorRule.PACKAGE_LOCATION, packaged, finding))));
  }

  private static Stream<Anchor> at(AnchorRule rule, String place, Finding finding) {
    return WeaknessClasses.of(finding).stream()
        .map(weakness -> Anchors.strong(rule, weakness, place, finding.getAsset()));
  }

  /**
   * The place as analysers of class files name it, by the package: {@code com/acme/Dao.java:57} for
   * {@code orders/src/main/java/com/acme/Dao.java:57}. Empty for files that are in no package.
   */
  private static Optional<String> inPackage(String place) {
    Matcher rooted = SOURCE_ROOT.matcher(place);
    String packaged = rooted.matches() ? rooted.group(1) : place;
    return packaged.startsWith("/")
            || packaged.startsWith("src/")
            || !PACKAGED_FILE.matcher(packaged).matches()
        ? Optional.empty()
        : Optional.of(packaged);
  }

  /**
   * Place with its whole path that an anchor names, where another one names it by the package;
   * empty for other anchors.
   */
  public static Optional<String> fileOf(Anchor anchor, Anchor packaged) {
    if (!AnchorRule.PACKAGE_LOCATION.made(packaged) || !AnchorRule.CLASS_LOCATION.made(anchor)) {
      return Optional.empty();
    }
    String place = Anchors.place(anchor);
    return place.endsWith('/' + Anchors.place(packaged)) ? Optional.of(place) : Optional.empty();
  }

  /** {@code path:line} of the primary location in a file; empty when the tool names no line. */
  static Optional<String> place(Finding finding) {
    return finding.getLocations().stream()
        .filter(location -> location.getPath() != null)
        .findFirst()
        .filter(location -> location.getStartLine() != null)
        .map(
            location ->
                RepositoryPath.of(requireNonNull(location.getPath()), finding.getAsset())
                    + ":"
                    + location.getStartLine());
  }
}
