/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.spdx;

import io.sluice.event.PackageRef;
import io.sluice.event.RawComponent;
import io.sluice.ingest.report.PackageUrls;
import io.sluice.ingest.report.ReportNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A package of SPDX 3. */
final class Spdx3Package {

  private final String pointer;
  private final String name;
  private final Optional<String> version;
  private final Optional<String> purl;
  private final String type;
  private final List<String> licences;

  Spdx3Package(ReportNode element, Spdx3Graph graph) {
    this.pointer = element.pointer();
    this.purl =
        element
            .firstText("software_packageUrl", "packageUrl")
            .or(() -> identifier(element))
            .filter(text -> text.startsWith("pkg:"));
    this.name = element.text("name").or(() -> purl).orElseGet(() -> Spdx3Graph.id(element));
    this.version = element.firstText("software_packageVersion", "packageVersion");
    this.type =
        element
            .firstText("software_primaryPurpose", "primaryPurpose")
            .map(
                text ->
                    text.equals("operatingSystem")
                        ? "operating-system"
                        : text.toLowerCase(Locale.ROOT))
            .orElse("library");
    this.licences = graph.licencesOf(Spdx3Graph.id(element));
  }

  private static Optional<String> identifier(ReportNode element) {
    return element.objects("externalIdentifier").stream()
        .filter(
            entry -> entry.text("externalIdentifierType").filter("packageUrl"::equals).isPresent())
        .flatMap(entry -> entry.text("identifier").stream())
        .findFirst();
  }

  RawComponent.Builder component() {
    return RawComponent.newBuilder()
        .setPointer(pointer)
        .setName(name)
        .setVersion(version.orElse(null))
        .setPurl(purl.orElse(null))
        .setType(type)
        .setLicenses(licences);
  }

  PackageRef reference() {
    return PackageRef.newBuilder()
        .setPurl(purl.orElse(null))
        .setName(name)
        .setVersion(version.orElse(null))
        .setEcosystem(purl.flatMap(PackageUrls::type).orElse(null))
        .setFixedVersions(List.of())
        .build();
  }
}
