/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.github;

import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.Rating;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Ecosystems;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.PackageUrls;
import io.sluice.ingest.report.ReportNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Turns a Dependabot alert into a finding. GraphQL and REST name the same things differently. The
 * installed version is known only when the manifest demands exactly one.
 */
final class GithubDependency {

  private static final Pattern EXACT = Pattern.compile("\\s*={1,2}\\s*([\\w.+!-]{1,100})\\s*");

  private GithubDependency() {}

  static RawFinding.Builder read(ReportNode alert, GithubTool tool) {
    ReportNode vulnerability = either(alert, "securityVulnerability", "security_vulnerability");
    ReportNode advisory =
        alert.has("security_advisory")
            ? alert.object("security_advisory")
            : vulnerability.object("advisory");
    PackageRef reference = reference(alert, vulnerability);
    List<String> ids = ids(advisory);
    String id =
        ids.stream()
            .filter(text -> text.startsWith("CVE-"))
            .findFirst()
            .or(() -> ids.stream().findFirst())
            .orElse("Vulnerability");
    String version = reference.getVersion();
    return Findings.at(alert, tool.category())
        .setRuleId(ids.isEmpty() ? null : ids.getFirst())
        .setTitle(id + " in " + reference.getName() + (version == null ? "" : " " + version))
        .setMessage(advisory.text("summary").orElse(null))
        .setDescription(advisory.text("description").orElse(null))
        .setSeverity(
            vulnerability.text("severity").or(() -> advisory.text("severity")).orElse(null))
        .setRatings(ratings(advisory))
        .setCwes(cwes(advisory))
        .setVulnerabilityIds(ids)
        .setPackage$(reference)
        .setLocations(
            Optional.ofNullable(reference.getPath())
                .map(path -> List.of(Location.newBuilder().setPath(path).build()))
                .orElse(List.of()))
        .setRemediation(
            reference.getFixedVersions().isEmpty()
                ? null
                : "Upgrade "
                    + reference.getName()
                    + " to "
                    + reference.getFixedVersions().getFirst()
                    + ".")
        .setReferences(
            advisory.objects("references").stream().flatMap(r -> r.text("url").stream()).toList())
        .setTags(tags(alert, vulnerability));
  }

  private static PackageRef reference(ReportNode alert, ReportNode vulnerability) {
    ReportNode dependency = alert.object("dependency");
    ReportNode found =
        vulnerability.has("package")
            ? vulnerability.object("package")
            : dependency.object("package");
    String name =
        found
            .text("name")
            .orElseThrow(
                () ->
                    MalformedReportException.at(
                        alert.pointer(), "an alert of Dependabot needs a package"));
    Optional<String> manifest =
        alert
            .firstText("vulnerableManifestPath", "vulnerableManifestFilename")
            .or(() -> dependency.text("manifest_path"))
            .map(path -> path.replaceFirst("^/+", ""));
    Optional<String> type =
        found
            .text("ecosystem")
            .flatMap(Ecosystems::named)
            .or(() -> manifest.flatMap(Ecosystems::ofManifest));
    Optional<String> version =
        alert.text("vulnerableRequirements").flatMap(GithubDependency::exact);
    return PackageRef.newBuilder()
        .setPurl(type.flatMap(t -> PackageUrls.named(t, name, version.orElse(""))).orElse(null))
        .setName(name)
        .setVersion(version.orElse(null))
        .setEcosystem(type.orElse(null))
        .setFixedVersions(
            either(vulnerability, "firstPatchedVersion", "first_patched_version")
                .text("identifier")
                .stream()
                .toList())
        .setPath(manifest.orElse(null))
        .build();
  }

  private static Optional<String> exact(String requirement) {
    Matcher matcher = EXACT.matcher(requirement);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** The advisory's own id, GHSA, comes first in GitHub. */
  private static List<String> ids(ReportNode advisory) {
    Set<String> ids = new LinkedHashSet<>();
    advisory.firstText("ghsaId", "ghsa_id").map(Findings::spelled).ifPresent(ids::add);
    for (ReportNode identifier : advisory.objects("identifiers")) {
      identifier.text("value").map(Findings::spelled).ifPresent(ids::add);
    }
    advisory.text("cve_id").map(Findings::spelled).ifPresent(ids::add);
    return List.copyOf(ids);
  }

  private static List<Integer> cwes(ReportNode advisory) {
    ReportNode cwes = advisory.get("cwes");
    List<ReportNode> entries = cwes.isObject() ? cwes.objects("nodes") : advisory.objects("cwes");
    return entries.stream()
        .flatMap(cwe -> cwe.firstText("cweId", "cwe_id").stream())
        .flatMap(text -> Findings.cwe(text).stream())
        .distinct()
        .toList();
  }

  private static List<Rating> ratings(ReportNode advisory) {
    List<Rating> ratings = new ArrayList<>();
    ReportNode several = either(advisory, "cvssSeverities", "cvss_severities");
    Stream.of(
            advisory.object("cvss"),
            either(several, "cvssV3", "cvss_v3"),
            either(several, "cvssV4", "cvss_v4"))
        .forEach(cvss -> rating(cvss).ifPresent(ratings::add));
    return Findings.distinct(ratings);
  }

  private static Optional<Rating> rating(ReportNode cvss) {
    Optional<String> vector = cvss.firstText("vectorString", "vector_string");
    // A score of 0 without a vector means that there is none.
    Optional<Double> score = cvss.number("score").filter(value -> value > 0 || vector.isPresent());
    return vector.isEmpty() && score.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Rating(
                "ghsa",
                Findings.cvssMethod(null, vector.orElse(null)),
                score.orElse(null),
                vector.orElse(null),
                null));
  }

  private static List<String> tags(ReportNode alert, ReportNode vulnerability) {
    List<String> tags = new ArrayList<>();
    alert
        .text("dependencyScope")
        .or(() -> alert.object("dependency").text("scope"))
        .ifPresent(scope -> tags.add("scope:" + scope));
    vulnerability
        .firstText("vulnerableVersionRange", "vulnerable_version_range")
        .ifPresent(range -> tags.add("vulnerable:" + range));
    return tags;
  }

  private static ReportNode either(ReportNode node, String graph, String rest) {
    return node.has(rest) ? node.object(rest) : node.object(graph);
  }
}
