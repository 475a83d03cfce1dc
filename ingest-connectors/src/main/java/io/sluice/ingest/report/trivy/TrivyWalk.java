/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.trivy;

import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportInput;
import java.io.IOException;

/**
 * Finds the results in all shapes of Trivy's reports: the array itself (2019 to 2021), {@code
 * Results} (schema version 2), {@code Results} of {@code Resources}, or of the older {@code
 * Vulnerabilities} and {@code Misconfigurations}, or {@code Findings} (clusters).
 */
final class TrivyWalk {

  /** Called at each result, which it has to read, with its number over the whole report. */
  @FunctionalInterface
  interface ResultHandler {
    void result(int number, int resource, JsonReader json) throws IOException;
  }

  /** Called with the fields of the report and of its resources that hold no results. */
  interface FieldHandler {
    default void reportField(JsonReader json, String field) throws IOException {}

    default void resourceField(int resource, JsonReader json, String field) throws IOException {}
  }

  private final ResultHandler handler;
  private final FieldHandler fields;
  private int number;
  private int resource = -1;
  private boolean found;

  TrivyWalk(ResultHandler handler) {
    this(handler, new FieldHandler() {});
  }

  TrivyWalk(ResultHandler handler, FieldHandler fields) {
    this.handler = handler;
    this.fields = fields;
  }

  void walk(ReportInput input) throws IOException {
    JsonReader.read(
        input,
        json -> {
          if (json.isArray()) {
            found = true;
            results(json);
          } else {
            json.object(field -> report(json, field));
          }
        });
    if (!found) {
      throw MalformedReportException.at(
          "", "this is no Trivy report: it has neither an artifact nor a cluster nor results");
    }
  }

  private void report(JsonReader json, String field) throws IOException {
    switch (field) {
      case "Results" -> {
        found = true;
        results(json);
      }
      case "Resources", "Findings", "Vulnerabilities", "Misconfigurations" -> {
        found = true;
        json.array(i -> resource(json));
      }
      case "ArtifactName", "ArtifactType", "ClusterName" -> {
        found = true;
        fields.reportField(json, field);
      }
      default -> fields.reportField(json, field);
    }
  }

  private void resource(JsonReader json) throws IOException {
    if (!json.isObject()) {
      throw json.wrongType("an object");
    }
    resource++;
    json.object(
        field -> {
          if (field.equals("Results")) {
            results(json);
          } else {
            fields.resourceField(resource, json, field);
          }
        });
    // Results that stand outside of resources have none.
  }

  private void results(JsonReader json) throws IOException {
    json.array(
        i -> {
          if (!json.isObject()) {
            throw json.wrongType("an object");
          }
          handler.result(number++, resource, json);
        });
  }
}
