/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.grype;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.Rating;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.PackageUrls;
import io.sluice.ingest.report.ReportNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns one match of a Grype report into a finding. */
final class GrypeMatch {

  private final GrypeHead head;

  GrypeMatch(GrypeHead head) {
    this.head = head;
  }

  RawFinding.Builder read(ReportNode match) {
    ReportNode vulnerability = match.object("vulnerability");
    ReportNode artifact = match.object("artifact");
    List<ReportNode> related = match.objects("relatedVulnerabilities");
    String id = required(vulnerability, "id");
    String name = required(artifact, "name");
    Optional<String> version = artifact.text("version");

    return Findings.at(match, head.header().category())
        .setRuleId(id)
        .setTitle(id + " in " + name + version.map(text -> " " + text).orElse(""))
        .setDescription(description(vulnerability, related).orElse(null))
        .setSeverity(severity(vulnerability, related).orElse(null))
        .setRatings(ratings(vulnerability, related))
        .setCwes(cwes(vulnerability, related))
        .setVulnerabilityIds(ids(id, related))
        .setPackage$(packageRef(name, version, vulnerability, artifact))
        .setLocations(locations(artifact))
        .setBaseImage(baseImage(artifact).orElse(null))
        .setRemediation(remediation(name, vulnerability).orElse(null))
        .setReferences(references(vulnerability, related))
        .setTags(
            Findings.distinct(
                match.objects("matchDetails").stream()
                    .flatMap(detail -> detail.text("matcher").stream())
                    .toList()));
  }

  private static String required(ReportNode node, String field) {
    return node.text(field)
        .orElseThrow(
            () ->
                MalformedReportException.at(
                    node.pointer(), "a match needs a '" + field + "' here"));
  }

  /** Descriptions of advisories that are matched by distribution stand with the related CVE. */
  private static Optional<String> description(ReportNode vulnerability, List<ReportNode> related) {
    return vulnerability
        .text("description")
        .or(() -> related.stream().flatMap(node -> node.text("description").stream()).findFirst());
  }

  private static Optional<String> severity(ReportNode vulnerability, List<ReportNode> related) {
    return vulnerability
        .text("severity")
        .or(() -> related.stream().flatMap(node -> node.text("severity").stream()).findFirst());
  }

  private static List<Rating> ratings(ReportNode vulnerability, List<ReportNode> related) {
    List<Rating> ratings = new ArrayList<>();
    List<ReportNode> records = new ArrayList<>(List.of(vulnerability));
    records.addAll(related);
    for (ReportNode node : records) {
      String source = node.text("namespace").orElse("grype");
      node.text("severity").ifPresent(text -> ratings.add(Findings.severity(source, text)));
      for (ReportNode cvss : node.objects("cvss")) {
        String vector = cvss.text("vector").orElse(null);
        ratings.add(
            new Rating(
                cvss.text("source").orElse(source),
                Findings.cvssMethod(cvss.text("version").orElse(null), vector),
                cvss.object("metrics").number("baseScore").orElse(null),
                vector,
                null));
      }
    }
    return Findings.distinct(ratings);
  }

  private static List<Integer> cwes(ReportNode vulnerability, List<ReportNode> related) {
    Set<Integer> cwes = new LinkedHashSet<>(cwes(vulnerability));
    related.forEach(node -> cwes.addAll(cwes(node)));
    return List.copyOf(cwes);
  }

  /** Since Grype 0.94: {@code cwes[].cwe}, one entry for each source that names it. */
  private static List<Integer> cwes(ReportNode record) {
    return record.objects("cwes").stream()
        .flatMap(entry -> entry.text("cwe").flatMap(Findings::cwe).stream())
        .toList();
  }

  private static List<String> ids(String id, List<ReportNode> related) {
    Set<String> ids = new LinkedHashSet<>();
    ids.add(Findings.spelled(id));
    for (ReportNode node : related) {
      node.text("id").map(Findings::spelled).ifPresent(ids::add);
    }
    return List.copyOf(ids);
  }

  private static PackageRef packageRef(
      String name, Optional<String> version, ReportNode vulnerability, ReportNode artifact) {
    Optional<String> purl = artifact.text("purl");
    return PackageRef.newBuilder()
        .setPurl(purl.orElse(null))
        .setName(name)
        .setVersion(version.orElse(null))
        .setEcosystem(purl.flatMap(PackageUrls::type).or(() -> artifact.text("type")).orElse(null))
        .setFixedVersions(fixedVersions(vulnerability))
        .setPath(
            artifact.objects("locations").stream()
                .flatMap(location -> location.text("path").stream())
                .findFirst()
                .orElse(null))
        .build();
  }

  /** {@code fix.versions}; before Grype 0.13 {@code fixedInVersion}. */
  private static List<String> fixedVersions(ReportNode vulnerability) {
    List<String> versions = vulnerability.object("fix").strings("versions");
    return versions.isEmpty() ? vulnerability.strings("fixedInVersion") : versions;
  }

  private List<Location> locations(ReportNode artifact) {
    List<Location> locations = new ArrayList<>();
    for (ReportNode place : artifact.objects("locations")) {
      locations.add(
          Location.newBuilder()
              .setPath(place.text("path").map(this::path).orElse(null))
              .setLayer(place.text("layerID").orElse(null))
              .setImage(head.image().orElse(null))
              .setImageDigest(head.imageDigest().orElse(null))
              .build());
    }
    if (locations.isEmpty() && head.image().isPresent()) {
      locations.add(
          Location.newBuilder()
              .setImage(head.image().get())
              .setImageDigest(head.imageDigest().orElse(null))
              .build());
    }
    return locations;
  }

  /**
   * A package came with the base image when any of its files did: each installation adds to the
   * package database, which therefore stands in a later layer, and an upgrade writes all files.
   */
  private Optional<String> baseImage(ReportNode artifact) {
    return artifact.objects("locations").stream()
        .flatMap(place -> head.baseImage().of(place.text("layerID")).stream())
        .findFirst();
  }

  /** In a directory scan Grype roots paths at the directory; in an image they are absolute. */
  private String path(String path) {
    return head.header().category() == Category.SCA && path.startsWith("/")
        ? path.substring(1)
        : path;
  }

  private static Optional<String> remediation(String name, ReportNode vulnerability) {
    List<String> versions = fixedVersions(vulnerability);
    if (!versions.isEmpty()) {
      return Optional.of("Upgrade " + name + " to " + String.join(" or ", versions) + ".");
    }
    return switch (vulnerability.object("fix").text("state").orElse("")) {
      case "wont-fix" -> Optional.of("The distribution will not fix this.");
      case "not-fixed" -> Optional.of("There is no fixed version yet.");
      default -> Optional.empty();
    };
  }

  private static List<String> references(ReportNode vulnerability, List<ReportNode> related) {
    Set<String> urls = new LinkedHashSet<>();
    vulnerability.text("dataSource").ifPresent(urls::add);
    urls.addAll(vulnerability.strings("urls"));
    for (ReportNode node : related) {
      node.text("dataSource").ifPresent(urls::add);
      urls.addAll(node.strings("urls"));
    }
    return List.copyOf(urls);
  }
}
