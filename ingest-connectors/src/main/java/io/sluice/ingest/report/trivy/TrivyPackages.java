/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.trivy;

import io.sluice.ingest.report.PackageUrls;
import java.util.Optional;

/** Package URLs for reports from before Trivy wrote them (2023). */
final class TrivyPackages {

  private TrivyPackages() {}

  /** purl type of a result's packages. */
  static Optional<String> ecosystem(TrivyTarget target) {
    return Optional.ofNullable(
        switch (target.type()) {
          case "npm", "yarn", "pnpm", "bun", "node-pkg", "javascript" -> "npm";
          case "pip", "pipenv", "poetry", "uv", "python-pkg", "pylock" -> "pypi";
          case "jar", "pom", "gradle", "sbt" -> "maven";
          case "gomod", "gobinary" -> "golang";
          case "bundler", "gemspec" -> "gem";
          case "composer", "composer-vendor" -> "composer";
          case "cargo", "rustbinary", "rust-binary" -> "cargo";
          case "nuget", "dotnet-core", "packages-props" -> "nuget";
          case "conan" -> "conan";
          case "hex", "mix-lock" -> "hex";
          case "pub" -> "pub";
          case "swift" -> "swift";
          case "cocoapods" -> "cocoapods";
          case "conda-pkg", "conda-environment" -> "conda";
          case "bitnami" -> "bitnami";
          case "debian", "ubuntu", "echo" -> "deb";
          case "alpine", "wolfi", "chainguard", "minimos" -> "apk";
          case "arch" -> "alpm";
          case "alma",
              "amazon",
              "azurelinux",
              "cbl-mariner",
              "centos",
              "fedora",
              "oracle",
              "photon",
              "redhat",
              "rocky",
              "opensuse.leap",
              "opensuse-leap",
              "opensuse-tumbleweed",
              "sles",
              "slem",
              "suse linux enterprise server" ->
              "rpm";
          default -> null;
        });
  }

  /** Package URL from name and version, where the name says all that is needed. */
  static Optional<String> purl(TrivyTarget target, String name, String version) {
    Optional<String> type = ecosystem(target);
    if (type.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    return switch (type.get()) {
      case "deb", "apk", "rpm", "alpm" ->
          PackageUrls.of(type.get(), target.type().replace(' ', '-'), name, version);
      default -> PackageUrls.named(type.get(), name, version);
    };
  }
}
