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
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.Texts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Turns a result of {@code semgrep --json} into a finding. */
final class SemgrepResult {

  private static final String NO_VALIDATOR = "NO_VALIDATOR";

  /** What Semgrep writes instead of a value for those who have not logged in. */
  private static final String WITHHELD = "requires login";

  private final ReportNode result;
  private final ReportNode extra;
  private final ReportNode metadata;
  private final String rule;

  private SemgrepResult(ReportNode result) {
    this.result = result;
    this.extra = result.object("extra");
    this.metadata = extra.object("metadata");
    this.rule =
        result
            .text("check_id")
            .orElseThrow(
                () ->
                    MalformedReportException.at(
                        result.pointer(), "a result of Semgrep needs a 'check_id'"));
  }

  static RawFinding.Builder read(ReportNode result, ReportWriter writer) {
    return new SemgrepResult(result).finding(writer);
  }

  private RawFinding.Builder finding(ReportWriter writer) {
    Optional<String> message = extra.text("message");
    RawFinding.Builder finding =
        Findings.at(result, category())
            .setRuleId(rule)
            .setTitle(
                message
                    .map(Texts::firstSentence)
                    .filter(text -> text.length() <= 160)
                    .orElse(rule.substring(rule.lastIndexOf('.') + 1)))
            .setMessage(message.orElse(null))
            .setSeverity(extra.text("severity").orElse(null))
            .setConfidence(metadata.text("confidence").orElse(null))
            .setCwes(cwes())
            .setLocations(List.of(location(result, result.text("path")).build()))
            .setFlow(SemgrepTrace.read(extra.object("dataflow_trace")))
            .setRemediation(remediation().orElse(null))
            .setReferences(references())
            .setTags(tags());
    extra
        .text("fingerprint")
        .filter(text -> !text.equals(WITHHELD))
        .ifPresent(print -> finding.setFingerprints(Map.of("matchBasedId/v1", print)));
    if (extra.flag("is_ignored").orElse(false)) {
      finding.setSuppressed(true).setSuppressionReason("ignored in the code (nosemgrep)");
    }
    return switch (finding.getCategory()) {
      case SECRET -> secret(finding, writer);
      case SCA -> dependency(finding);
      default -> finding;
    };
  }

  private Category category() {
    if (extra.has("sca_info")) {
      return Category.SCA;
    }
    boolean validated =
        extra.text("validation_state").filter(state -> !state.equals(NO_VALIDATOR)).isPresent();
    boolean secret =
        validated
            || metadata.has("secret_type")
            || List.of(rule.toLowerCase(Locale.ROOT).split("\\.")).contains("secrets");
    return secret ? Category.SECRET : Category.SAST;
  }

  private RawFinding.Builder secret(RawFinding.Builder finding, ReportWriter writer) {
    String detector = metadata.text("secret_type").orElse(rule);
    // The report has the line, not the value alone; its fingerprint tells two of them apart.
    return finding.setSecret(writer.secret(detector, ""));
  }

  private RawFinding.Builder dependency(RawFinding.Builder finding) {
    ReportNode info = extra.object("sca_info");
    ReportNode match = info.object("dependency_match");
    ReportNode found = match.object("found_dependency");
    Optional<String> lockFile =
        found.text("lockfile_path").or(() -> match.text("lockfile")).or(() -> result.text("path"));
    String name =
        found
            .text("package")
            .or(() -> match.object("dependency_pattern").text("package"))
            .orElseThrow(
                () ->
                    MalformedReportException.at(
                        info.pointer(), "a result of Supply Chain needs a package"));
    PackageRef reference =
        Dependencies.reference(
            found.text("ecosystem").map(e -> Ecosystems.named(e).orElse(e)),
            name,
            found.text("version"),
            fixed(name),
            lockFile);
    List<String> ids = List.copyOf(ids());
    List<Location> locations = new ArrayList<>();
    boolean reachable = info.flag("reachable").orElse(false);
    if (reachable) {
      locations.addAll(finding.getLocations());
    }
    locations.add(
        Location.newBuilder()
            .setPath(lockFile.orElse(null))
            .setStartLine(found.position("line_number").orElse(null))
            .build());
    List<String> tags = new ArrayList<>(finding.getTags());
    tags.add(reachable ? "reachable" : "not shown to be reachable");
    found.text("transitivity").ifPresent(tags::add);
    return finding
        .setTitle(Dependencies.title(ids, finding.getTitle(), reference))
        .setVulnerabilityIds(ids)
        .setPackage$(reference)
        .setLocations(locations)
        .setTags(tags)
        .setRemediation(Dependencies.upgrade(reference).or(this::remediation).orElse(null));
  }

  private Set<String> ids() {
    Set<String> ids = new LinkedHashSet<>();
    Stream.of("sca-vuln-database-identifier", "cve", "ghsa", "aliases")
        .flatMap(field -> metadata.strings(field).stream())
        .forEach(text -> ids.add(Findings.spelled(text)));
    metadata.text("sca-schema-ghsa").map(Findings::spelled).ifPresent(ids::add);
    return ids;
  }

  /** {@code sca-fix-versions: [{"minimist": "1.2.6"}]}. */
  private List<String> fixed(String name) {
    List<String> versions = new ArrayList<>();
    for (ReportNode entry : metadata.list("sca-fix-versions")) {
      if (entry.isObject()) {
        entry.text(name).ifPresent(versions::add);
      }
    }
    return versions;
  }

  private List<Integer> cwes() {
    return metadata.strings("cwe").stream()
        .flatMap(text -> Findings.cwe(text.replaceFirst(":.*", "")).stream())
        .distinct()
        .toList();
  }

  /** A place; {@code requires login} stands for the lines that Semgrep withholds. */
  private Location.Builder location(ReportNode node, Optional<String> path) {
    ReportNode start = node.object("start");
    ReportNode end = node.object("end");
    return Location.newBuilder()
        .setPath(path.orElse(null))
        .setStartLine(start.position("line").orElse(null))
        .setStartColumn(start.position("col").orElse(null))
        .setEndLine(end.position("line").orElse(null))
        .setEndColumn(end.position("col").orElse(null))
        .setSnippet(extra.text("lines").filter(text -> !text.equals(WITHHELD)).orElse(null));
  }

  private Optional<String> remediation() {
    ReportNode regex = extra.get("fix_regex");
    return extra
        .text("fix")
        .or(() -> regex.isPresent() ? Optional.of("Replace: " + regex.json()) : Optional.empty());
  }

  private List<String> references() {
    Set<String> urls = new LinkedHashSet<>(metadata.strings("references"));
    Stream.of("source-rule-url", "shortlink", "source")
        .flatMap(field -> metadata.text(field).stream())
        .forEach(urls::add);
    return List.copyOf(urls);
  }

  private List<String> tags() {
    List<String> tags = new ArrayList<>();
    metadata.strings("owasp").forEach(text -> tags.add("owasp:" + text));
    Stream.of("category", "subcategory", "technology", "vulnerability_class")
        .forEach(field -> tags.addAll(metadata.strings(field)));
    Stream.of("likelihood", "impact")
        .forEach(field -> metadata.text(field).ifPresent(text -> tags.add(field + ":" + text)));
    extra
        .text("validation_state")
        .filter(state -> !state.equals(NO_VALIDATOR))
        .ifPresent(state -> tags.add("validation:" + state));
    extra
        .object("historical_info")
        .text("git_commit")
        .ifPresent(commit -> tags.add("commit:" + commit));
    return tags;
  }
}
