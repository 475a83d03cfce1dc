/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.anchor;

import io.sluice.event.Anchor;
import io.sluice.event.Finding;
import io.sluice.event.Location;
import java.util.Optional;
import java.util.stream.Stream;

/** Anchors of weaknesses in source code: class, file and line within one asset. */
final class CodeAnchors {

  private CodeAnchors() {}

  static Stream<Anchor> of(Finding finding) {
    return place(finding).stream()
        .flatMap(
            place ->
                WeaknessClasses.of(finding).stream()
                    .map(
                        weakness ->
                            Anchors.strong(
                                AnchorRule.CLASS_LOCATION, weakness, place, finding.getAsset())));
  }

  /** {@code path:line} of the primary location in a file; empty when the tool names no line. */
  static Optional<String> place(Finding finding) {
    return finding.getLocations().stream()
        .filter(location -> location.getPath() != null)
        .findFirst()
        .filter(location -> location.getStartLine() != null)
        .map(CodeAnchors::place);
  }

  private static String place(Location location) {
    return location.getPath() + ":" + location.getStartLine();
  }
}
