/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.snyk;

import io.sluice.ingest.report.Dependencies;
import io.sluice.ingest.report.Ecosystems;
import java.util.Optional;

/**
 * What is known of a project.
 *
 * @param packageManager its package manager; {@code deb}, {@code rpm}, {@code apk} for the system
 *     of an image
 * @param target manifest or configuration file
 * @param image image that the project is in, with tag
 */
record SnykProject(
    Optional<String> packageManager, Optional<String> target, Optional<String> image) {

  /** True when its packages are those of an operating system. */
  boolean isSystem() {
    return packageManager.flatMap(Dependencies::systemType).isPresent()
        || packageManager.filter("linux"::equals).isPresent();
  }

  /** purl type of a package manager as Snyk calls it. */
  static Optional<String> type(String packageManager) {
    return switch (packageManager) {
      case "gomodules", "govendor", "golangdep" -> Optional.of("golang");
      case "Unmanaged (C/C++)", "cpp", "unmanaged" -> Optional.empty();
      case "cocoapods" -> Optional.of("cocoapods");
      default -> Ecosystems.named(packageManager);
    };
  }
}
