/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.owner;

import io.sluice.event.Finding;
import io.sluice.event.Location;
import java.util.Objects;
import java.util.Optional;

/** The path that decides who owns a finding. */
public final class FindingPath {

  private FindingPath() {}

  /**
   * Path of the first location that has one, else of the manifest that names the package; relative
   * to the root of the repository.
   */
  public static Optional<String> of(Finding finding) {
    return finding.getLocations().stream()
        .map(Location::getPath)
        .filter(Objects::nonNull)
        .findFirst()
        .or(() -> Optional.ofNullable(finding.getPackage$()).map(reference -> reference.getPath()))
        .map(FindingPath::relative)
        .filter(path -> !path.isEmpty());
  }

  /** A path relative to the root of the repository. */
  public static String relative(String path) {
    return path.startsWith("./")
        ? path.substring(2)
        : path.startsWith("/") ? path.substring(1) : path;
  }
}
