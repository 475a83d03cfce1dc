/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.checkmarx;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.ReportNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns a result of an issue into a finding: the end of the flow first, as Checkmarx counts. */
final class CxFlowIssue {

  private CxFlowIssue() {}

  static RawFinding.Builder read(ReportNode issue, ReportNode result) {
    ReportNode more = issue.object("additionalDetails");
    String rule = issue.text("vulnerability").orElse("Checkmarx finding");
    ReportNode source = result.object("source");
    ReportNode sink = result.object("sink");
    List<Location> locations = new ArrayList<>();
    place(sink).ifPresent(locations::add);
    place(source).ifPresent(locations::add);
    if (locations.isEmpty()) {
      locations.add(
          Location.newBuilder()
              .setPath(issue.text("filename").orElse(null))
              .setStartLine(firstLine(issue))
              .build());
    }
    RawFinding.Builder finding =
        Findings.at(result.isPresent() ? result : issue, Category.SAST)
            .setRuleId(rule)
            .setToolFindingId(issue.text("similarityId").orElse(null))
            .setTitle(rule.replace('_', ' '))
            .setDescription(issue.text("description").orElse(null))
            .setSeverity(issue.text("severity").orElse(null))
            .setCwes(issue.text("cwe").flatMap(Findings::cwe).stream().toList())
            .setLocations(locations)
            .setFlow(flow(result))
            .setReferences(references(issue, more))
            .setTags(tags(issue, more));
    // 1 is "not exploitable" in Checkmarx SAST.
    boolean dismissed =
        result.text("state").filter("1"::equals).isPresent()
            || issue.flag("allFalsePositive").orElse(false);
    return dismissed
        ? finding.setSuppressed(true).setSuppressionReason("not exploitable in Checkmarx")
        : finding;
  }

  private static Optional<Location> place(ReportNode node) {
    return node.text("file")
        .map(
            file ->
                Location.newBuilder()
                    .setPath(file.replace('\\', '/'))
                    .setStartLine(node.position("line").orElse(null))
                    .setStartColumn(node.position("column").orElse(null))
                    .setSnippet(node.text("snippet").orElse(null))
                    .build());
  }

  /** Line numbers are the names of the fields of {@code details}. */
  private static @Nullable Integer firstLine(ReportNode issue) {
    return issue.object("details").fields().keySet().stream()
        .filter(line -> line.matches("[1-9][0-9]{0,8}"))
        .map(Integer::valueOf)
        .findFirst()
        .orElse(null);
  }

  /** Steps are the fields named {@code 1}, {@code 2}, ... */
  private static List<Location> flow(ReportNode result) {
    Map<Integer, ReportNode> steps = new TreeMap<>();
    result
        .fields()
        .forEach(
            (name, step) -> {
              if (name.matches("[1-9][0-9]{0,4}") && step.isObject()) {
                steps.put(Integer.valueOf(name), step);
              }
            });
    return steps.values().stream().flatMap(step -> place(step).stream()).toList();
  }

  private static List<String> references(ReportNode issue, ReportNode more) {
    List<String> urls = new ArrayList<>(issue.strings("link"));
    for (String field : List.of("recommendedFix", "CodeBashingLesson")) {
      if (more.get(field).isScalar()) {
        more.text(field).ifPresent(urls::add);
      }
    }
    return urls;
  }

  private static List<String> tags(ReportNode issue, ReportNode more) {
    List<String> tags = new ArrayList<>();
    issue.text("language").ifPresent(tags::add);
    issue.text("vulnerabilityStatus").ifPresent(tags::add);
    if (more.get("categories").isScalar()) {
      more.text("categories").ifPresent(text -> tags.addAll(List.of(text.split("[;,]"))));
    }
    return tags;
  }
}
