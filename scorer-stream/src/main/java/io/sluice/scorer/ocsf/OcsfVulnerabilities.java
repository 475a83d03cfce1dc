/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.ocsf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.EpssScore;
import io.sluice.event.IssueEvent;
import io.sluice.event.IssueMember;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.VulnerabilityFacts;
import io.sluice.scorer.intel.VulnerabilityIds;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code vulnerability} objects of an event. OCSF takes just one of advisory, CVE and CWE in
 * each: an object for every CVE id; without any, one for the first other id; without ids, one for
 * the first CWE (the others stand in {@code finding_info.types}).
 */
final class OcsfVulnerabilities {

  private OcsfVulnerabilities() {}

  static List<ObjectNode> of(IssueEvent event, OcsfContext context) {
    List<String> cves =
        event.getVulnerabilityIds().stream().filter(VulnerabilityIds::isCve).distinct().toList();
    if (!cves.isEmpty()) {
      // The rating of the issue is that of its canonical, first id.
      return cves.stream()
          .map(
              id -> {
                ObjectNode vulnerability = common(event, context);
                vulnerability.set("cve", cve(id, cves, event, context));
                return vulnerability;
              })
          .toList();
    }
    ObjectNode vulnerability = common(event, context);
    if (!event.getVulnerabilityIds().isEmpty()) {
      vulnerability.putObject("advisory").put("uid", event.getVulnerabilityIds().getFirst());
    } else if (!event.getCwes().isEmpty()) {
      vulnerability.set("cwe", cwe(event.getCwes().getFirst()));
    } else {
      return List.of();
    }
    return List.of(vulnerability);
  }

  private static ObjectNode common(IssueEvent event, OcsfContext context) {
    ObjectNode vulnerability = Json.object();
    vulnerability.put("title", event.getTitle());
    vulnerability.put("severity", Code.severity(event.getSeverity()).caption());
    vulnerability.put("category", event.getCategory().name().toLowerCase(Locale.ROOT));
    context
        .issue()
        .ifPresent(
            issue -> vulnerability.put("first_seen_time", issue.getFirstSeenAt().toEpochMilli()));
    if (context.vulnerabilities().stream().anyMatch(known -> known.getKev() != null)) {
      vulnerability.put("is_exploit_available", true);
    }
    if (event.getPackage$() != null) {
      affectedPackage(vulnerability, event.getPackage$());
    }
    Location location = event.getLocation();
    if (location != null && location.getPath() != null) {
      vulnerability.putArray("affected_code").add(affectedCode(location, rule(context)));
    }
    if (event.getRemediation() != null) {
      vulnerability.putObject("remediation").put("desc", event.getRemediation());
    }
    return vulnerability;
  }

  private static void affectedPackage(ObjectNode vulnerability, PackageRef ref) {
    boolean fixed = !ref.getFixedVersions().isEmpty();
    vulnerability.put("is_fix_available", fixed);
    ObjectNode affected = vulnerability.putArray("affected_packages").addObject();
    affected.put("name", ref.getName());
    // Required by the schema even when no tool knows it.
    affected.put("version", Objects.requireNonNullElse(ref.getVersion(), "unknown"));
    Json.put(affected, "purl", ref.getPurl());
    Json.put(affected, "package_manager", ref.getEcosystem());
    Json.put(affected, "path", ref.getPath());
    if (fixed) {
      affected.put("fixed_in_version", String.join(", ", ref.getFixedVersions()));
    }
  }

  private static ObjectNode affectedCode(Location location, Optional<String> rule) {
    String path = Objects.requireNonNull(location.getPath());
    ObjectNode code = Json.object();
    code.putObject("file")
        .put("name", path.substring(path.lastIndexOf('/') + 1))
        .put("path", path)
        .put("type_id", 1)
        .put("type", "Regular File");
    Json.put(code, "start_line", location.getStartLine());
    Json.put(code, "start_column", location.getStartColumn());
    Json.put(code, "end_line", location.getEndLine());
    Json.put(code, "end_column", location.getEndColumn());
    rule.ifPresent(id -> code.putObject("rule").put("uid", id));
    return code;
  }

  private static Optional<String> rule(OcsfContext context) {
    return context.issue().stream()
        .flatMap(issue -> issue.getMembers().stream())
        .map(IssueMember::getRuleId)
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static ObjectNode cve(
      String id, List<String> all, IssueEvent event, OcsfContext context) {
    ObjectNode cve = Json.object();
    cve.put("uid", id);
    if (id.equals(all.getFirst())) {
      context.issue().map(OcsfVulnerabilities::cvss).ifPresent(it -> cve.putArray("cvss").add(it));
      if (!event.getCwes().isEmpty()) {
        cve.putArray("related_cwes")
            .addAll(event.getCwes().stream().map(OcsfVulnerabilities::cwe).toList());
      }
    }
    context.vulnerabilities().stream()
        .filter(known -> known.getVulnerabilityId().equals(id))
        .map(VulnerabilityFacts::getEpss)
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(epss -> cve.set("epss", epss(epss)));
    return cve;
  }

  private static @Nullable ObjectNode cvss(CorrelatedIssue issue) {
    String vector = issue.getCvssVector();
    if (vector == null) {
      return null;
    }
    ObjectNode cvss = Json.object();
    cvss.put("base_score", BigDecimal.valueOf(Math.round(issue.getSeverityScore() * 10), 1));
    cvss.put("version", version(vector));
    cvss.put("vector_string", vector);
    cvss.put("vendor_name", issue.getSeveritySource());
    return cvss;
  }

  /**
   * Vectors of CVSS 2 have no prefix but an Authentication metric; some scanners drop that of 3.
   */
  private static String version(String vector) {
    if (vector.startsWith("CVSS:") && vector.indexOf('/') > 0) {
      return vector.substring("CVSS:".length(), vector.indexOf('/'));
    }
    return vector.contains("Au:") ? "2.0" : "3.x";
  }

  private static ObjectNode epss(EpssScore score) {
    ObjectNode epss = Json.object();
    epss.put("score", BigDecimal.valueOf(score.getProbability()).toPlainString());
    epss.put("percentile", BigDecimal.valueOf(score.getPercentile()));
    epss.put("version", score.getModelVersion());
    startOfDay(score.getScoreDate()).ifPresent(millis -> epss.put("created_time", millis));
    return epss;
  }

  private static Optional<Long> startOfDay(String date) {
    try {
      LocalDate day = LocalDate.parse(date.substring(0, Math.min(10, date.length())));
      return Optional.of(day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static ObjectNode cwe(Integer id) {
    return Json.object()
        .put("uid", "CWE-" + id)
        .put("src_url", "https://cwe.mitre.org/data/definitions/" + id + ".html");
  }
}
