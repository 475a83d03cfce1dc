/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.trivyoperator;

import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Finds the resources in a file. One resource fits into memory: etcd holds none above 1.5 MB. */
final class OperatorWalk {

  private static final Set<String> SKIPPED = Set.of("managedFields", "annotations", "cvss");

  /** Takes a resource. */
  @FunctionalInterface
  interface Handler {
    void report(ReportNode report) throws IOException;
  }

  private final Handler handler;

  private OperatorWalk(Handler handler) {
    this.handler = handler;
  }

  static void read(ReportInput input, Handler handler) throws IOException {
    OperatorWalk walk = new OperatorWalk(handler);
    boolean[] any = {false};
    JsonReader.read(
        input,
        json -> {
          if (json.isArray()) {
            any[0] = true;
            walk.list(json);
          } else if (json.isObject()) {
            any[0] = walk.object(json);
          } else {
            throw json.wrongType("an object or an array");
          }
        });
    if (!any[0]) {
      throw MalformedReportException.at(
          "", "this is no resource of the Trivy operator: neither 'report', 'status' nor 'items'");
    }
  }

  /** A resource, a list of the API, or lists by resource type. */
  private boolean object(JsonReader json) throws IOException {
    boolean[] any = {false};
    Map<String, ReportNode> fields = new HashMap<>();
    json.object(
        field -> {
          switch (field) {
            case "kind", "metadata", "report", "spec", "status" ->
                fields.put(field, json.node(SKIPPED));
            case "items" -> {
              any[0] = !json.isNull();
              list(json);
            }
            default -> {
              if (field.endsWith("." + TrivyOperatorFormat.GROUP)) {
                any[0] = true;
                list(json);
              }
            }
          }
        });
    if (fields.containsKey("report") || (fields.containsKey("status") && !any[0])) {
      handler.report(ReportNode.ofFields("", fields));
      return true;
    }
    return any[0];
  }

  private void list(JsonReader json) throws IOException {
    json.array(
        i -> {
          ReportNode report = json.objectNode(SKIPPED);
          if (report.has("report") || report.has("status")) {
            handler.report(report);
          }
        });
  }
}
