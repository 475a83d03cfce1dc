/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.spdx;

import io.sluice.event.Category;
import io.sluice.event.Rating;
import io.sluice.ingest.report.Assets;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ScanHeader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What elements say about others: licences, vulnerabilities, and who is assessed. */
final class Spdx3Graph {

  private static final int KEPT = 500_000;

  /**
   * A vulnerability.
   *
   * @param ids its ids, the name first
   * @param summary in a sentence
   * @param ratings CVSS ratings of it
   */
  record Vulnerability(List<String> ids, Optional<String> summary, List<Rating> ratings) {}

  private final Map<String, String> licences = new HashMap<>();
  private final Map<String, List<String>> licencesOf = new HashMap<>();
  private final Map<String, Vulnerability> vulnerabilities = new HashMap<>();
  private final Map<String, List<Rating>> ratings = new HashMap<>();
  private final Set<String> assessed = new HashSet<>();
  private final Set<String> stated = new HashSet<>();
  private final Map<String, Spdx3Package> packages = new HashMap<>();
  private final Map<String, String> tools = new HashMap<>();
  private Optional<String> tool = Optional.empty();
  private Optional<Instant> created = Optional.empty();
  private Optional<String> documentName = Optional.empty();

  /** A package of software, of data or with a model. */
  static boolean isPackage(ReportNode element) {
    return Set.of("package", "datasetpackage", "aipackage").contains(type(element));
  }

  /** Type without namespace and in lower case: {@code software_Package} is {@code package}. */
  static String type(ReportNode element) {
    String type = element.firstText("type", "@type").orElse("");
    int cut =
        Math.max(Math.max(type.lastIndexOf('_'), type.lastIndexOf('/')), type.lastIndexOf(':'));
    return type.substring(cut + 1).toLowerCase(Locale.ROOT);
  }

  static String id(ReportNode element) {
    return element.firstText("spdxId", "@id").orElse("");
  }

  void note(ReportNode element) {
    String type = type(element);
    switch (type) {
      case "licenseexpression" ->
          element
              .firstText("simplelicensing_licenseExpression", "licenseExpression")
              .ifPresent(text -> put(licences, id(element), text, element));
      case "listedlicense", "customlicense", "simplelicensingtext" ->
          element.text("name").ifPresent(text -> put(licences, id(element), text, element));
      case "vulnerability" -> vulnerability(element);
      case "tool" -> element.text("name").ifPresent(text -> put(tools, id(element), text, element));
      case "creationinfo" -> {
        created = created.or(() -> element.instant("created"));
        tool = tool.or(() -> element.strings("createdUsing").stream().findFirst());
      }
      case "spdxdocument", "sbom", "bom" -> {
        if (type.equals("spdxdocument") || documentName.isEmpty()) {
          documentName = element.text("name").or(() -> documentName);
        }
      }
      default -> relation(element, type);
    }
  }

  private void relation(ReportNode element, String type) {
    String from = element.get("from").isScalar() ? element.text("from").orElse("") : "";
    String relation =
        element.get("relationshipType").isScalar()
            ? element.text("relationshipType").orElse("")
            : "";
    if (relation.equals("hasConcludedLicense") || relation.equals("hasDeclaredLicense")) {
      List<String> of = licencesOf.computeIfAbsent(from, id -> new ArrayList<>(1));
      of.addAll(element.strings("to"));
      limit(licencesOf, element);
    }
    if (relation.equals("hasAssociatedVulnerability")) {
      assessed.add(from);
    }
    if (type.endsWith("vulnassessmentrelationship")) {
      assessed.addAll(element.strings("to"));
      element.strings("security_assessedElement").forEach(assessed::add);
      if (type.startsWith("vex")) {
        element.strings("to").forEach(to -> stated.add(from + ' ' + to));
      }
      if (type.startsWith("cvss")) {
        Optional<String> vector = element.text("security_vectorString");
        ratings
            .computeIfAbsent(from, id -> new ArrayList<>(1))
            .add(
                new Rating(
                    "spdx",
                    Optional.ofNullable(Findings.cvssMethod(null, vector.orElse(null)))
                        .orElse("CVSSv" + type.replaceAll("\\D", "")),
                    element.number("security_score").orElse(null),
                    vector.orElse(null),
                    element.text("security_severity").orElse(null)));
        limit(ratings, element);
      }
    }
  }

  private void vulnerability(ReportNode element) {
    Set<String> ids = new LinkedHashSet<>();
    for (ReportNode identifier : element.objects("externalIdentifier")) {
      identifier.text("identifier").map(Findings::vulnerabilityIds).ifPresent(ids::addAll);
    }
    element.text("name").map(Findings::spelled).ifPresent(ids::add);
    put(
        vulnerabilities,
        id(element),
        new Vulnerability(List.copyOf(ids), element.firstText("summary", "description"), List.of()),
        element);
  }

  private static <T> void put(Map<String, T> map, String id, T value, ReportNode element) {
    map.put(id, value);
    limit(map, element);
  }

  private static void limit(Map<String, ?> map, ReportNode element) {
    if (map.size() > KEPT) {
      throw MalformedReportException.at(
          element.pointer(), "more than " + KEPT + " elements of one kind");
    }
  }

  void keep(ReportNode element, Spdx3Package found) {
    if (assessed.contains(id(element))) {
      packages.put(id(element), found);
    }
  }

  Optional<Spdx3Package> find(String id) {
    return Optional.ofNullable(packages.get(id));
  }

  boolean hasVulnerabilities() {
    return !vulnerabilities.isEmpty();
  }

  Optional<Vulnerability> vulnerabilityOf(String id) {
    return Optional.ofNullable(vulnerabilities.get(id))
        .map(v -> new Vulnerability(v.ids(), v.summary(), ratings.getOrDefault(id, List.of())));
  }

  /** True when a VEX assessment speaks of the two. */
  boolean isStated(String vulnerability, String packageId) {
    return stated.contains(vulnerability + ' ' + packageId);
  }

  List<String> licencesOf(String packageId) {
    return licencesOf.getOrDefault(packageId, List.of()).stream()
        .map(id -> licences.getOrDefault(id, ""))
        .filter(text -> !text.isEmpty() && !text.startsWith("NOASSERTION") && !text.equals("NONE"))
        .distinct()
        .toList();
  }

  ScanHeader header() {
    return ScanHeader.of(
            tool.flatMap(id -> Optional.ofNullable(tools.get(id)))
                .filter(text -> !text.isBlank())
                .orElse("spdx"),
            Category.SBOM)
        .withScannedAt(created)
        .withConfiguration(documentName.map(Assets::directory).orElse(""));
  }
}
