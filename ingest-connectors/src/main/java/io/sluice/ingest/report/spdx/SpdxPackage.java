/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.spdx;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.RawComponent;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Dependencies;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.PackageUrls;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.VexStatement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A package of SPDX 2. */
final class SpdxPackage {

  private static final Set<String> NOTHING = Set.of("NOASSERTION", "NONE", "");

  private final ReportNode node;

  SpdxPackage(ReportNode node) {
    this.node = node;
  }

  RawComponent.Builder component() {
    Optional<String> purl = purl(node);
    return RawComponent.newBuilder()
        .setPointer(node.pointer())
        .setName(node.text("name").or(() -> purl).or(() -> node.text("SPDXID")).orElse(""))
        .setVersion(version().orElse(null))
        .setPurl(purl.orElse(null))
        .setType(type())
        .setLicenses(licences());
  }

  private Optional<String> version() {
    return node.text("versionInfo").filter(text -> !NOTHING.contains(text));
  }

  /** Purposes of SPDX have the names of CycloneDX's types, in another spelling. */
  private String type() {
    return node.text("primaryPackagePurpose")
        .map(text -> text.toLowerCase(Locale.ROOT).replace('_', '-'))
        .orElse("library");
  }

  private List<String> licences() {
    Set<String> licences = new LinkedHashSet<>();
    for (String field : List.of("licenseDeclared", "licenseConcluded")) {
      if (node.get(field).isScalar()) {
        node.text(field).filter(text -> !NOTHING.contains(text)).ifPresent(licences::add);
      }
    }
    return List.copyOf(licences);
  }

  static Optional<String> purl(ReportNode node) {
    return node.objects("externalRefs").stream()
        .filter(
            reference ->
                reference
                    .text("referenceType")
                    .filter(type -> type.equals("purl") || type.endsWith("/purl"))
                    .isPresent())
        .flatMap(reference -> reference.text("referenceLocator").stream())
        .findFirst();
  }

  static boolean hasAdvisory(ReportNode node) {
    return node.objects("externalRefs").stream().anyMatch(r -> !ids(r).isEmpty());
  }

  /** Ids in the address of an advisory; its other references say where a fix is. */
  private static Set<String> ids(ReportNode reference) {
    boolean advisory =
        reference
            .text("referenceType")
            .filter(type -> type.equals("advisory") || type.endsWith("/advisory"))
            .isPresent();
    return advisory
        ? reference.text("referenceLocator").map(Findings::vulnerabilityIds).orElse(Set.of())
        : Set.of();
  }

  List<RawFinding.Builder> advisories(Optional<String> image) {
    List<RawFinding.Builder> findings = new ArrayList<>();
    for (ReportNode reference : node.objects("externalRefs")) {
      List<String> ids = List.copyOf(ids(reference));
      if (!ids.isEmpty()) {
        findings.add(finding(reference, ids, image));
      }
    }
    return findings;
  }

  private RawFinding.Builder finding(
      ReportNode reference, List<String> ids, Optional<String> image) {
    Optional<String> purl = purl(node);
    String name = node.text("name").orElse("unknown");
    PackageRef found =
        PackageRef.newBuilder()
            .setPurl(purl.orElse(null))
            .setName(name)
            .setVersion(version().orElse(null))
            .setEcosystem(purl.flatMap(PackageUrls::type).orElse(null))
            .setFixedVersions(List.of())
            .build();
    Category category = VexStatement.category(Optional.of(found));
    return Findings.at(reference, image.isPresent() ? Category.CONTAINER : category)
        .setRuleId(ids.getFirst())
        .setTitle(Dependencies.title(ids, ids.getFirst(), found))
        .setMessage(reference.text("comment").orElse(null))
        .setVulnerabilityIds(ids)
        .setPackage$(found)
        .setLocations(
            image
                .map(text -> List.of(Location.newBuilder().setImage(text).build()))
                .orElse(List.of()))
        .setReferences(reference.strings("referenceLocator"));
  }
}
