/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.semgrep;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Dependencies;
import io.sluice.ingest.report.Ecosystems;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.ReportNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Turns an entry of the export of supply chain findings into a finding. */
final class SemgrepAdvisory {

  private SemgrepAdvisory() {}

  static RawFinding.Builder read(ReportNode entry) {
    ReportNode advisory = entry.object("advisory");
    ReportNode references = advisory.object("references");
    ReportNode place = entry.object("dependencyFileLocation");
    Optional<String> path = place.text("path");
    Set<String> ids = new LinkedHashSet<>();
    references.strings("cveIds").forEach(id -> ids.add(Findings.spelled(id)));
    references.strings("ghsaIds").forEach(id -> ids.add(Findings.spelled(id)));
    Optional<PackageRef> reference = reference(entry, advisory, path);
    Optional<String> title = entry.text("title").or(() -> advisory.text("title"));
    return Findings.at(entry, Category.SCA)
        .setRuleId(advisory.text("ruleId").or(() -> ids.stream().findFirst()).orElse(null))
        .setTitle(
            title
                .or(() -> reference.map(r -> Dependencies.title(ids, "Vulnerability", r)))
                .or(() -> ids.stream().findFirst())
                .orElse(""))
        .setMessage(advisory.text("title").orElse(null))
        .setDescription(advisory.text("description").orElse(null))
        .setSeverity(advisory.text("severity").or(() -> entry.text("severity")).orElse(null))
        .setCwes(
            references.strings("cweIds").stream()
                .flatMap(text -> Findings.cwe(text.replaceFirst(":.*", "")).stream())
                .distinct()
                .toList())
        .setVulnerabilityIds(List.copyOf(ids))
        .setPackage$(reference.orElse(null))
        .setLocations(
            List.of(
                Location.newBuilder()
                    .setPath(path.orElse(null))
                    .setStartLine(place.position("startLine").orElse(null))
                    .setEndLine(place.position("endLine").orElse(null))
                    .build()))
        .setRemediation(reference.flatMap(Dependencies::upgrade).orElse(null))
        .setReferences(references(references))
        .setTags(tags(entry));
  }

  private static Optional<PackageRef> reference(
      ReportNode entry, ReportNode advisory, Optional<String> path) {
    ReportNode found =
        entry.has("foundDependency")
            ? entry.object("foundDependency")
            : entry.get("dependency").isObject() ? entry.object("dependency") : ReportNode.absent();
    ReportNode safe =
        entry.get("closestSafeDependency").isObject()
            ? entry.object("closestSafeDependency")
            : ReportNode.absent();
    Optional<String> type =
        found
            .text("ecosystem")
            .or(() -> advisory.text("ecosystem"))
            .flatMap(Ecosystems::named)
            .or(() -> path.flatMap(Ecosystems::ofManifest));
    return found
        .firstText("package", "name")
        .map(
            name ->
                Dependencies.reference(
                    type,
                    name,
                    found.firstText("version", "versionSpecifier"),
                    safe.firstText("version", "versionSpecifier").stream().toList(),
                    path));
  }

  private static List<String> references(ReportNode references) {
    List<String> urls = new ArrayList<>(references.strings("urls"));
    urls.addAll(references.strings("sourceUrl"));
    return urls;
  }

  private static List<String> tags(ReportNode entry) {
    return entry.firstText("exposureType", "reachability").stream()
        .map(text -> text.toLowerCase(Locale.ROOT))
        .toList();
  }
}
