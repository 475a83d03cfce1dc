/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.checkmarxone;

import io.sluice.event.Location;
import io.sluice.event.Rating;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Turns an element of {@code results} into a finding. */
final class CheckmarxResult {

  private CheckmarxResult() {}

  static RawFinding.Builder read(ReportNode result, CheckmarxEngine engine, ReportWriter writer) {
    ReportNode data = result.object("data");
    ReportNode details = result.object("vulnerabilityDetails");
    Optional<String> query = data.firstText("queryName", "ruleName", "ruleId");
    Optional<String> cve =
        details
            .text("cveName")
            .or(() -> result.text("id").filter(id -> engine == CheckmarxEngine.SCA));
    Optional<String> rule = query.or(() -> cve);
    RawFinding.Builder finding = CheckmarxState.begin(result, engine, rule, writer);
    CheckmarxPackages.of(data).ifPresent(finding::setPackage$);
    return finding
        .setTitle(title(result, query, cve, finding))
        .setDescription(
            result.text("description").or(() -> data.text("ruleDescription")).orElse(null))
        .setMessage(expected(data).orElse(null))
        .setCwes(details.text("cweId").flatMap(Findings::cwe).stream().toList())
        .setVulnerabilityIds(finding.getPackage$() == null ? List.of() : ids(cve))
        .setRatings(ratings(details))
        .setLocations(locations(data))
        .setRemediation(remediation(data, finding).orElse(null))
        .setReferences(references(data));
  }

  private static String title(
      ReportNode result, Optional<String> query, Optional<String> cve, RawFinding.Builder finding) {
    if (finding.getPackage$() != null) {
      String version = finding.getPackage$().getVersion();
      return cve.orElse("Vulnerability")
          + " in "
          + finding.getPackage$().getName()
          + (version == null ? "" : " " + version);
    }
    return query
        .map(CheckmarxState::title)
        .or(() -> result.text("description").map(Texts::firstSentence))
        .or(() -> cve)
        .orElseThrow(
            () ->
                MalformedReportException.at(
                    result.pointer(), "a result needs a 'queryName' or a 'description'"));
  }

  private static List<String> ids(Optional<String> cve) {
    return cve.map(Findings::spelled).stream().toList();
  }

  private static List<Rating> ratings(ReportNode details) {
    Optional<Double> score = details.number("cvssScore");
    ReportNode cvss = details.get("cvss");
    Optional<String> version =
        cvss.isObject()
            ? cvss.text("version").map(v -> v.replaceFirst("\\.0$", ""))
            : Optional.empty();
    return score
        .filter(value -> value > 0)
        .map(
            value ->
                List.of(
                    new Rating(
                        "checkmarx",
                        Findings.cvssMethod(version.orElse(null), null),
                        value,
                        null,
                        null)))
        .orElse(List.of());
  }

  /** Where the flow ends, then where it begins. */
  static List<Location> locations(ReportNode data) {
    List<Location> locations = new ArrayList<>();
    List<ReportNode> nodes = data.objects("nodes");
    if (!nodes.isEmpty()) {
      locations.add(location(nodes.getLast()));
      if (nodes.size() > 1) {
        locations.add(location(nodes.getFirst()));
      }
      return locations;
    }
    Optional<String> image = data.text("imageName");
    Optional<String> file = data.firstText("fileName", "filename", "imageFilePath");
    if (file.isPresent() || image.isPresent()) {
      locations.add(
          Location.newBuilder()
              .setPath(file.map(CheckmarxState::path).orElse(null))
              .setStartLine(data.position("line").orElse(null))
              .setSnippet(data.text("snippet").orElse(null))
              .setImage(
                  image
                      .map(name -> data.text("imageTag").map(tag -> name + ":" + tag).orElse(name))
                      .orElse(null))
              .build());
    }
    return locations;
  }

  private static Location location(ReportNode node) {
    Optional<Integer> column = node.position("column");
    return Location.newBuilder()
        .setPath(node.text("fileName").map(CheckmarxState::path).orElse(null))
        .setStartLine(node.position("line").orElse(null))
        .setStartColumn(column.orElse(null))
        .setEndColumn(
            column
                .flatMap(from -> node.position("length").map(length -> from + length))
                .orElse(null))
        .setSymbol(node.text("method").orElse(null))
        .build();
  }

  /** Of a check of infrastructure. */
  private static Optional<String> expected(ReportNode data) {
    Optional<String> expected = data.text("expectedValue");
    Optional<String> actual = data.firstText("value", "actualValue");
    if (expected.isEmpty()) {
      return actual;
    }
    return Optional.of(
        "Expected: " + expected.get() + actual.map(text -> "\nFound: " + text).orElse(""));
  }

  private static Optional<String> remediation(ReportNode data, RawFinding.Builder finding) {
    Optional<String> version = data.text("recommendedVersion");
    if (version.isPresent() && finding.getPackage$() != null) {
      return Optional.of(
          "Upgrade " + finding.getPackage$().getName() + " to " + version.get() + ".");
    }
    return data.text("remediation");
  }

  private static List<String> references(ReportNode data) {
    List<String> urls = new ArrayList<>();
    for (ReportNode link : data.objects("packageData")) {
      link.text("url").ifPresent(urls::add);
    }
    data.firstText("queryUrl", "remediationLink")
        .filter(url -> url.toLowerCase(Locale.ROOT).startsWith("http"))
        .ifPresent(urls::add);
    return urls;
  }
}
