/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.aws;

import io.sluice.event.PackageRef;
import io.sluice.ingest.report.Dependencies;
import io.sluice.ingest.report.Ecosystems;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Packages as Inspector names them, in its own findings and in those of Security Hub. */
final class AwsPackages {

  private static final String NOT_FIXED = "NotAvailable";

  private AwsPackages() {}

  /**
   * A package.
   *
   * @param manager package manager as Inspector calls it, {@code OS} for the system's
   * @param platform {@code DEBIAN_12}, {@code AMAZON_LINUX_2}; empty when it is not known
   */
  static PackageRef reference(
      String name,
      Optional<String> version,
      String manager,
      String platform,
      Optional<String> fixed,
      Optional<String> path) {
    List<String> versions =
        fixed
            .filter(text -> !text.equalsIgnoreCase(NOT_FIXED))
            .map(text -> text.replaceFirst("^0:", ""))
            .stream()
            .toList();
    Optional<String> type = type(manager);
    String distribution = distribution(platform);
    Optional<String> system = Dependencies.systemType(distribution);
    if (type.isEmpty() && system.isPresent()) {
      return Dependencies.ofSystem(system.get(), distribution, name, version, versions, path);
    }
    return Dependencies.reference(type, name, version, versions, path);
  }

  private static Optional<String> type(String manager) {
    return switch (manager.toUpperCase(Locale.ROOT)) {
      case "NODEPKG" -> Optional.of("npm");
      case "PYTHONPKG" -> Optional.of("pypi");
      case "JAR", "POM" -> Optional.of("maven");
      case "GOBINARY", "GOMOD" -> Optional.of("golang");
      case "GEMSPEC" -> Optional.of("gem");
      case "DOTNET_CORE" -> Optional.of("nuget");
      default -> Ecosystems.named(manager);
    };
  }

  /** {@code DEBIAN_12} is {@code debian-12}, {@code AMAZON_LINUX_2} {@code amazon-2}. */
  private static String distribution(String platform) {
    return platform
        .toLowerCase(Locale.ROOT)
        .replace("amazon_linux", "amazon")
        .replace("alpine_linux", "alpine")
        .replace("red_hat_enterprise_linux", "rhel")
        .replace("oracle_linux", "oracle")
        .replaceFirst("_", "-")
        .replace('_', '.');
  }

  /** Version as the system's package manager writes it; an epoch of 0 is left out. */
  static Optional<String> version(
      Optional<String> epoch, Optional<String> version, Optional<String> release) {
    return version.map(
        text ->
            epoch.filter(number -> !number.equals("0")).map(number -> number + ":").orElse("")
                + text
                + release.map(part -> "-" + part).orElse(""));
  }
}
