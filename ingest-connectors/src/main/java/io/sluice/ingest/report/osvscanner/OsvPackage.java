/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.osvscanner;

import io.sluice.event.PackageRef;
import io.sluice.ingest.report.Dependencies;
import io.sluice.ingest.report.Ecosystems;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A package that was found.
 *
 * @param name name in its ecosystem; of a distribution that of the source package
 * @param installed name of the installed package of a distribution
 * @param version version, else the commit
 * @param ecosystem ecosystem of OSV, {@code PyPI} or {@code Debian:12}
 * @param path file it was found in
 * @param uncalled vulnerabilities of which no function is called
 * @param groups groups of dependencies it belongs to, as {@code dev}
 */
record OsvPackage(
    String name,
    Optional<String> installed,
    Optional<String> version,
    String ecosystem,
    Optional<String> path,
    Set<String> uncalled,
    List<String> groups) {

  private Optional<String> systemType() {
    return switch (ecosystem.replaceFirst(":.*", "")) {
      case "Debian", "Ubuntu", "Echo" -> Optional.of("deb");
      case "Alpine", "Wolfi", "Chainguard", "MinimOS", "Alpaquita" -> Optional.of("apk");
      case "Red Hat", "AlmaLinux", "Rocky Linux", "SUSE", "openSUSE", "Azure Linux", "Photon OS" ->
          Optional.of("rpm");
      default -> Dependencies.systemType(ecosystem);
    };
  }

  boolean isSystem() {
    return systemType().isPresent();
  }

  PackageRef reference(List<String> fixed) {
    Optional<String> system = systemType();
    if (system.isPresent()) {
      return Dependencies.ofSystem(
          system.get(), distribution(), installed.orElse(name), version, fixed, Optional.empty());
    }
    return Dependencies.reference(type(), name, version, fixed, path);
  }

  /** {@code Debian:12} is {@code debian-12}, {@code Ubuntu:22.04:LTS} is {@code ubuntu-22.04}. */
  private String distribution() {
    String[] parts = ecosystem.toLowerCase(Locale.ROOT).replace(' ', '-').split(":");
    String release = "";
    for (int i = 1; i < parts.length && release.isEmpty(); i++) {
      String part = parts[i].replaceFirst("^v(?=[0-9])", "");
      release = part.matches("[0-9].*") ? part : "";
    }
    return release.isEmpty() ? parts[0] : parts[0] + "-" + release;
  }

  private Optional<String> type() {
    return switch (ecosystem.replaceFirst(":.*", "").toLowerCase(Locale.ROOT)) {
      case "crates.io" -> Optional.of("cargo");
      case "conancenter" -> Optional.of("conan");
      case "swifturl" -> Optional.of("swift");
      case "github actions" -> Optional.of("github");
      case "hackage" -> Optional.of("hackage");
      case "cran" -> Optional.of("cran");
      case "bitnami" -> Optional.of("bitnami");
      case "" -> Optional.empty();
      default -> Ecosystems.named(ecosystem.replaceFirst(":.*", ""));
    };
  }
}
