/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.anchor;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import io.sluice.event.PackageRef;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a package is called, the same for every tool: type, namespace, name and version of its
 * package URL (ECMA-427) without qualifiers and subpath.
 *
 * <p>A package of a programming language is the same in a lock file and in an image. A package of
 * an operating system is named within its image, without the distribution's name, which tools spell
 * differently ({@code rhel}, {@code redhat}): an image has one distribution. A package whose
 * version or type is unknown is named within its asset, because elsewhere it may be another
 * version.
 */
public final class PackageCoordinates {

  private static final Set<String> OPERATING_SYSTEM_TYPES =
      Set.of("deb", "apk", "rpm", "alpm", "opkg", "qpkg", "ebuild");

  private static final String UNKNOWN_TYPE = "?";

  private PackageCoordinates() {}

  /**
   * A package whatever its version.
   *
   * @param type purl type
   * @param name namespace and name; of an operating system's package the name alone
   * @param version version; empty when unknown
   * @param distribution the qualifier that names the distribution; empty when unknown
   */
  public record Named(String type, String name, String version, String distribution) {

    /** Whether it is an operating system's package. */
    public boolean ofOperatingSystem() {
      return OPERATING_SYSTEM_TYPES.contains(type);
    }
  }

  /** The package without its version, called the same for every tool; empty without a type. */
  public static Optional<Named> named(PackageRef reference) {
    Optional<PackageURL> parsed = parse(reference.getPurl());
    String type = parsed.map(PackageURL::getType).orElseGet(() -> ecosystem(reference));
    return type.equals(UNKNOWN_TYPE)
        ? Optional.empty()
        : Optional.of(
            new Named(
                type,
                canonicalName(type, path(reference, parsed, type)),
                version(reference, parsed, type),
                parsed.map(url -> qualifier(url, "distro")).orElse("")));
  }

  /** Parts of an anchor that name the package. */
  static List<String> of(PackageRef reference, String asset) {
    Optional<PackageURL> parsed = parse(reference.getPurl());
    String type = parsed.map(PackageURL::getType).orElseGet(() -> ecosystem(reference));
    String version = version(reference, parsed, type);

    boolean operatingSystem = OPERATING_SYSTEM_TYPES.contains(type);
    String coordinates =
        type
            + '/'
            + canonicalName(type, path(reference, parsed, type))
            + (version.isEmpty() ? "" : '@' + version);
    return operatingSystem || version.isEmpty() || type.equals(UNKNOWN_TYPE)
        ? List.of(coordinates, asset)
        : List.of(coordinates);
  }

  /** The package without its version: {@code npm/lodash}. */
  static String unversioned(PackageRef reference, String asset) {
    String coordinates = of(reference, asset).getFirst();
    String version = version(reference);
    return version.isEmpty()
        ? coordinates
        : coordinates.substring(0, coordinates.length() - version.length() - 1);
  }

  /** Installed version in the spelling of {@link #of}; empty when the tool names none. */
  static String version(PackageRef reference) {
    Optional<PackageURL> parsed = parse(reference.getPurl());
    return version(
        reference, parsed, parsed.map(PackageURL::getType).orElseGet(() -> ecosystem(reference)));
  }

  private static String path(PackageRef reference, Optional<PackageURL> parsed, String type) {
    String namespace = parsed.map(url -> text(url.getNamespace())).orElse("");
    String name = parsed.map(PackageURL::getName).orElseGet(() -> plainName(reference, type));
    boolean bare = OPERATING_SYSTEM_TYPES.contains(type) || namespace.isEmpty();
    return bare ? name : namespace + '/' + name;
  }

  private static Optional<PackageURL> parse(@Nullable String purl) {
    if (purl == null || purl.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new PackageURL(purl));
    } catch (MalformedPackageURLException e) {
      // A tool's faulty purl costs the merge with other tools, not the finding.
      return Optional.empty();
    }
  }

  private static String ecosystem(PackageRef reference) {
    String ecosystem = reference.getEcosystem();
    return ecosystem == null || ecosystem.isBlank()
        ? UNKNOWN_TYPE
        : ecosystem.toLowerCase(Locale.ROOT);
  }

  /** {@code group:artifact} is Maven's way to write what a purl writes {@code group/artifact}. */
  private static String plainName(PackageRef reference, String type) {
    return type.equals("maven") ? reference.getName().replace(':', '/') : reference.getName();
  }

  /** Spellings that a registry treats as one name; for PyPI see PEP 503. */
  private static String canonicalName(String type, String name) {
    return switch (type) {
      case "pypi" -> name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
      case "nuget", "composer" -> name.toLowerCase(Locale.ROOT);
      default -> name;
    };
  }

  private static String version(PackageRef reference, Optional<PackageURL> parsed, String type) {
    String version =
        parsed
            .map(url -> text(url.getVersion()))
            .filter(text -> !text.isEmpty())
            .orElseGet(() -> text(reference.getVersion()));
    if (type.equals("golang") && version.startsWith("v")) {
      return version.substring(1);
    }
    // Syft writes the epoch into the version, Trivy into a qualifier.
    String epoch = parsed.map(url -> qualifier(url, "epoch")).orElse("");
    boolean add = !version.isEmpty() && !epoch.isEmpty() && version.indexOf(':') < 0;
    String full = add ? epoch + ':' + version : version;
    return OPERATING_SYSTEM_TYPES.contains(type) && full.startsWith("0:")
        ? full.substring(2)
        : full;
  }

  private static String qualifier(PackageURL url, String name) {
    Map<String, String> qualifiers = url.getQualifiers();
    return qualifiers == null ? "" : qualifiers.getOrDefault(name, "");
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
