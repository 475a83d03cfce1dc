/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.github;

import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Turns an alert into a finding. */
final class GithubAlert {

  private GithubAlert() {}

  /** True when GitHub no longer sees it. */
  static boolean isFixed(ReportNode alert) {
    return alert.text("state").filter(state -> state.equalsIgnoreCase("fixed")).isPresent();
  }

  static RawFinding.Builder read(ReportNode alert, GithubTool tool, ReportWriter writer) {
    RawFinding.Builder finding =
        switch (tool.category()) {
          case SECRET -> secret(alert, tool, writer);
          case SAST -> code(alert, tool);
          default -> GithubDependency.read(alert, tool);
        };
    return silenced(alert, finding)
        .setToolFindingId(alert.firstText("number", "id").orElse(null))
        .setDetectedAt(
            alert.instant("created_at").or(() -> alert.instant("createdAt")).orElse(null));
  }

  private static RawFinding.Builder silenced(ReportNode alert, RawFinding.Builder finding) {
    String state = alert.text("state").orElse("").toUpperCase(Locale.ROOT);
    boolean dismissed =
        state.equals("DISMISSED")
            || state.equals("AUTO_DISMISSED")
            || state.equals("RESOLVED")
            || alert.text("dismissedAt").isPresent();
    if (!dismissed) {
      return finding;
    }
    String reason =
        alert
            .firstText("dismissed_reason", "dismissReason", "resolution")
            .filter(Predicate.not("None"::equals))
            .map(text -> ": " + text.toLowerCase(Locale.ROOT).replace('_', ' '))
            .orElse("");
    return finding.setSuppressed(true).setSuppressionReason("dismissed in GitHub" + reason);
  }

  private static RawFinding.Builder secret(ReportNode alert, GithubTool tool, ReportWriter writer) {
    String type = alert.text("secret_type").orElse("secret");
    return Findings.at(alert, tool.category())
        .setRuleId(type)
        .setTitle(alert.text("secret_type_display_name").orElse(type))
        .setSecret(writer.secret(type, alert.text("secret").orElse("")))
        .setTags(alert.text("validity").map(text -> "validity:" + text).stream().toList())
        .setReferences(alert.text("html_url").stream().toList());
  }

  private static RawFinding.Builder code(ReportNode alert, GithubTool tool) {
    ReportNode rule = alert.object("rule");
    ReportNode instance = alert.object("most_recent_instance");
    ReportNode place = instance.object("location");
    List<String> tags = rule.strings("tags");
    Optional<String> message = instance.object("message").text("text");
    Optional<String> id = rule.firstText("id", "name");
    return Findings.at(alert, tool.category())
        .setRuleId(id.orElse(null))
        .setTitle(
            rule.text("description")
                .or(() -> message)
                .or(() -> id)
                .orElseThrow(
                    () ->
                        MalformedReportException.at(
                            alert.pointer(), "an alert of code scanning needs a 'rule'")))
        .setMessage(message.orElse(null))
        .setDescription(rule.text("full_description").orElse(null))
        .setSeverity(rule.firstText("security_severity_level", "severity").orElse(null))
        .setCwes(tags.stream().flatMap(tag -> Findings.cwes(tag).stream()).distinct().toList())
        .setTags(tags)
        .setReferences(alert.text("html_url").stream().toList())
        .setLocations(
            place
                .text("path")
                .map(
                    path ->
                        List.of(
                            Location.newBuilder()
                                .setPath(path)
                                .setStartLine(place.position("start_line").orElse(null))
                                .setEndLine(place.position("end_line").orElse(null))
                                .setStartColumn(place.position("start_column").orElse(null))
                                .setEndColumn(place.position("end_column").orElse(null))
                                .build()))
                .orElse(List.of()));
  }
}
