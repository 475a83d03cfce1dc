/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.cause;

import io.github.nscuro.versatile.VersionFactory;
import io.github.nscuro.versatile.spi.Version;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Order of the versions of one ecosystem. Versions that the ecosystem's rules do not allow come
 * first, as text; they are not comparable.
 */
final class Versions {

  /** No range, no list and no remark: a tool's {@code >= 2.0} is no version to upgrade to. */
  private static final Pattern PLAIN = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.+:~^_-]{0,127}");

  private final @Nullable String scheme;
  private final Comparator<String> order;

  private Versions(@Nullable String scheme) {
    this.scheme = scheme;
    this.order =
        Comparator.comparing((String version) -> parse(version).isPresent())
            .thenComparing(this::compare)
            .thenComparing(Comparator.naturalOrder());
  }

  /** Versions of packages of a purl type; of other types none is comparable. */
  static Versions of(String type) {
    return new Versions(
        switch (type) {
          case "apk", "composer", "deb", "golang", "maven", "npm", "nuget", "pypi", "rpm" -> type;
          // Both are Semantic Versioning 2.0.
          case "cargo", "hex" -> "npm";
          default -> null;
        });
  }

  static boolean isPlain(String version) {
    return PLAIN.matcher(version).matches();
  }

  boolean isComparable(String version) {
    return parse(version).isPresent();
  }

  /** A total order; of comparable versions that of the ecosystem. */
  Comparator<String> order() {
    return order;
  }

  /** Whether a version is above an installed one, or that cannot be said. */
  boolean mayFix(String version, String installed) {
    Optional<Version> fixed = parse(version);
    Optional<Version> present = parse(installed);
    return fixed.isEmpty() || present.isEmpty() || fixed.get().compareTo(present.get()) > 0;
  }

  private int compare(String version, String other) {
    Optional<Version> parsed = parse(version);
    Optional<Version> otherParsed = parse(other);
    return parsed.isPresent() && otherParsed.isPresent()
        ? parsed.get().compareTo(otherParsed.get())
        : 0;
  }

  private Optional<Version> parse(String version) {
    if (scheme == null || !isPlain(version)) {
      return Optional.empty();
    }
    try {
      return Optional.of(VersionFactory.forScheme(scheme, version));
    } catch (IllegalArgumentException e) {
      // A tool's odd version costs the fix, not the issue.
      return Optional.empty();
    }
  }
}
