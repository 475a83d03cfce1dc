/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.npm;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Dependencies;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns a line of {@code yarn npm audit}: an advisory or deprecation and the versions in use. */
final class YarnEntry {

  static final String LOCK_FILE = "yarn.lock";

  private YarnEntry() {}

  static RawFinding.Builder read(ReportNode line) {
    ReportNode entry = line.object("children");
    String name =
        line.text("value")
            .orElseThrow(
                () -> MalformedReportException.at(line.pointer(), "an entry needs a 'value'"));
    List<String> versions = entry.strings("Tree Versions");
    Optional<String> issue = entry.text("Issue");
    Optional<String> url = entry.text("URL");
    List<String> ids = url.map(Findings::vulnerabilityIds).map(List::copyOf).orElse(List.of());
    Optional<String> id = entry.text("ID");
    boolean deprecation = id.filter(text -> text.endsWith("(deprecation)")).isPresent();
    PackageRef reference =
        Dependencies.reference(
            Optional.of("npm"),
            name,
            versions.stream().findFirst(),
            List.of(),
            Optional.of(LOCK_FILE));
    return Findings.at(entry, Category.SCA)
        .setRuleId(deprecation ? "deprecation" : id.orElse(null))
        .setTitle(
            deprecation
                ? name + " is deprecated"
                : Dependencies.title(ids, issue.orElse("Vulnerability"), reference))
        .setMessage(issue.orElse(null))
        .setSeverity(entry.text("Severity").orElse(null))
        .setVulnerabilityIds(ids)
        .setPackage$(reference)
        .setLocations(List.of(Location.newBuilder().setPath(LOCK_FILE).build()))
        .setEvidence(evidence(entry).orElse(null))
        .setReferences(url.stream().toList())
        .setTags(tags(entry, versions, deprecation));
  }

  private static Optional<String> evidence(ReportNode entry) {
    List<String> dependents = entry.strings("Dependents");
    return dependents.isEmpty()
        ? Optional.empty()
        : Optional.of("needed by " + String.join("\nneeded by ", dependents));
  }

  private static List<String> tags(ReportNode entry, List<String> versions, boolean deprecation) {
    List<String> tags = new ArrayList<>();
    entry.text("Vulnerable Versions").ifPresent(range -> tags.add("vulnerable:" + range));
    versions.stream().skip(1).forEach(version -> tags.add("also:" + version));
    if (deprecation) {
      tags.add("deprecation");
    }
    return tags;
  }
}
