/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.identity;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import io.sluice.event.PackageRef;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Package URLs (purl-spec 1.0.1) in canonical form. Qualifiers are kept for operating system
 * packages, where distribution and architecture say which package it is; elsewhere they describe
 * the download and are dropped.
 */
public final class PackageUrls {

  private static final String SCHEME = "pkg:";

  private static final Set<String> OS_TYPES = Set.of("deb", "rpm", "apk", "alpm", "qpkg", "alpine");

  /** Names that tools give to ecosystems, where they differ from the purl type. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("java", "maven"),
          Map.entry("java-archive", "maven"),
          Map.entry("jar", "maven"),
          Map.entry("gradle", "maven"),
          Map.entry("node", "npm"),
          Map.entry("node-pkg", "npm"),
          Map.entry("nodejs", "npm"),
          Map.entry("yarn", "npm"),
          Map.entry("pnpm", "npm"),
          Map.entry("python", "pypi"),
          Map.entry("python-pkg", "pypi"),
          Map.entry("pip", "pypi"),
          Map.entry("poetry", "pypi"),
          Map.entry("pipenv", "pypi"),
          Map.entry("go", "golang"),
          Map.entry("gomod", "golang"),
          Map.entry("gobinary", "golang"),
          Map.entry("go-module", "golang"),
          Map.entry("rubygems", "gem"),
          Map.entry("ruby", "gem"),
          Map.entry("bundler", "gem"),
          Map.entry("gemspec", "gem"),
          Map.entry("crates.io", "cargo"),
          Map.entry("rust", "cargo"),
          Map.entry("rust-crate", "cargo"),
          Map.entry("packagist", "composer"),
          Map.entry("php", "composer"),
          Map.entry("php-composer", "composer"),
          Map.entry("dotnet", "nuget"),
          Map.entry("dotnet-core", "nuget"),
          Map.entry("debian", "deb"),
          Map.entry("ubuntu", "deb"),
          Map.entry("dpkg", "deb"),
          Map.entry("alpine", "apk"),
          Map.entry("redhat", "rpm"),
          Map.entry("centos", "rpm"),
          Map.entry("fedora", "rpm"),
          Map.entry("amazon", "rpm"),
          Map.entry("oracle", "rpm"),
          Map.entry("rocky", "rpm"),
          Map.entry("alma", "rpm"),
          Map.entry("suse", "rpm"),
          Map.entry("conan", "conan"),
          Map.entry("swift", "swift"),
          Map.entry("cocoapods", "cocoapods"),
          Map.entry("pub", "pub"),
          Map.entry("hex", "hex"),
          Map.entry("github actions", "github"),
          Map.entry("github-action", "github"));

  private PackageUrls() {}

  /** Canonical purl: as reported when it is valid, else from ecosystem, name and version. */
  public static Optional<String> canonical(PackageRef reference) {
    return parsed(reference).map(PackageURL::canonicalize);
  }

  /** Canonical form of a purl; empty when it is none. */
  public static Optional<String> canonical(@Nullable String purl) {
    return parse(purl).map(PackageURL::canonicalize);
  }

  /** purl type of a package, for example {@code maven}; empty when not known. */
  public static Optional<String> type(PackageRef reference) {
    return parsed(reference).map(PackageURL::getType).or(() -> type(reference.getEcosystem()));
  }

  /**
   * Coordinates that tell packages apart within one asset: type, namespace, name, version and
   * epoch. The distribution is left out: it is the same for all packages of an image, and a new
   * minor release of it would close and recreate every finding.
   */
  public static String coordinates(PackageRef reference) {
    return parsed(reference)
        .map(PackageUrls::coordinates)
        .orElseGet(
            () ->
                type(reference.getEcosystem()).orElse("")
                    + "/"
                    + reference.getName()
                    + "@"
                    + (reference.getVersion() == null ? "" : reference.getVersion()));
  }

  /** Coordinates without the version: the package that is bumped from version to version. */
  public static String unversioned(PackageRef reference) {
    return parsed(reference)
        .map(
            purl ->
                String.join(
                    "/",
                    purl.getType(),
                    purl.getNamespace() == null ? "" : purl.getNamespace(),
                    purl.getName()))
        .orElseGet(() -> type(reference.getEcosystem()).orElse("") + "/" + reference.getName());
  }

  private static String coordinates(PackageURL purl) {
    Map<String, String> kept = new TreeMap<>();
    if (purl.getQualifiers() != null && purl.getQualifiers().containsKey("epoch")) {
      kept.put("epoch", purl.getQualifiers().get("epoch"));
    }
    return rebuilt(purl, kept, null).canonicalize();
  }

  private static Optional<PackageURL> parsed(PackageRef reference) {
    return parse(reference.getPurl())
        .map(purl -> versioned(purl, reference.getVersion()))
        .or(() -> derived(reference));
  }

  private static Optional<PackageURL> parse(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      PackageURL purl = new PackageURL(withLowerCaseScheme(text.strip()));
      boolean os = OS_TYPES.contains(purl.getType());
      return Optional.of(os ? purl : rebuilt(purl, new TreeMap<>(), purl.getSubpath()));
    } catch (MalformedPackageURLException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Schemes are case-insensitive (RFC 3986 section 3.1); the library wants them in lower case. */
  private static String withLowerCaseScheme(String purl) {
    return purl.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? SCHEME + purl.substring(SCHEME.length())
        : purl;
  }

  /** Some tools give the version beside the purl only. */
  private static PackageURL versioned(PackageURL purl, @Nullable String version) {
    if (purl.getVersion() != null || version == null || version.isBlank()) {
      return purl;
    }
    try {
      return new PackageURL(
          purl.getType(),
          purl.getNamespace(),
          purl.getName(),
          version,
          purl.getQualifiers() == null ? null : new TreeMap<>(purl.getQualifiers()),
          purl.getSubpath());
    } catch (MalformedPackageURLException | IllegalArgumentException e) {
      return purl;
    }
  }

  private static PackageURL rebuilt(
      PackageURL purl, Map<String, String> qualifiers, @Nullable String subpath) {
    try {
      return new PackageURL(
          purl.getType(),
          purl.getNamespace(),
          purl.getName(),
          purl.getVersion(),
          qualifiers.isEmpty() ? null : new TreeMap<>(qualifiers),
          subpath);
    } catch (MalformedPackageURLException | IllegalArgumentException e) {
      // A type that demands a qualifier keeps what it had.
      return purl;
    }
  }

  private static Optional<PackageURL> derived(PackageRef reference) {
    return type(reference.getEcosystem())
        .flatMap(type -> derived(type, reference.getName(), reference.getVersion()));
  }

  private static Optional<PackageURL> derived(String type, String name, @Nullable String version) {
    int cut =
        switch (type) {
          case "maven" -> name.indexOf(':') >= 0 ? name.indexOf(':') : name.lastIndexOf('/');
          case "deb", "apk", "rpm", "pypi", "gem", "cargo", "nuget" -> -1;
          default -> name.lastIndexOf('/');
        };
    String namespace = cut > 0 ? name.substring(0, cut) : null;
    String bare = cut > 0 ? name.substring(cut + 1) : name;
    try {
      return Optional.of(
          new PackageURL(
              type,
              namespace,
              bare,
              version == null || version.isBlank() ? null : version,
              null,
              null));
    } catch (MalformedPackageURLException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> type(@Nullable String ecosystem) {
    if (ecosystem == null || ecosystem.isBlank()) {
      return Optional.empty();
    }
    String name = ecosystem.strip().toLowerCase(Locale.ROOT);
    return Optional.of(TYPES.getOrDefault(name, name));
  }
}
