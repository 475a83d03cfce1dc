/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.snyk;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.ReportNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns an issue of {@code snyk iac test} into a finding. */
final class SnykConfiguration {

  private SnykConfiguration() {}

  static RawFinding.Builder read(ReportNode issue, SnykProject project) {
    ReportNode text = issue.object("iacDescription");
    Optional<String> id = issue.firstText("publicId", "id");
    List<String> path = issue.strings("path");
    RawFinding.Builder finding =
        Findings.at(issue, Category.IAC)
            .setRuleId(id.orElse(null))
            .setTitle(issue.text("title").or(() -> id).orElse(""))
            .setMessage(text.text("issue").or(() -> issue.text("issue")).orElse(null))
            .setDescription(text.text("impact").or(() -> issue.text("impact")).orElse(null))
            .setSeverity(issue.text("severity").orElse(null))
            .setLocations(
                List.of(
                    Location.newBuilder()
                        .setPath(project.target().orElse(null))
                        .setStartLine(issue.position("lineNumber").orElse(null))
                        .setResource(path.isEmpty() ? null : String.join(".", path))
                        .build()))
            .setRemediation(text.text("resolve").or(() -> issue.text("resolve")).orElse(null))
            .setReferences(references(issue))
            .setTags(issue.text("subType").stream().toList());
    return issue.flag("isIgnored").orElse(false)
        ? finding.setSuppressed(true).setSuppressionReason("ignored in Snyk")
        : finding;
  }

  private static List<String> references(ReportNode issue) {
    List<String> urls = new ArrayList<>(issue.strings("documentation"));
    urls.addAll(issue.strings("references"));
    return urls;
  }
}
