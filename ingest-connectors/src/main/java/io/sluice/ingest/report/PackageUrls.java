/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.util.Optional;

/** What formats need of package URLs (purl-spec 1.0.1). */
public final class PackageUrls {

  private PackageUrls() {}

  /** The package URL, unless the text is none. */
  public static Optional<PackageURL> parse(String text) {
    try {
      return Optional.of(new PackageURL(text.strip()));
    } catch (MalformedPackageURLException | RuntimeException e) {
      // The library throws unchecked exceptions too on some odd percent-encodings.
      return Optional.empty();
    }
  }

  /** Type of a package URL, for example {@code npm}. */
  public static Optional<String> type(String text) {
    return parse(text).map(PackageURL::getType);
  }

  /** A package URL without qualifiers from its parts, unless they make none. */
  public static Optional<String> of(String type, String namespace, String name, String version) {
    try {
      return Optional.of(
          new PackageURL(
                  type,
                  namespace.isEmpty() ? null : namespace,
                  name,
                  version.isEmpty() ? null : version,
                  null,
                  null)
              .canonicalize());
    } catch (MalformedPackageURLException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /**
   * A package URL from a name as its ecosystem writes it ({@code group:artifact}, {@code
   * @scope/name}), unless it says too little: Maven's artifact without group.
   */
  public static Optional<String> named(String type, String name, String version) {
    int cut =
        switch (type) {
          case "maven" -> name.indexOf(':') > 0 ? name.indexOf(':') : name.lastIndexOf('/');
          case "npm", "golang", "composer", "swift" -> name.lastIndexOf('/');
          default -> -1;
        };
    if (cut < 0) {
      return type.equals("maven") ? Optional.empty() : of(type, "", name, version);
    }
    return of(type, name.substring(0, cut), name.substring(cut + 1), version);
  }

  /**
   * Name as its ecosystem writes it: {@code group:artifact}, {@code @scope/name}. The namespace of
   * a distribution's package is the distribution and no part of the name.
   */
  public static String displayName(PackageURL purl) {
    String namespace = purl.getNamespace();
    return displayName(purl.getType(), namespace == null ? "" : namespace, purl.getName());
  }

  /** Name from its parts; see {@link #displayName(PackageURL)}. */
  public static String displayName(String type, String namespace, String name) {
    if (namespace.isEmpty()) {
      return name;
    }
    return switch (type) {
      case "maven" -> namespace + ":" + name;
      case "deb", "rpm", "apk", "alpm", "qpkg", "bitnami", "generic", "oci" -> name;
      default -> namespace + "/" + name;
    };
  }
}
