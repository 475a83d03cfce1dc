/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.snyk;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.Rating;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Dependencies;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.ReportNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns an issue of Snyk's REST API into a finding. */
final class SnykIssue {

  private final ReportNode issue;
  private final ReportNode attributes;
  private final Category category;

  private SnykIssue(ReportNode issue) {
    this.issue = issue;
    this.attributes = issue.object("attributes");
    this.category = category(issue);
  }

  static RawFinding.Builder read(ReportNode issue) {
    return new SnykIssue(issue).finding();
  }

  static Category category(ReportNode issue) {
    return switch (issue.object("attributes").text("type").orElse("")) {
      case "code" -> Category.SAST;
      case "config" -> Category.IAC;
      case "cloud" -> Category.CLOUD;
      default -> Category.SCA;
    };
  }

  private RawFinding.Builder finding() {
    Optional<String> key = attributes.text("key").or(() -> issue.text("id"));
    List<Location> locations = new ArrayList<>();
    Optional<PackageRef> reference = Optional.empty();
    for (ReportNode coordinate : attributes.objects("coordinates")) {
      for (ReportNode place : coordinate.objects("representations")) {
        location(place).ifPresent(locations::add);
        reference = reference.or(() -> reference(place, key.orElse("")));
      }
    }
    List<String> ids = category == Category.SCA ? ids() : List.of();
    String title = attributes.text("title").or(() -> key).orElse("");
    Optional<PackageRef> found = reference;
    return silenced(
        Findings.at(issue, category)
            .setRuleId(rule(key).orElse(null))
            .setToolFindingId(issue.text("id").orElse(null))
            .setTitle(found.map(r -> Dependencies.title(ids, title, r)).orElse(title))
            .setMessage(title)
            .setDescription(attributes.text("description").orElse(null))
            .setSeverity(attributes.text("effective_severity_level").orElse(null))
            .setRatings(ratings())
            .setCwes(cwes())
            .setVulnerabilityIds(ids)
            .setPackage$(found.orElse(null))
            .setLocations(locations)
            .setReferences(references(key))
            .setTags(tags())
            .setDetectedAt(attributes.instant("created_at").orElse(null)));
  }

  /** Of code the key is the issue's own id, so the rule is the weakness. */
  private Optional<String> rule(Optional<String> key) {
    return category == Category.SAST
        ? attributes.objects("problems").stream()
            .filter(problem -> problem.text("type").filter("rule"::equals).isPresent())
            .flatMap(problem -> problem.text("id").stream())
            .findFirst()
            .or(() -> attributes.text("title"))
        : key;
  }

  private RawFinding.Builder silenced(RawFinding.Builder finding) {
    if (attributes.text("status").filter("resolved"::equals).isPresent()) {
      String how = attributes.object("resolution").text("type").map(text -> ": " + text).orElse("");
      return finding.setSuppressed(true).setSuppressionReason("resolved in Snyk" + how);
    }
    return attributes.flag("ignored").orElse(false)
        ? finding.setSuppressed(true).setSuppressionReason("ignored in Snyk")
        : finding;
  }

  private static Optional<Location> location(ReportNode place) {
    ReportNode code = place.object("sourceLocation");
    ReportNode region = code.object("region");
    ReportNode start = region.object("start");
    ReportNode end = region.object("end");
    Optional<String> resource =
        place
            .text("resourcePath")
            .or(() -> place.object("cloud_resource").text("resource_id"))
            .or(() -> place.object("cloud_resource").object("resource").text("id"));
    Optional<String> file = code.text("file");
    if (file.isEmpty() && resource.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Location.newBuilder()
            .setPath(file.orElse(null))
            .setStartLine(start.position("line").orElse(null))
            .setStartColumn(start.position("column").orElse(null))
            .setEndLine(end.position("line").orElse(null))
            .setEndColumn(end.position("column").orElse(null))
            .setResource(resource.orElse(null))
            .build());
  }

  /** The answer names no ecosystem; Snyk's ids do: {@code SNYK-PYTHON-PILLOW-5918878}. */
  private static Optional<PackageRef> reference(ReportNode place, String key) {
    ReportNode dependency = place.object("dependency");
    return dependency
        .text("package_name")
        .map(
            name ->
                Dependencies.reference(
                    ecosystem(key),
                    name,
                    dependency.text("package_version"),
                    List.of(),
                    Optional.empty()));
  }

  static Optional<String> ecosystem(String id) {
    String[] parts = id.toUpperCase(Locale.ROOT).split("-", 3);
    if (parts.length < 3 || !parts[0].equals("SNYK")) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        switch (parts[1]) {
          case "JS" -> "npm";
          case "JAVA" -> "maven";
          case "PYTHON" -> "pypi";
          case "GOLANG" -> "golang";
          case "RUBY" -> "gem";
          case "PHP" -> "composer";
          case "DOTNET" -> "nuget";
          case "RUST" -> "cargo";
          case "HEX" -> "hex";
          case "SWIFT" -> "swift";
          case "COCOAPODS" -> "cocoapods";
          case "PUB" -> "pub";
          default -> systemType(parts[1]);
        });
  }

  private static @Nullable String systemType(String part) {
    return Dependencies.systemType(part).orElse(null);
  }

  private List<String> ids() {
    Set<String> ids = new LinkedHashSet<>();
    for (ReportNode problem : attributes.objects("problems")) {
      String id = problem.text("id").orElse("");
      String source = problem.text("source").orElse("").toUpperCase(Locale.ROOT);
      boolean known =
          source.equals("NVD") || source.equals("GHSA") || !Findings.vulnerabilityIds(id).isEmpty();
      if (id.startsWith("SNYK-") || (known && !id.isEmpty())) {
        ids.add(Findings.spelled(id));
      }
    }
    return List.copyOf(ids);
  }

  private List<Rating> ratings() {
    List<Rating> ratings = new ArrayList<>();
    for (ReportNode severity : attributes.objects("severities")) {
      String vector = severity.text("vector").orElse(null);
      ratings.add(
          new Rating(
              severity.text("source").orElse("snyk").toLowerCase(Locale.ROOT),
              Findings.cvssMethod(severity.text("version").orElse(null), vector),
              severity.number("score").orElse(null),
              vector,
              severity.text("level").orElse(null)));
    }
    return Findings.distinct(ratings);
  }

  private List<Integer> cwes() {
    return attributes.objects("classes").stream()
        .flatMap(entry -> entry.text("id").stream())
        .flatMap(text -> Findings.cwes(text).stream())
        .distinct()
        .toList();
  }

  private List<String> references(Optional<String> key) {
    Set<String> urls = new LinkedHashSet<>();
    key.filter(text -> text.startsWith("SNYK-"))
        .ifPresent(text -> urls.add("https://security.snyk.io/vuln/" + text));
    for (ReportNode problem : attributes.objects("problems")) {
      problem.text("url").ifPresent(urls::add);
    }
    return List.copyOf(urls);
  }

  private List<String> tags() {
    List<String> tags = new ArrayList<>();
    attributes.text("type").ifPresent(tags::add);
    for (ReportNode coordinate : attributes.objects("coordinates")) {
      coordinate
          .text("reachability")
          .filter(text -> !text.equals("not-applicable"))
          .ifPresent(text -> tags.add("reachability:" + text));
    }
    for (ReportNode level : attributes.object("exploit_details").objects("maturity_levels")) {
      level.text("level").ifPresent(text -> tags.add("exploit:" + text));
    }
    return tags;
  }
}
