/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import io.sluice.event.PackageRef;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Small steps that formats share when a finding is about a package. */
public final class Dependencies {

  private Dependencies() {}

  /**
   * A package under the name that its ecosystem gives it.
   *
   * @param type purl type; empty when it is not known
   * @param version installed version
   * @param fixed versions that fix the vulnerability
   * @param path manifest, lock file or file in the image
   */
  public static PackageRef reference(
      Optional<String> type,
      String name,
      Optional<String> version,
      List<String> fixed,
      Optional<String> path) {
    return PackageRef.newBuilder()
        .setPurl(type.flatMap(t -> PackageUrls.named(t, name, version.orElse(""))).orElse(null))
        .setName(name)
        .setVersion(version.orElse(null))
        .setEcosystem(type.orElse(null))
        .setFixedVersions(fixed)
        .setPath(path.orElse(null))
        .build();
  }

  /**
   * A package of an operating system.
   *
   * @param type purl type
   * @param distribution name and version as {@code debian-12}; empty when it is not known
   */
  public static PackageRef ofSystem(
      String type,
      String distribution,
      String name,
      Optional<String> version,
      List<String> fixed,
      Optional<String> path) {
    int cut = distribution.indexOf('-');
    String namespace = cut < 0 ? distribution : distribution.substring(0, cut);
    Optional<String> purl =
        namespace.isEmpty()
            ? Optional.empty()
            : PackageUrls.of(type, namespace, name, version.orElse(""))
                .map(text -> cut < 0 ? text : text + "?distro=" + distribution);
    return PackageRef.newBuilder()
        .setPurl(purl.orElse(null))
        .setName(name)
        .setVersion(version.orElse(null))
        .setEcosystem(type)
        .setFixedVersions(fixed)
        .setPath(path.orElse(null))
        .build();
  }

  /** purl type of the packages of a distribution, named as {@code debian}, {@code rhel}, ... */
  public static Optional<String> systemType(String distribution) {
    String name = distribution.toLowerCase(Locale.ROOT).replaceFirst("[:_ -]?v?[0-9].*", "");
    return Optional.ofNullable(
        switch (name) {
          case "deb", "debian", "ubuntu", "dpkg", "distroless", "echo" -> "deb";
          case "apk", "alpine", "wolfi", "chainguard", "minimos" -> "apk";
          case "arch" -> "alpm";
          case "rpm",
              "rhel",
              "redhat",
              "red hat",
              "centos",
              "fedora",
              "amzn",
              "amazon",
              "amazon_linux",
              "amazon-linux",
              "oracle",
              "ol",
              "oraclelinux",
              "rocky",
              "alma",
              "almalinux",
              "suse",
              "sles",
              "opensuse",
              "opensuse-leap",
              "photon",
              "cbl-mariner",
              "azurelinux" ->
              "rpm";
          default -> null;
        });
  }

  /** {@code CVE-2020-8908 in com.google.guava:guava 29.0-jre}; the CVE goes before other ids. */
  public static String title(Collection<String> ids, String otherwise, PackageRef reference) {
    String version = reference.getVersion();
    return mainId(ids).orElse(otherwise)
        + " in "
        + reference.getName()
        + (version == null ? "" : " " + version);
  }

  /** The first CVE among the ids, else the first id. */
  public static Optional<String> mainId(Collection<String> ids) {
    return ids.stream()
        .filter(id -> id.startsWith("CVE-"))
        .findFirst()
        .or(() -> ids.stream().findFirst());
  }

  /** {@code Upgrade lodash to 4.17.21 or 5.0.0.}, when the tool names fixed versions. */
  public static Optional<String> upgrade(PackageRef reference) {
    return reference.getFixedVersions().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Upgrade "
                + reference.getName()
                + " to "
                + String.join(" or ", reference.getFixedVersions())
                + ".");
  }
}
