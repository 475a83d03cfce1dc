/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.zap;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.HtmlText;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Turns an alert into a finding. */
final class ZapAlert {

  /** Bodies hold whole pages and what users typed; the evidence quotes what matters. */
  static final Set<String> SKIPPED =
      Set.of("request-body", "response-body", "requestbody", "responsebody");

  private ZapAlert() {}

  static RawFinding.Builder read(ReportNode alert) {
    List<ReportNode> instances = alert.objects("instances");
    String title =
        alert
            .firstText("alert", "name")
            .or(() -> alert.text("pluginid"))
            .orElseThrow(
                () ->
                    MalformedReportException.at(
                        alert.pointer(), "an alert needs an 'alert', a 'name' or a 'pluginid'"));
    boolean falsePositive = alert.text("confidence").filter("0"::equals).isPresent();
    Set<String> vulnerabilities = vulnerabilities(alert);
    return Findings.at(alert, Category.DAST)
        .setRuleId(rule(alert).orElse(null))
        .setTitle(HtmlText.plain(title))
        .setDescription(html(alert, "desc").orElse(null))
        .setMessage(html(alert, "otherinfo").orElse(null))
        .setSeverity(risk(alert).orElse(null))
        .setConfidence(confidence(alert).orElse(null))
        .setCwes(alert.text("cweid").flatMap(Findings::cwe).stream().toList())
        // Several, as for an outdated library, are not one vulnerability.
        .setVulnerabilityIds(vulnerabilities.size() == 1 ? List.copyOf(vulnerabilities) : List.of())
        .setLocations(locations(alert, instances))
        .setEvidence(evidence(instances.isEmpty() ? alert : instances.getFirst()).orElse(null))
        .setRemediation(html(alert, "solution").orElse(null))
        .setReferences(references(alert))
        .setTags(tags(alert))
        .setSuppressed(falsePositive)
        .setSuppressionReason(falsePositive ? "marked as a false positive in ZAP" : null);
  }

  /** {@code alertRef}, there since 2.11, tells the variants of a plugin's alert apart: 10038-1. */
  private static Optional<String> rule(ReportNode alert) {
    return alert.firstText("alertRef", "pluginid").filter(id -> !id.equals("-1"));
  }

  /** The code, since its name is in the language of the user who made the report. */
  private static Optional<String> risk(ReportNode alert) {
    return switch (alert.text("riskcode").orElse("")) {
      case "0" -> Optional.of("Informational");
      case "1" -> Optional.of("Low");
      case "2" -> Optional.of("Medium");
      case "3" -> Optional.of("High");
      default ->
          alert
              .text("riskdesc")
              .map(text -> text.replaceFirst("\\s*\\(.*", ""))
              .filter(t -> !t.isBlank());
    };
  }

  private static Optional<String> confidence(ReportNode alert) {
    return switch (alert.text("confidence").orElse("")) {
      case "0" -> Optional.of("False Positive");
      case "1" -> Optional.of("Low");
      case "2" -> Optional.of("Medium");
      case "3" -> Optional.of("High");
      case "4" -> Optional.of("Confirmed");
      default -> alert.firstText("confidencedesc", "confidence");
    };
  }

  private static List<Location> locations(ReportNode alert, List<ReportNode> instances) {
    List<Location> locations = new ArrayList<>();
    // Before 2.5 an alert was one instance and had its fields.
    for (ReportNode instance : instances.isEmpty() ? List.of(alert) : instances) {
      Optional<String> url = instance.text("uri");
      if (url.isPresent()) {
        locations.add(
            Location.newBuilder()
                .setUrl(HtmlText.plain(url.get()))
                .setMethod(
                    instance.text("method").map(text -> text.toUpperCase(Locale.ROOT)).orElse(null))
                .setParameter(instance.text("param").map(HtmlText::plain).orElse(null))
                .build());
      }
    }
    return locations;
  }

  /** Attack, evidence and the first lines of request and response: the headers hold sessions. */
  private static Optional<String> evidence(ReportNode instance) {
    List<String> parts = new ArrayList<>();
    instance.text("attack").ifPresent(text -> parts.add("Attack: " + HtmlText.plain(text)));
    instance.text("evidence").ifPresent(text -> parts.add("Evidence: " + HtmlText.plain(text)));
    instance.text("otherinfo").ifPresent(text -> parts.add(HtmlText.plain(text)));
    instance
        .firstText("request-header", "requestheader")
        .ifPresent(text -> parts.add("Request: " + firstLine(text)));
    instance
        .firstText("response-header", "responseheader")
        .ifPresent(text -> parts.add("Response: " + firstLine(text)));
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", parts));
  }

  private static String firstLine(String header) {
    return HtmlText.plain(header).lines().findFirst().orElse("");
  }

  private static List<String> references(ReportNode alert) {
    return html(alert, "reference").stream()
        .flatMap(text -> text.lines())
        .map(String::strip)
        .filter(line -> line.startsWith("http://") || line.startsWith("https://"))
        .distinct()
        .toList();
  }

  private static List<String> tags(ReportNode alert) {
    Set<String> tags = new LinkedHashSet<>();
    alert
        .text("wascid")
        .filter(id -> !id.equals("0") && !id.startsWith("-"))
        .ifPresent(id -> tags.add("WASC-" + id));
    tags.addAll(tagNames(alert));
    return List.copyOf(tags);
  }

  private static Set<String> vulnerabilities(ReportNode alert) {
    Set<String> ids = new LinkedHashSet<>();
    tagNames(alert).forEach(tag -> ids.addAll(Findings.vulnerabilityIds(tag)));
    return ids;
  }

  /** Since 2.11: {@code tags[].tag}. */
  private static List<String> tagNames(ReportNode alert) {
    List<String> names = new ArrayList<>();
    for (ReportNode tag : alert.list("tags")) {
      if (tag.isObject()) {
        tag.text("tag").ifPresent(names::add);
      } else if (tag.isScalar()) {
        tag.text().ifPresent(names::add);
      }
    }
    return names;
  }

  private static Optional<String> html(ReportNode node, String field) {
    return node.text(field).map(HtmlText::plain).filter(text -> !text.isEmpty());
  }
}
