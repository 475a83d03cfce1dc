/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.RawFinding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a document says about a vulnerability in a product, in the words that the VEX dialects
 * share. Statements travel as CycloneDX's analysis does: as findings of a scan of the category VEX
 * that is never complete, suppressed when the author says that nothing is to be done; a tag names
 * the author, since it matters whom one believes.
 *
 * @param status {@code not_affected}, {@code affected}, {@code fixed}, {@code under_investigation}
 * @param justification why it is not affected
 * @param statement further words on that
 * @param author who says so
 */
public record VexStatement(
    String status,
    Optional<String> justification,
    Optional<String> statement,
    Optional<String> author) {

  private static final Set<String> CLOSED = Set.of("not_affected", "fixed");
  private static final Set<String> SYSTEMS = Set.of("deb", "rpm", "apk", "alpm", "oci");

  /** Why a scan of such a document is incomplete. */
  public static final String INCOMPLETE =
      "a VEX document states on some vulnerabilities, not on all";

  /** True when nothing is to be done. */
  public boolean isClosed() {
    return CLOSED.contains(status);
  }

  /** Sets suppression and tags. */
  public RawFinding.Builder applyTo(RawFinding.Builder finding, List<String> tags) {
    finding.setTags(
        Stream.concat(
                Stream.of(Optional.of("vex:" + status), author.map(name -> "vex-author:" + name))
                    .flatMap(Optional::stream),
                tags.stream())
            .toList());
    if (isClosed()) {
      finding
          .setSuppressed(true)
          .setSuppressionReason(
              status
                  + justification.map(text -> ": " + text).orElse("")
                  + statement.map(text -> "; " + text).orElse(""));
    }
    return finding;
  }

  /** Category of a finding about a package: CONTAINER for packages of a system or image. */
  public static Category category(Optional<PackageRef> reference) {
    return reference.map(PackageRef::getEcosystem).filter(SYSTEMS::contains).isPresent()
        ? Category.CONTAINER
        : Category.SCA;
  }

  /** A product by what identifies it: its package URL, else its name. */
  public static PackageRef product(String identifier, Optional<String> name) {
    var purl = PackageUrls.parse(identifier);
    return PackageRef.newBuilder()
        .setPurl(purl.isPresent() ? identifier : null)
        .setName(purl.map(PackageUrls::displayName).orElseGet(() -> name.orElse(identifier)))
        .setVersion(purl.map(url -> url.getVersion()).orElse(null))
        .setEcosystem(purl.map(url -> url.getType()).orElse(null))
        .setFixedVersions(List.of())
        .build();
  }

  /** The image that a package URL of the type oci names, by its registry where it says so. */
  public static Optional<Location> image(String identifier) {
    return PackageUrls.parse(identifier)
        .filter(url -> url.getType().equals("oci"))
        .map(
            url -> {
              var qualifiers = url.getQualifiers();
              String repository =
                  qualifiers == null
                      ? url.getName()
                      : qualifiers.getOrDefault("repository_url", url.getName());
              String tag = qualifiers == null ? null : qualifiers.get("tag");
              String version = url.getVersion();
              return Location.newBuilder()
                  .setImage(repository + (tag == null ? "" : ":" + tag))
                  .setImageDigest(version != null && version.startsWith("sha256:") ? version : null)
                  .build();
            });
  }
}
