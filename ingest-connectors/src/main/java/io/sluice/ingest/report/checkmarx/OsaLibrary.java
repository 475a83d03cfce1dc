/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.checkmarx;

import io.sluice.ingest.report.ReportNode;
import java.util.Optional;

/**
 * A library that was found.
 *
 * @param name name, of Maven {@code group:artifact}
 * @param version its version
 * @param newest newest version there is
 * @param confidence how sure the match is, in percent
 * @param path where it was found
 */
record OsaLibrary(
    String name,
    Optional<String> version,
    Optional<String> newest,
    Optional<String> confidence,
    Optional<String> path) {

  static OsaLibrary of(ReportNode library) {
    return new OsaLibrary(
        library.text("name").orElse("unknown"),
        library.text("version"),
        library.text("newestVersion"),
        library.text("confidenceLevel"),
        library.get("locations").isArray()
            ? library.list("locations").stream()
                .filter(ReportNode::isObject)
                .flatMap(place -> place.firstText("path", "filename").stream())
                .findFirst()
            : Optional.empty());
  }

  /** OSA names no package manager; only Maven has groups. */
  Optional<String> type() {
    return name.matches("[\\w.-]+:[\\w.-]+") ? Optional.of("maven") : Optional.empty();
  }
}
