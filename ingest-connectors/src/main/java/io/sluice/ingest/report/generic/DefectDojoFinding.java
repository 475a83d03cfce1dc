/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.generic;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.Rating;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ScanHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a finding of DefectDojo's "Generic Findings Import" in JSON. As there, {@code title},
 * {@code severity} and {@code description} are required, a key that is not in its list is an error,
 * and a number that is none counts as absent.
 */
final class DefectDojoFinding {

  /** Files in Base64, which nobody downstream reads. */
  static final Set<String> ATTACHMENTS = Set.of("files");

  private static final List<String> REQUIRED = List.of("title", "severity", "description");

  private static final Set<String> KEYS =
      Set.of(
          "title",
          "severity",
          "description",
          "date",
          "cwe",
          "cwes",
          "cve",
          "vulnerability_ids",
          "epss_score",
          "epss_percentile",
          "cvssv3",
          "cvssv3_score",
          "cvssv4",
          "cvssv4_score",
          "mitigation",
          "impact",
          "steps_to_reproduce",
          "severity_justification",
          "references",
          "active",
          "verified",
          "false_p",
          "out_of_scope",
          "risk_accepted",
          "under_review",
          "is_mitigated",
          "mitigated",
          "thread_id",
          "numerical_severity",
          "param",
          "payload",
          "line",
          "file_path",
          "component_name",
          "component_version",
          "static_finding",
          "dynamic_finding",
          "scanner_confidence",
          "unique_id_from_tool",
          "vuln_id_from_tool",
          "sast_source_object",
          "sast_sink_object",
          "sast_source_line",
          "sast_source_file_path",
          "nb_occurences",
          "publish_date",
          "service",
          "planned_remediation_date",
          "planned_remediation_version",
          "effort_for_fixing",
          "kev_date",
          "known_exploited",
          "ransomware_used",
          "fix_available",
          "fix_version",
          "endpoints",
          "tags",
          "files");

  private static final Pattern SUFFIX =
      Pattern.compile("(?i)\\s*\\(generic findings import\\)$|^generic findings import$");

  private DefectDojoFinding() {}

  /** The tool is the test type, else the test's name. */
  static ScanHeader header(ReportNode head) {
    String tool =
        head.text("type")
            .or(() -> head.text("name"))
            .map(text -> SUFFIX.matcher(text.strip()).replaceFirst(""))
            .filter(text -> !text.isBlank())
            .orElse("generic");
    return ScanHeader.of(tool, Category.MANUAL).withToolVersion(head.text("version"));
  }

  static RawFinding.Builder read(ReportNode finding) {
    Strict.requireKnown(finding, KEYS);
    for (String field : REQUIRED) {
      if (!finding.has(field)) {
        throw MalformedReportException.at(
            finding.pointer(), "the required field '" + field + "' is missing");
      }
    }
    Optional<String> suppression = suppression(finding);
    return Findings.at(finding, category(finding))
        .setRuleId(finding.text("vuln_id_from_tool").orElse(null))
        .setToolFindingId(finding.text("unique_id_from_tool").orElse(null))
        .setTitle(finding.text("title").orElse(""))
        .setDescription(description(finding).orElse(null))
        .setSeverity(finding.text("severity").orElse(null))
        .setRatings(ratings(finding))
        .setConfidence(finding.text("scanner_confidence").orElse(null))
        .setCwes(cwes(finding))
        .setVulnerabilityIds(vulnerabilityIds(finding))
        .setPackage$(packageRef(finding))
        .setLocations(locations(finding))
        .setEvidence(evidence(finding).orElse(null))
        .setRemediation(finding.text("mitigation").orElse(null))
        .setReferences(references(finding))
        .setTags(tags(finding))
        .setSuppressed(suppression.isPresent())
        .setSuppressionReason(suppression.orElse(null))
        .setDetectedAt(finding.instant("date").orElse(null));
  }

  private static Category category(ReportNode finding) {
    if (finding.has("component_name")) {
      return Category.SCA;
    }
    if (finding.flag("dynamic_finding").orElse(false)) {
      return Category.DAST;
    }
    return finding.flag("static_finding").orElse(false) ? Category.SAST : Category.MANUAL;
  }

  private static Optional<String> description(ReportNode finding) {
    List<String> parts = new ArrayList<>();
    finding.text("description").ifPresent(parts::add);
    finding.text("impact").ifPresent(text -> parts.add("Impact: " + text));
    finding
        .text("severity_justification")
        .ifPresent(text -> parts.add("Severity justification: " + text));
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n\n", parts));
  }

  private static Optional<String> evidence(ReportNode finding) {
    List<String> parts = new ArrayList<>();
    finding.text("steps_to_reproduce").ifPresent(parts::add);
    finding.text("payload").ifPresent(text -> parts.add("Payload: " + text));
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n\n", parts));
  }

  private static List<Rating> ratings(ReportNode finding) {
    List<Rating> ratings = new ArrayList<>();
    for (String method : List.of("cvssv3", "cvssv4")) {
      Optional<String> vector = finding.text(method);
      Optional<Double> score = finding.number(method + "_score");
      if (vector.isPresent() || score.isPresent()) {
        @Nullable String text = vector.orElse(null);
        ratings.add(
            new Rating(
                "generic",
                Findings.cvssMethod(method.substring("cvssv".length()), text),
                score.orElse(null),
                text,
                null));
      }
    }
    return ratings;
  }

  private static List<Integer> cwes(ReportNode finding) {
    Set<Integer> cwes = new LinkedHashSet<>();
    finding.text("cwe").flatMap(Findings::cwe).ifPresent(cwes::add);
    finding.strings("cwes").forEach(text -> Findings.cwe(text).ifPresent(cwes::add));
    return List.copyOf(cwes);
  }

  private static List<String> vulnerabilityIds(ReportNode finding) {
    Set<String> ids = new LinkedHashSet<>();
    finding.text("cve").map(Findings::spelled).ifPresent(ids::add);
    finding.strings("vulnerability_ids").forEach(id -> ids.add(Findings.spelled(id)));
    return List.copyOf(ids);
  }

  private static @Nullable PackageRef packageRef(ReportNode finding) {
    return finding
        .text("component_name")
        .map(
            name ->
                PackageRef.newBuilder()
                    .setName(name)
                    .setVersion(finding.text("component_version").orElse(null))
                    .setFixedVersions(finding.text("fix_version").stream().toList())
                    .setPath(finding.text("file_path").orElse(null))
                    .build())
        .orElse(null);
  }

  private static List<Location> locations(ReportNode finding) {
    List<Location> locations = new ArrayList<>();
    finding
        .text("file_path")
        .ifPresent(
            path ->
                locations.add(
                    Location.newBuilder()
                        .setPath(path)
                        .setStartLine(finding.position("line").orElse(null))
                        .build()));
    @Nullable String parameter = finding.text("param").orElse(null);
    for (ReportNode endpoint : finding.list("endpoints")) {
      DefectDojoEndpoint.url(endpoint)
          .ifPresent(
              url ->
                  locations.add(Location.newBuilder().setUrl(url).setParameter(parameter).build()));
    }
    return locations;
  }

  private static List<String> references(ReportNode finding) {
    return finding.text("references").stream()
        .flatMap(text -> Arrays.stream(text.split("\\s+")))
        .filter(word -> word.startsWith("http://") || word.startsWith("https://"))
        .distinct()
        .toList();
  }

  private static List<String> tags(ReportNode finding) {
    return finding.strings("tags").stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .toList();
  }

  /** DefectDojo's status says why a finding is not open. */
  private static Optional<String> suppression(ReportNode finding) {
    for (String status : List.of("false_p", "out_of_scope", "risk_accepted", "is_mitigated")) {
      if (finding.flag(status).orElse(false)) {
        return Optional.of(status);
      }
    }
    return finding.flag("active").orElse(true) ? Optional.empty() : Optional.of("not active");
  }
}
