/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.clair;

import io.sluice.event.Category;
import io.sluice.ingest.report.Assets;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * First pass. A report of Clair 4 is a database of its own, in which packages, environments and
 * vulnerabilities refer to each other by number; those are kept.
 */
final class ClairHead {

  private static final int KEPT = 200_000;
  private static final Set<String> SKIPPED = Set.of("source", "enrichments", "cpe");

  private final Map<String, ReportNode> vulnerabilities = new HashMap<>();
  private final Map<String, ReportNode> packages = new HashMap<>();
  private final Map<String, ReportNode> distributions = new HashMap<>();
  private final Map<String, ReportNode> environments = new HashMap<>();
  private Optional<String> image = Optional.empty();
  private Optional<String> digest = Optional.empty();
  private boolean found;
  private boolean four;

  private ClairHead() {}

  static ClairHead read(ReportInput input) throws IOException {
    ClairHead head = new ClairHead();
    JsonReader.read(input, json -> json.object(field -> head.field(json, field)));
    return head;
  }

  private void field(JsonReader json, String field) throws IOException {
    switch (field) {
      case "image" -> image = json.text();
      case "manifest_hash" -> digest = json.text();
      case "LayerCount" -> found = true;
      case "Vulnerabilities", "Layer" -> found |= !json.isNull();
      case "package_vulnerabilities" -> {
        four = true;
        found |= !json.isNull();
      }
      case "vulnerabilities" -> {
        if (json.isObject()) {
          four = true;
          found = true;
          keep(json, vulnerabilities);
        } else {
          found |= !json.isNull();
          json.array(i -> {});
        }
      }
      case "packages" -> keep(json, packages);
      case "distributions" -> keep(json, distributions);
      case "environments" ->
          json.object(id -> environments.put(id, json.isArray() ? first(json) : json.node()));
      default -> {}
    }
  }

  private static ReportNode first(JsonReader json) throws IOException {
    List<ReportNode> all = json.node(SKIPPED).elements();
    return all.isEmpty() ? ReportNode.absent() : all.getFirst();
  }

  private static void keep(JsonReader json, Map<String, ReportNode> into) throws IOException {
    json.object(
        id -> {
          if (into.size() >= KEPT) {
            throw MalformedReportException.at(
                json.pointer(), "more than " + KEPT + " entries here");
          }
          into.put(id, json.objectNode(SKIPPED));
        });
  }

  boolean found() {
    return found;
  }

  boolean isFour() {
    return four;
  }

  Optional<String> image() {
    return image;
  }

  Optional<String> digest() {
    return digest;
  }

  ReportNode vulnerability(String id) {
    return vulnerabilities.getOrDefault(id, ReportNode.absent());
  }

  ReportNode packageOf(String id) {
    return packages.getOrDefault(id, ReportNode.absent());
  }

  ReportNode environment(String id) {
    ReportNode environment = environments.getOrDefault(id, ReportNode.absent());
    return environment.isObject() ? environment : ReportNode.absent();
  }

  ReportNode distribution(ReportNode environment) {
    return environment
        .text("distribution_id")
        .map(id -> distributions.getOrDefault(id, ReportNode.absent()))
        .orElse(ReportNode.absent());
  }

  ScanHeader header() {
    return ScanHeader.of("clair", Category.CONTAINER).withAsset(image.flatMap(Assets::image));
  }
}
