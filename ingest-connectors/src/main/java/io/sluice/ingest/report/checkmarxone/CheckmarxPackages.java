/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.checkmarxone;

import io.sluice.event.PackageRef;
import io.sluice.ingest.report.Ecosystems;
import io.sluice.ingest.report.PackageUrls;
import io.sluice.ingest.report.ReportNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Packages as Checkmarx names them: {@code Npm-lodash-4.17.10}, {@code Maven-com.acme:web-1.0}. */
final class CheckmarxPackages {

  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "(?<type>[A-Za-z]{1,20})-(?<name>.{1,400})-(?<version>[^-]{1,100}|[0-9].{1,100}?)");

  private CheckmarxPackages() {}

  /** Package of a result of the API. */
  static Optional<PackageRef> of(ReportNode data) {
    Optional<String> name = data.text("packageName");
    if (name.isPresent() && data.has("packageVersion")) {
      return Optional.of(
          reference(Optional.empty(), name.get(), data.text("packageVersion"), data));
    }
    return data.text("packageIdentifier").map(id -> identified(id, data));
  }

  /** Package by its identifier. */
  static PackageRef identified(String identifier, ReportNode data) {
    Matcher matcher = IDENTIFIER.matcher(identifier);
    if (!matcher.matches()) {
      return reference(Optional.empty(), identifier, Optional.empty(), data);
    }
    return reference(
        Ecosystems.named(matcher.group("type")),
        matcher.group("name"),
        Optional.of(matcher.group("version")),
        data);
  }

  private static PackageRef reference(
      Optional<String> ecosystem, String name, Optional<String> version, ReportNode data) {
    return PackageRef.newBuilder()
        .setPurl(
            ecosystem
                .flatMap(type -> PackageUrls.named(type, name, version.orElse("")))
                .orElse(null))
        .setName(name)
        .setVersion(version.orElse(null))
        .setEcosystem(ecosystem.orElse(null))
        .setFixedVersions(
            data.text("recommendedVersion").filter(text -> !text.isBlank()).stream().toList())
        .setPath(manifest(data).map(CheckmarxState::path).orElse(null))
        .build();
  }

  /** The first manifest that brings it in. */
  private static Optional<String> manifest(ReportNode data) {
    List<String> locations = data.object("scaPackageData").strings("locations");
    return locations.isEmpty() ? Optional.empty() : Optional.of(locations.getFirst());
  }
}
