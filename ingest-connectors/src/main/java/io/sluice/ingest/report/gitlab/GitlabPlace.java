/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.gitlab;

import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.ingest.report.Assets;
import io.sluice.ingest.report.PackageUrls;
import io.sluice.ingest.report.ReportNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a vulnerability is: a line, an address, a package in a manifest or in an image. */
final class GitlabPlace {

  private static final Location NOWHERE = Location.newBuilder().build();

  private final GitlabHead head;
  private final ReportNode location;

  GitlabPlace(GitlabHead head, ReportNode location) {
    this.head = head;
    this.location = location;
  }

  /** The place, when the report names one. */
  List<Location> locations(String snippet) {
    Optional<String> image = location.text("image");
    Location place =
        Location.newBuilder()
            .setPath(file().orElse(null))
            .setStartLine(location.position("start_line").orElse(null))
            .setEndLine(location.position("end_line").orElse(null))
            .setSymbol(symbol().orElse(null))
            .setSnippet(snippet.isEmpty() ? null : snippet)
            .setUrl(url().orElse(null))
            .setMethod(location.text("hostname").flatMap(host -> method()).orElse(null))
            .setParameter(location.text("param").orElse(null))
            .setImage(image.map(Assets::imageWithoutDigest).orElse(null))
            .setImageDigest(image.filter(text -> text.contains("@")).map(this::digest).orElse(null))
            .setWorkload(workload().orElse(null))
            .build();
    return place.equals(NOWHERE) ? List.of() : List.of(place);
  }

  /** The package, when it is about one. */
  Optional<PackageRef> packageRef(ReportNode vulnerability) {
    ReportNode dependency = location.object("dependency");
    Optional<String> name = dependency.object("package").text("name");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    String version = dependency.text("version").orElse("");
    Optional<String> ecosystem = file().flatMap(head::ecosystem);
    Optional<String> purl =
        ecosystem
            .flatMap(type -> PackageUrls.named(type, name.get(), version))
            .or(() -> distributionPackage(name.get(), version));
    return Optional.of(
        PackageRef.newBuilder()
            .setPurl(purl.orElse(null))
            .setName(name.get())
            .setVersion(version.isEmpty() ? null : version)
            .setEcosystem(ecosystem.or(() -> purl.flatMap(PackageUrls::type)).orElse(null))
            .setFixedVersions(fixed(vulnerability))
            .setPath(file().orElse(null))
            .build());
  }

  /** {@code operating_system} is distribution and release: {@code debian:9.4}. */
  private Optional<String> distributionPackage(String name, String version) {
    // A package of a language has its group or path in its name.
    if (name.contains("/") || name.contains(":")) {
      return Optional.empty();
    }
    String system = location.text("operating_system").orElse("").toLowerCase(Locale.ROOT);
    String distribution = system.replaceFirst("[ :].*", "");
    return Optional.ofNullable(
            switch (distribution) {
              case "debian", "ubuntu" -> "deb";
              case "alpine", "wolfi", "chainguard" -> "apk";
              case "redhat",
                  "rhel",
                  "centos",
                  "fedora",
                  "amazon",
                  "oracle",
                  "rocky",
                  "alma",
                  "opensuse",
                  "sles",
                  "photon",
                  "ubi" ->
                  "rpm";
              default -> null;
            })
        .flatMap(type -> PackageUrls.of(type, distribution, name, version));
  }

  /** GitLab gives the fix as a sentence only: {@code Upgrade apt from 1.4.8 to 1.4.9}. */
  private static List<String> fixed(ReportNode vulnerability) {
    String solution = vulnerability.text("solution").orElse("").strip();
    String from = "(?s)Upgrade \\S+ (?:from \\S+ )?to ([0-9][^\\s,]*)\\.?";
    if (!solution.matches(from)) {
      return List.of();
    }
    String version = solution.replaceFirst(from, "$1");
    return List.of(version.endsWith(".") ? version.substring(0, version.length() - 1) : version);
  }

  private Optional<String> file() {
    return location.text("file").map(file -> file.replace('\\', '/').replaceFirst("^(\\./)+", ""));
  }

  /** {@code class} and {@code method} of the code; of a dynamic result the method is HTTP's. */
  private Optional<String> symbol() {
    if (location.has("hostname") || location.has("path")) {
      return Optional.empty();
    }
    String symbol =
        Stream.of(location.text("class"), location.text("method"))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("."));
    return symbol.isEmpty() ? Optional.empty() : Optional.of(symbol);
  }

  private Optional<String> method() {
    return location.text("method").map(text -> text.toUpperCase(Locale.ROOT));
  }

  private Optional<String> url() {
    Optional<String> host = location.text("hostname");
    Optional<String> path = location.text("path");
    if (host.isEmpty() && path.isEmpty()) {
      return Optional.empty();
    }
    String before = host.orElse("").replaceFirst("/+$", "");
    String after = path.orElse("");
    return Optional.of(before + (after.isEmpty() || after.startsWith("/") ? "" : "/") + after);
  }

  /** Of a cluster's image: namespace, kind and name of the resource that runs it. */
  private Optional<String> workload() {
    ReportNode resource = location.object("kubernetes_resource");
    return resource
        .text("name")
        .map(
            name ->
                resource.text("namespace").orElse("")
                    + "/"
                    + resource.text("kind").orElse("")
                    + "/"
                    + name);
  }

  private String digest(String image) {
    return image.substring(image.indexOf('@') + 1);
  }
}
