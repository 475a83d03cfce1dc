/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.sarif;

import io.sluice.event.PackageRef;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.PackageUrls;
import io.sluice.ingest.report.ReportNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Package and vulnerability of a result of a dependency scanner. SARIF has no field for either, so
 * each tool puts them into sentences of its own: Trivy, Grype (two generations), Snyk, OSV-Scanner;
 * Dependency-Check names a package URL as logical location, Black Duck uses properties.
 */
final class SarifPackages {

  private static final Pattern TRIVY =
      Pattern.compile("Package: (?<name>\\S+)\\s*\\nInstalled Version: ?(?<version>[^\\n]*)\\n");
  private static final Pattern FIXED = Pattern.compile("Fix(?:ed)? Version: ?([^\\n]*)");
  private static final Pattern GRYPE =
      Pattern.compile(
          "reports (?<name>\\S+) at version (?<version>\\S+)\\s+which .{0,40}?vulnerable"
              + " \\((?<type>[^)]*)\\) package");
  private static final Pattern GRYPE_LATER =
      Pattern.compile(
          "vulnerability in (?<type>\\S+) package: (?<name>\\S+), version (?<version>\\S+) was found");
  private static final Pattern OSV =
      Pattern.compile("Package '(?<name>[^'\\n]+)@(?<version>[^'@\\n]*)' is vulnerable to");
  private static final Pattern SNYK =
      Pattern.compile("^(?:\\([^)]{0,200}\\) )?(?<name>@?[^\\s@]+)@(?<version>[^\\s@]+)$");
  private static final Pattern DATABASE_ID =
      Pattern.compile(
          "(?:RUSTSEC|GO|PYSEC|MAL|OSV|DSA|DLA|USN|RHSA|ELSA|ALAS[0-9A-Z]*|SNYK|BDSA|PRISMA|GMS"
              + "|SUSE-SU|CGA)-[A-Za-z0-9:._-]{3,100}");

  private SarifPackages() {}

  /** Vulnerability ids, the tool's primary one first; empty when the rule is no vulnerability. */
  static List<String> vulnerabilityIds(String ruleId, SarifRule rule, String message) {
    Set<String> ids = new LinkedHashSet<>();
    Matcher database = DATABASE_ID.matcher(ruleId);
    if (database.lookingAt()) {
      ids.add(database.group());
    }
    ids.addAll(Findings.vulnerabilityIds(ruleId));
    String description = rule.description().orElse("");
    if (description.startsWith("(")) {
      int end = description.indexOf(')');
      ids.addAll(Findings.vulnerabilityIds(description.substring(0, Math.max(0, end))));
    }
    Matcher osv = OSV.matcher(message);
    if (osv.find()) {
      ids.addAll(Findings.vulnerabilityIds(message));
    }
    return List.copyOf(ids);
  }

  static Optional<PackageRef> of(ReportNode result, SarifRule rule, String message) {
    String help = rule.help().orElse("");
    ReportNode properties = result.object("properties");
    return sentence(TRIVY, message, fixed(message), rule)
        .or(() -> sentence(GRYPE, message, fixed(help), rule))
        .or(() -> sentence(GRYPE_LATER, message, fixed(help), rule))
        .or(() -> sentence(OSV, message, List.of(), rule))
        .or(() -> logical(result, rule))
        .or(() -> sentence(SNYK, rule.description().orElse(""), List.of(), rule))
        .or(() -> properties(properties));
  }

  private static Optional<PackageRef> sentence(
      Pattern pattern, String text, List<String> fixed, SarifRule rule) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String type = pattern.namedGroups().containsKey("type") ? matcher.group("type") : "";
    return Optional.of(
        reference(matcher.group("name"), matcher.group("version").strip(), type, fixed, rule));
  }

  private static PackageRef reference(
      String name, String version, String type, List<String> fixed, SarifRule rule) {
    Optional<String> purl = packageUrl(rule, version);
    return PackageRef.newBuilder()
        .setName(name)
        .setVersion(version.isEmpty() ? null : version)
        .setPurl(purl.orElse(null))
        .setEcosystem(purl.flatMap(PackageUrls::type).orElse(ecosystem(type)))
        .setFixedVersions(fixed)
        .build();
  }

  /** A Grype rule may cover several packages: only one that fits is this result's. */
  private static Optional<String> packageUrl(SarifRule rule, String version) {
    List<String> fitting =
        rule.packageUrls().stream()
            .filter(
                text ->
                    PackageUrls.parse(text)
                        .filter(purl -> version.equals(purl.getVersion()))
                        .isPresent())
            .distinct()
            .toList();
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }

  private static Optional<PackageRef> logical(ReportNode result, SarifRule rule) {
    for (ReportNode location : result.objects("locations")) {
      for (ReportNode logical : location.objects("logicalLocations")) {
        String name = logical.text("fullyQualifiedName").orElse("");
        if (name.startsWith("pkg:")) {
          return PackageUrls.parse(name)
              .map(
                  purl ->
                      PackageRef.newBuilder()
                          .setPurl(name)
                          .setName(PackageUrls.displayName(purl))
                          .setVersion(purl.getVersion())
                          .setEcosystem(purl.getType())
                          .build());
        }
        Matcher matcher = SNYK.matcher(name);
        if (matcher.matches() && rule.id().startsWith("SNYK-")) {
          return Optional.of(
              reference(matcher.group("name"), matcher.group("version"), "", List.of(), rule));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<PackageRef> properties(ReportNode properties) {
    if (!properties.get("component").isScalar() || !properties.get("componentVersion").isScalar()) {
      return Optional.empty();
    }
    ReportNode origin = properties.get("componentOrigin");
    return properties
        .text("component")
        .map(
            name ->
                PackageRef.newBuilder()
                    .setName(name)
                    .setVersion(properties.text("componentVersion").orElse(null))
                    .setEcosystem(origin.isScalar() ? origin.text().orElse(null) : null)
                    .build());
  }

  private static List<String> fixed(String text) {
    Matcher matcher = FIXED.matcher(text);
    if (!matcher.find() || matcher.group(1).isBlank()) {
      return List.of();
    }
    return List.of(matcher.group(1).strip().split("\\s*,\\s*"));
  }

  /** purl type of Syft's package types. */
  private static @org.jspecify.annotations.Nullable String ecosystem(String type) {
    return switch (type) {
      case "" -> null;
      case "java-archive", "jenkins-plugin", "graalvm-native-image" -> "maven";
      case "python" -> "pypi";
      case "go-module" -> "golang";
      case "rust-crate" -> "cargo";
      case "dotnet", "dotnet-portable-executable" -> "nuget";
      case "php-composer" -> "composer";
      case "dart-pub" -> "pub";
      default -> type;
    };
  }
}
