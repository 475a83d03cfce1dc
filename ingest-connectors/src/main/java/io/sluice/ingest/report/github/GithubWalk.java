/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.github;

import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import java.io.IOException;
import java.util.Set;

/** Finds the alerts in an answer: a list, or somewhere below {@code data}. */
final class GithubWalk {

  /** People and addresses, in every alert. */
  private static final Set<String> SKIPPED =
      Set.of("dismissed_by", "resolved_by", "repository", "dependabotUpdate", "help");

  private static final Set<String> ABOVE_ALERTS =
      Set.of("data", "repository", "search", "organization", "repositories", "viewer", "node");

  private final AlertHandler alerts;
  private final FieldHandler fields;
  private boolean found;

  /** Takes an alert. */
  @FunctionalInterface
  interface AlertHandler {
    void alert(ReportNode alert) throws IOException;
  }

  /** Takes what stands beside the alerts, with the reader at the value. */
  @FunctionalInterface
  interface FieldHandler {
    void field(String name, JsonReader json) throws IOException;
  }

  private GithubWalk(AlertHandler alerts, FieldHandler fields) {
    this.alerts = alerts;
    this.fields = fields;
  }

  static void read(ReportInput input, AlertHandler alerts) throws IOException {
    read(input, alerts, (name, json) -> {});
  }

  static void read(ReportInput input, AlertHandler alerts, FieldHandler fields) throws IOException {
    GithubWalk walk = new GithubWalk(alerts, fields);
    JsonReader.read(input, walk::document);
    if (!walk.found) {
      throw MalformedReportException.at(
          "", "this is no answer of GitHub: it has no 'vulnerabilityAlerts' and is no list");
    }
  }

  private void document(JsonReader json) throws IOException {
    if (json.isArray()) {
      list(json);
    } else if (json.isObject()) {
      above(json);
    } else {
      throw json.wrongType("an object or an array");
    }
  }

  private void above(JsonReader json) throws IOException {
    json.object(
        field -> {
          if (field.equals("vulnerabilityAlerts")) {
            connection(json);
          } else if (field.equals("nodes")) {
            json.array(i -> above(json));
          } else if (ABOVE_ALERTS.contains(field)) {
            above(json);
          } else {
            fields.field(field, json);
          }
        });
  }

  private void connection(JsonReader json) throws IOException {
    json.object(
        field -> {
          if (field.equals("nodes")) {
            list(json);
          } else {
            fields.field(field, json);
          }
        });
  }

  private void list(JsonReader json) throws IOException {
    found |= !json.isNull();
    json.array(i -> alerts.alert(json.objectNode(SKIPPED)));
  }
}
