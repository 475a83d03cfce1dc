/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.sonarqube;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns issues and hotspots into findings. SonarQube tracks them itself: their key is stable. */
final class SonarIssue {

  private final SonarHead head;
  private final ReportWriter writer;

  SonarIssue(SonarHead head, ReportWriter writer) {
    this.head = head;
    this.writer = writer;
  }

  /** Writes the finding, unless the issue is fixed. */
  void write(ReportNode issue) throws IOException {
    String resolution = issue.firstText("issueStatus", "resolution").orElse("");
    boolean closed = issue.text("status").filter("CLOSED"::equals).isPresent();
    if (!closed && !resolution.equals("FIXED") && !resolution.equals("REMOVED")) {
      writer.finding(finding(issue, resolution));
    }
  }

  private RawFinding.Builder finding(ReportNode issue, String resolution) {
    String rule =
        issue
            .firstText("rule", "ruleKey")
            .orElseThrow(
                () -> MalformedReportException.at(issue.pointer(), "an issue needs a 'rule'"));
    SonarRule known = head.rule(rule);
    Optional<String> message = issue.text("message");
    boolean secret = rule.startsWith("secrets:");
    Optional<SonarDependency> dependency = SonarDependency.of(rule, message.orElse(""));
    String reason = suppression(resolution);
    Set<Integer> cwes = new LinkedHashSet<>(known.cwes());
    issue.strings("tags").forEach(tag -> cwes.addAll(Findings.cwes(tag)));
    dependency.ifPresent(found -> cwes.addAll(found.cwes()));
    return Findings.at(issue, category(secret, dependency.isPresent()))
        .setRuleId(rule)
        .setToolFindingId(issue.text("key").orElse(null))
        .setFingerprints(
            issue.text("hash").map(hash -> Map.of("sonarLineHash/v1", hash)).orElse(Map.of()))
        .setTitle(issue.text("description").or(known::name).or(() -> message).orElse(rule))
        .setMessage(message.orElse(null))
        .setDescription(known.description().orElse(null))
        .setSeverity(severity(issue).orElse(null))
        .setCwes(List.copyOf(cwes))
        .setVulnerabilityIds(dependency.map(SonarDependency::ids).orElse(List.of()))
        .setPackage$(dependency.map(SonarDependency::packageRef).orElse(null))
        .setRatings(dependency.map(SonarDependency::ratings).orElse(List.of()))
        .setSecret(secret ? writer.secret(rule, "") : null)
        .setLocations(locations(issue))
        .setTags(tags(issue))
        .setSuppressed(!reason.isEmpty())
        .setSuppressionReason(reason.isEmpty() ? null : reason)
        .setDetectedAt(issue.instant("creationDate").orElse(null));
  }

  private static Category category(boolean secret, boolean dependency) {
    if (secret) {
      return Category.SECRET;
    }
    return dependency ? Category.SCA : Category.SAST;
  }

  private static String suppression(String resolution) {
    return switch (resolution.toUpperCase(Locale.ROOT).replace('-', '_')) {
      case "FALSE_POSITIVE" -> "false positive: decided in SonarQube";
      case "WONTFIX", "ACCEPTED" -> "accepted in SonarQube";
      case "SAFE" -> "safe: reviewed in SonarQube";
      default -> "";
    };
  }

  /** Since 10.2 also per quality: then the first one's. */
  private static Optional<String> severity(ReportNode issue) {
    return issue
        .firstText("severity", "vulnerabilityProbability")
        .or(
            () ->
                issue.objects("impacts").stream()
                    .findFirst()
                    .flatMap(impact -> impact.text("severity")));
  }

  private List<Location> locations(ReportNode issue) {
    Optional<String> path =
        issue.text("component").flatMap(key -> head.path(key, issue.text("project")));
    ReportNode range = issue.object("textRange");
    return path.map(
            file ->
                List.of(
                    Location.newBuilder()
                        .setPath(file)
                        .setStartLine(
                            range
                                .position("startLine")
                                .or(() -> issue.position("line"))
                                .orElse(null))
                        .setEndLine(range.position("endLine").orElse(null))
                        // SonarQube counts columns from 0.
                        .setStartColumn(range.integer("startOffset").map(c -> c + 1).orElse(null))
                        .setEndColumn(range.integer("endOffset").map(c -> c + 1).orElse(null))
                        .build()))
        .orElse(List.of());
  }

  private static List<String> tags(ReportNode issue) {
    List<String> tags = new ArrayList<>(issue.strings("tags"));
    issue.text("type").map(type -> type.toLowerCase(Locale.ROOT)).ifPresent(tags::add);
    if (issue.has("vulnerabilityProbability")) {
      tags.add("hotspot");
    }
    issue.text("securityCategory").ifPresent(tags::add);
    return tags;
  }
}
