/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.checkov;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.Rating;
import io.sluice.event.RawFinding;
import io.sluice.event.SecretRef;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns a failed check into a finding. Most are about a resource; those of the package scanners
 * ({@code CKV_CVE_...}) are about a vulnerable package, those of the secret scanner ({@code
 * CKV_SECRET_...}) about a leak.
 */
final class CheckovCheck {

  private CheckovCheck() {}

  static RawFinding.Builder read(ReportNode check, ReportWriter writer) {
    String id =
        check
            .text("check_id")
            .orElseThrow(
                () ->
                    MalformedReportException.at(
                        check.pointer(), "a failed check needs a 'check_id'"));
    ReportNode vulnerability = check.object("vulnerability_details");
    Category category = category(id, vulnerability);
    Optional<String> severity = severity(check).or(() -> vulnerability.text("severity"));
    return Findings.at(check, category)
        .setRuleId(id)
        .setTitle(check.firstText("check_name", "short_description").orElse(id))
        .setDescription(
            check.text("description").or(() -> vulnerability.text("description")).orElse(null))
        .setSeverity(severity.orElse(null))
        .setRatings(ratings(vulnerability))
        .setCwes(check.strings("cwe").stream().flatMap(t -> Findings.cwe(t).stream()).toList())
        .setVulnerabilityIds(vulnerability.text("id").map(Findings::spelled).stream().toList())
        .setPackage$(packageRef(check, vulnerability))
        .setSecret(category == Category.SECRET ? secret(id, check, writer) : null)
        .setLocations(List.of(location(check, category)))
        .setRemediation(remediation(vulnerability).orElse(null))
        .setReferences(references(check, vulnerability))
        .setTags(tags(check));
  }

  private static Category category(String id, ReportNode vulnerability) {
    if (vulnerability.isPresent() || id.startsWith("CKV_CVE")) {
      return Category.SCA;
    }
    return id.startsWith("CKV_SECRET") ? Category.SECRET : Category.IAC;
  }

  /** A name; null without a platform account; an object in a few versions. */
  private static Optional<String> severity(ReportNode check) {
    ReportNode severity = check.get("severity");
    return severity.isObject() ? severity.text("name") : severity.text();
  }

  private static List<Rating> ratings(ReportNode vulnerability) {
    Optional<String> vector = vulnerability.text("vector");
    Optional<Double> score = vulnerability.number("cvss");
    if (vector.isEmpty() && score.isEmpty()) {
      return List.of();
    }
    @Nullable String text = vector.orElse(null);
    return List.of(
        new Rating("checkov", Findings.cvssMethod(null, text), score.orElse(null), text, null));
  }

  private static @Nullable PackageRef packageRef(ReportNode check, ReportNode vulnerability) {
    Optional<String> name = vulnerability.text("package_name");
    if (name.isEmpty()) {
      return null;
    }
    return PackageRef.newBuilder()
        .setName(name.get())
        .setVersion(vulnerability.text("package_version").orElse(null))
        .setFixedVersions(
            vulnerability.text("lowest_fixed_version").filter(v -> !v.equals("N/A")).stream()
                .toList())
        .setPath(path(check).orElse(null))
        .build();
  }

  /** The resource of a secret is the SHA-1 of its value: reversible for weak ones, so re-keyed. */
  private static SecretRef secret(String id, ReportNode check, ReportWriter writer) {
    return SecretRef.newBuilder()
        .setDetector(id)
        .setHmac(check.text("resource").map(writer::hmac).orElse(null))
        .build();
  }

  private static Location location(ReportNode check, Category category) {
    List<ReportNode> range = check.list("file_line_range");
    return Location.newBuilder()
        .setPath(path(check).orElse(null))
        .setStartLine(line(range, 0))
        .setEndLine(line(range, 1))
        .setResource(
            category == Category.IAC
                ? check.firstText("resource_address", "resource").orElse(null)
                : null)
        .setSnippet(category == Category.IAC ? snippet(check).orElse(null) : null)
        .build();
  }

  /**
   * {@code file_path} is relative to the directory that was scanned, {@code repo_file_path} to
   * where Checkov ran: the second is nearer to the repository's root when it only has more in
   * front.
   */
  private static Optional<String> path(ReportNode check) {
    Optional<String> scanned = check.text("file_path");
    return check
        .text("repo_file_path")
        .filter(path -> scanned.filter(path::endsWith).isPresent())
        .or(() -> scanned)
        .map(path -> path.replace('\\', '/').replaceFirst("^(\\.?/)+", ""));
  }

  private static @Nullable Integer line(List<ReportNode> range, int index) {
    if (range.size() <= index || !range.get(index).isScalar()) {
      return null;
    }
    return range
        .get(index)
        .text()
        .filter(text -> text.matches("[1-9][0-9]{0,8}"))
        .map(Integer::valueOf)
        .orElse(null);
  }

  /** {@code code_block} is an array of pairs of line number and text. */
  private static Optional<String> snippet(ReportNode check) {
    StringBuilder text = new StringBuilder();
    for (ReportNode line : check.list("code_block")) {
      if (line.isArray() && line.elements().size() > 1 && line.elements().get(1).isScalar()) {
        text.append(line.elements().get(1).text().orElse("\n"));
      }
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text.toString().stripTrailing());
  }

  private static Optional<String> remediation(ReportNode vulnerability) {
    Optional<String> fixed =
        vulnerability.text("lowest_fixed_version").filter(version -> !version.equals("N/A"));
    return fixed
        .flatMap(
            version ->
                vulnerability
                    .text("package_name")
                    .map(name -> "Upgrade " + name + " to " + version + "."))
        .or(() -> vulnerability.text("status"));
  }

  private static List<String> references(ReportNode check, ReportNode vulnerability) {
    List<String> urls = new ArrayList<>();
    check.text("guideline").ifPresent(urls::add);
    vulnerability.text("link").ifPresent(urls::add);
    return urls;
  }

  private static List<String> tags(ReportNode check) {
    List<String> tags = new ArrayList<>();
    check.text("bc_check_id").ifPresent(tags::add);
    check.text("bc_category").ifPresent(tags::add);
    ReportNode benchmarks = check.get("benchmarks");
    if (benchmarks.isObject()) {
      tags.addAll(benchmarks.fields().keySet());
    }
    return tags;
  }
}
