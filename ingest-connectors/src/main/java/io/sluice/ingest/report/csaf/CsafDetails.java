/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.csaf;

import io.sluice.event.Rating;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.ReportNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a vulnerability says beside the statuses, for all products or for some. */
final class CsafDetails {

  private static final Map<String, String> METHODS =
      Map.of("cvss_v2", "CVSSv2", "cvss_v3", "CVSSv3", "cvss_v4", "CVSSv4");

  private final ReportNode vulnerability;

  CsafDetails(ReportNode vulnerability) {
    this.vulnerability = vulnerability;
  }

  List<String> ids() {
    Set<String> ids = new LinkedHashSet<>();
    vulnerability.text("cve").map(Findings::spelled).ifPresent(ids::add);
    for (ReportNode id : vulnerability.objects("ids")) {
      id.text("text").map(Findings::vulnerabilityIds).ifPresent(ids::addAll);
    }
    if (ids.isEmpty()) {
      vulnerability.objects("ids").stream()
          .flatMap(id -> id.text("text").stream())
          .findFirst()
          .ifPresent(ids::add);
    }
    return List.copyOf(ids);
  }

  Optional<String> title() {
    return vulnerability.text("title");
  }

  Optional<String> description() {
    List<ReportNode> notes = vulnerability.objects("notes");
    for (String category : List.of("description", "details", "summary", "general")) {
      Optional<String> text =
          notes.stream()
              .filter(note -> note.text("category").filter(category::equals).isPresent())
              .flatMap(note -> note.text("text").stream())
              .findFirst();
      if (text.isPresent()) {
        return text;
      }
    }
    return Optional.empty();
  }

  List<Integer> cwes() {
    List<ReportNode> all = new ArrayList<>(vulnerability.objects("cwes"));
    all.add(vulnerability.object("cwe"));
    return all.stream()
        .flatMap(cwe -> cwe.text("id").stream())
        .flatMap(id -> Findings.cwe(id).stream())
        .distinct()
        .toList();
  }

  /** Scores of 2.0, metrics of 2.1. */
  List<Rating> ratings(Optional<String> product, String publisher) {
    List<Rating> ratings = new ArrayList<>();
    for (ReportNode score : about("scores", "products", product)) {
      rating(score, publisher, ratings);
    }
    for (ReportNode metric : about("metrics", "products", product)) {
      rating(metric.object("content"), metric.text("source").orElse(publisher), ratings);
    }
    return Findings.distinct(ratings);
  }

  private static void rating(ReportNode content, String source, List<Rating> ratings) {
    for (String field : List.of("cvss_v4", "cvss_v3", "cvss_v2")) {
      ReportNode cvss = content.object(field);
      Optional<String> vector = cvss.text("vectorString");
      Optional<Double> score = cvss.number("baseScore");
      if (vector.isPresent() || score.isPresent()) {
        String method = Findings.cvssMethod(cvss.text("version").orElse(null), vector.orElse(null));
        ratings.add(
            new Rating(
                source,
                method == null ? METHODS.get(field) : method,
                score.orElse(null),
                vector.orElse(null),
                cvss.text("baseSeverity").orElse(null)));
      }
    }
  }

  /** Severity in words: of a threat of the category impact, or a qualitative rating of 2.1. */
  Optional<String> severity(Optional<String> product) {
    return about("threats", "product_ids", product).stream()
        .filter(threat -> threat.text("category").filter("impact"::equals).isPresent())
        .flatMap(threat -> threat.text("details").stream())
        .filter(text -> text.length() <= 20)
        .findFirst()
        .or(
            () ->
                about("metrics", "products", product).stream()
                    .flatMap(
                        metric ->
                            metric.object("content").text("qualitative_severity_rating").stream())
                    .findFirst());
  }

  /** Justification that a product is not affected. */
  Optional<String> flag(Optional<String> product) {
    return about("flags", "product_ids", product).stream()
        .flatMap(flag -> flag.text("label").stream())
        .findFirst();
  }

  /** Impact in a sentence, which may stand in for a justification. */
  Optional<String> threat(Optional<String> product) {
    return about("threats", "product_ids", product).stream()
        .filter(threat -> threat.text("category").filter("impact"::equals).isPresent())
        .flatMap(threat -> threat.text("details").stream())
        .findFirst();
  }

  Optional<String> remediation(Optional<String> product) {
    List<String> texts = new ArrayList<>();
    for (ReportNode remediation : about("remediations", "product_ids", product)) {
      String url = remediation.text("url").map(text -> " " + text).orElse("");
      remediation
          .text("details")
          .ifPresent(
              details ->
                  texts.add(
                      remediation.text("category").map(text -> text + ": ").orElse("")
                          + details
                          + url));
    }
    return texts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n\n", texts));
  }

  List<String> references() {
    return vulnerability.objects("references").stream()
        .flatMap(reference -> reference.text("url").stream())
        .toList();
  }

  /** Entries for a product; an entry that names no product is for all. */
  private List<ReportNode> about(String field, String productField, Optional<String> product) {
    List<ReportNode> entries = new ArrayList<>();
    for (ReportNode entry : vulnerability.objects(field)) {
      List<String> products = entry.strings(productField);
      boolean all = products.isEmpty() && !entry.has("group_ids");
      if (all || product.isEmpty() || products.contains(product.get())) {
        entries.add(entry);
      }
    }
    return entries;
  }
}
