/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** purl types by what tools call an ecosystem, and by the files that a package manager writes. */
public final class Ecosystems {

  private static final Map<String, String> BY_NAME =
      Map.ofEntries(
          Map.entry("npm", "npm"),
          Map.entry("yarn", "npm"),
          Map.entry("pnpm", "npm"),
          Map.entry("maven", "maven"),
          Map.entry("gradle", "maven"),
          Map.entry("sbt", "maven"),
          Map.entry("python", "pypi"),
          Map.entry("pip", "pypi"),
          Map.entry("pypi", "pypi"),
          Map.entry("pipenv", "pypi"),
          Map.entry("poetry", "pypi"),
          Map.entry("setuptools", "pypi"),
          Map.entry("uv", "pypi"),
          Map.entry("go", "golang"),
          Map.entry("golang", "golang"),
          Map.entry("gomodules", "golang"),
          Map.entry("crates.io", "cargo"),
          Map.entry("bundler", "gem"),
          Map.entry("rubygems", "gem"),
          Map.entry("gem", "gem"),
          Map.entry("ruby", "gem"),
          Map.entry("php", "composer"),
          Map.entry("composer", "composer"),
          Map.entry("packagist", "composer"),
          Map.entry("nuget", "nuget"),
          Map.entry("conan", "conan"),
          Map.entry("cargo", "cargo"),
          Map.entry("rust", "cargo"),
          Map.entry("pub", "pub"),
          Map.entry("swift", "swift"),
          Map.entry("hex", "hex"),
          Map.entry("erlang", "hex"),
          Map.entry("actions", "github"));

  private static final Map<String, String> BY_FILE =
      Map.ofEntries(
          Map.entry("package.json", "npm"),
          Map.entry("package-lock.json", "npm"),
          Map.entry("npm-shrinkwrap.json", "npm"),
          Map.entry("yarn.lock", "npm"),
          Map.entry("pnpm-lock.yaml", "npm"),
          Map.entry("pom.xml", "maven"),
          Map.entry("build.gradle", "maven"),
          Map.entry("build.gradle.kts", "maven"),
          Map.entry("gradle.lockfile", "maven"),
          Map.entry("build.sbt", "maven"),
          Map.entry("requirements.txt", "pypi"),
          Map.entry("requirements.pip", "pypi"),
          Map.entry("pipfile", "pypi"),
          Map.entry("pipfile.lock", "pypi"),
          Map.entry("poetry.lock", "pypi"),
          Map.entry("pyproject.toml", "pypi"),
          Map.entry("setup.py", "pypi"),
          Map.entry("uv.lock", "pypi"),
          Map.entry("go.mod", "golang"),
          Map.entry("go.sum", "golang"),
          Map.entry("gemfile", "gem"),
          Map.entry("gemfile.lock", "gem"),
          Map.entry("gems.locked", "gem"),
          Map.entry("composer.json", "composer"),
          Map.entry("composer.lock", "composer"),
          Map.entry("packages.lock.json", "nuget"),
          Map.entry("packages.config", "nuget"),
          Map.entry("conan.lock", "conan"),
          Map.entry("cargo.toml", "cargo"),
          Map.entry("cargo.lock", "cargo"),
          Map.entry("pubspec.lock", "pub"),
          Map.entry("package.resolved", "swift"),
          Map.entry("mix.lock", "hex"));

  private Ecosystems() {}

  /** purl type of a package manager, registry or ecosystem. */
  public static Optional<String> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name.strip().toLowerCase(Locale.ROOT)));
  }

  /** purl type of the packages that a manifest or lock file lists. */
  public static Optional<String> ofManifest(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(BY_FILE.get(file))
        .or(() -> file.endsWith(".csproj") ? Optional.of("nuget") : Optional.empty());
  }
}
