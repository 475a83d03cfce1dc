/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.snyk;

import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import java.io.IOException;
import java.util.Set;

/** Goes through projects and, in an image, the applications inside; numbers them as they come. */
final class SnykWalk {

  /** Affected functions and patches: many, and said by the address of the issue too. */
  private static final Set<String> SKIPPED =
      Set.of("functions", "functions_new", "credit", "patches", "insights", "mavenModuleName");

  private static final int PROJECTS = 20_000;

  /** What an element is. */
  enum Kind {
    VULNERABILITY,
    CONFIGURATION
  }

  /** An element that is read when it is asked for. */
  interface Element {
    ReportNode node() throws IOException;
  }

  /** Takes what the walk comes across. */
  interface Visitor {
    void issue(int project, Kind kind, Element element) throws IOException;

    /** A field of a project, with the reader at its value. */
    default void field(int project, String name, JsonReader json) throws IOException {}
  }

  private final Visitor visitor;
  private int projects;

  private SnykWalk(Visitor visitor) {
    this.visitor = visitor;
  }

  static void read(ReportInput input, Visitor visitor) throws IOException {
    SnykWalk walk = new SnykWalk(visitor);
    JsonReader.read(
        input,
        json -> {
          if (json.isArray()) {
            json.array(i -> walk.project(json));
          } else if (json.isObject()) {
            walk.project(json);
          } else {
            throw json.wrongType("an object or an array");
          }
        });
  }

  private void project(JsonReader json) throws IOException {
    int project = projects++;
    if (projects > PROJECTS) {
      throw MalformedReportException.at(
          json.pointer(), "more than " + PROJECTS + " projects in one report");
    }
    if (!json.isObject()) {
      throw json.wrongType("an object");
    }
    json.object(
        field -> {
          switch (field) {
            case "vulnerabilities" -> issues(json, project, field, Kind.VULNERABILITY);
            case "infrastructureAsCodeIssues" -> issues(json, project, field, Kind.CONFIGURATION);
            case "applications" -> json.array(i -> project(json));
            default -> visitor.field(project, field, json);
          }
        });
  }

  private void issues(JsonReader json, int project, String field, Kind kind) throws IOException {
    if (!json.isNull()) {
      visitor.field(project, field, json);
    }
    json.array(i -> visitor.issue(project, kind, () -> json.objectNode(SKIPPED)));
  }
}
