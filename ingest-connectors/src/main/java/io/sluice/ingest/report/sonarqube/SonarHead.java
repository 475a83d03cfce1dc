/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.sonarqube;

import io.sluice.event.Category;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Paths of components and texts of rules, which stand behind the issues, and how many there are.
 */
final class SonarHead {

  private static final int COMPONENTS = 50_000;
  private static final int RULES = 5_000;

  private final Map<String, String> paths = new HashMap<>();
  private final Map<String, SonarRule> rules = new HashMap<>();
  private Optional<Integer> total = Optional.empty();
  private Optional<String> branch = Optional.empty();
  private boolean newCodeOnly;
  private boolean withoutHotspots;
  private boolean exported;
  private boolean issues;
  private boolean hotspots;
  private long counted;

  private SonarHead() {}

  static SonarHead read(ReportInput input) throws IOException {
    SonarHead head = new SonarHead();
    JsonReader.read(input, json -> json.object(field -> head.field(json, field)));
    if (!head.issues && !head.hotspots) {
      throw MalformedReportException.at(
          "", "this is no SonarQube report: it has neither 'issues' nor 'hotspots'");
    }
    return head;
  }

  private void field(JsonReader json, String field) throws IOException {
    switch (field) {
      case "issues" -> {
        issues = !json.isNull();
        json.array(i -> counted++);
      }
      case "hotspots" -> {
        hotspots = !json.isNull();
        json.array(i -> counted++);
      }
      case "paging" -> total = json.node().requireObject().integer("total");
      case "branch" -> branch = json.text();
      case "inNewCodePeriod" -> newCodeOnly = json.text().filter("true"::equals).isPresent();
      case "noSecurityHotspot" -> withoutHotspots = json.text().filter("true"::equals).isPresent();
      case "sonarBaseURL" -> exported = true;
      case "components" -> json.array(i -> component(json.objectNode(Set.of())));
      // An array of rules in the API, an object by key in sonar-report.
      case "rules" -> {
        if (json.isObject()) {
          json.object(key -> rule(key, json.node()));
        }
      }
      default -> {}
    }
  }

  private void component(ReportNode component) {
    Optional<String> key = component.text("key");
    Optional<String> path = component.text("path");
    if (key.isPresent() && path.isPresent() && paths.size() < COMPONENTS) {
      paths.put(key.get(), path.get());
    }
  }

  private void rule(String key, ReportNode rule) {
    if (rules.size() < RULES && rule.isObject()) {
      rules.put(key, SonarRule.of(rule.text("name"), rule.text("htmlDesc").orElse("")));
    }
  }

  ScanHeader header() {
    ScanHeader header = header(configuration()).withRevision(Optional.empty(), branch);
    if (newCodeOnly) {
      return header.incomplete("the report holds the issues of new code only");
    }
    return total.filter(all -> all > counted).isPresent()
        ? header.incomplete("holds " + counted + " of " + total.get() + " issues")
        : header;
  }

  static ScanHeader header(String configuration) {
    return ScanHeader.of("sonarqube", Category.SAST).withConfiguration(configuration);
  }

  /** Issues and hotspots are asked for apart; one answer says nothing about the other. */
  private String configuration() {
    if (exported) {
      return withoutHotspots
          ? SonarHtml.CONFIGURATION + " without hotspots"
          : SonarHtml.CONFIGURATION;
    }
    return issues ? "issues" : "hotspots";
  }

  SonarRule rule(String key) {
    return rules.getOrDefault(key, SonarRule.UNKNOWN);
  }

  /** Path of a component; without a table of components its key less the project's. */
  Optional<String> path(String component, Optional<String> project) {
    String known = paths.get(component);
    if (known != null) {
      return Optional.of(known);
    }
    if (project.filter(component::equals).isPresent()) {
      return Optional.empty();
    }
    String prefix = project.map(key -> key + ':').orElse("");
    String rest =
        component.startsWith(prefix) && !prefix.isEmpty()
            ? component.substring(prefix.length())
            : component.substring(component.lastIndexOf(':') + 1);
    return Optional.of(rest);
  }
}
