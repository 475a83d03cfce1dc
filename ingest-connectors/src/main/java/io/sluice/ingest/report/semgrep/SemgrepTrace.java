/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.semgrep;

import io.sluice.event.Location;
import io.sluice.ingest.report.ReportNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a data flow. Source and sink are a location with its text ({@code ["CliLoc", [location,
 * "text"]]}), or a call with a trace of its own ({@code ["CliCall", [[location, "text"], [...],
 * trace]]}); before 1.0 plain objects.
 */
final class SemgrepTrace {

  private static final int STEPS = 50;

  private final List<Location> steps = new ArrayList<>();

  private SemgrepTrace() {}

  static List<Location> read(ReportNode trace) {
    SemgrepTrace read = new SemgrepTrace();
    read.end(trace.get("taint_source"));
    for (ReportNode step : trace.list("intermediate_vars")) {
      if (step.isObject()) {
        read.step(step.get("location"), step.get("content"));
      }
    }
    read.end(trace.get("taint_sink"));
    return List.copyOf(read.steps);
  }

  private void end(ReportNode node) {
    if (node.isObject()) {
      step(node.get("location"), node.get("content"));
    } else if (node.isArray()) {
      nested(node);
    }
  }

  /** A location followed by its text, wherever it stands. */
  private void nested(ReportNode node) {
    List<ReportNode> parts = node.elements();
    for (int i = 0; i < parts.size() && steps.size() < STEPS; i++) {
      ReportNode part = parts.get(i);
      if (part.isArray()) {
        nested(part);
      } else if (part.isObject()) {
        step(part, i + 1 < parts.size() ? parts.get(i + 1) : ReportNode.absent());
      }
    }
  }

  private void step(ReportNode location, ReportNode text) {
    if (!location.isObject() || !location.has("path") || steps.size() >= STEPS) {
      return;
    }
    ReportNode start = location.object("start");
    ReportNode end = location.object("end");
    steps.add(
        Location.newBuilder()
            .setPath(location.text("path").orElse(null))
            .setStartLine(start.position("line").orElse(null))
            .setStartColumn(start.position("col").orElse(null))
            .setEndLine(end.position("line").orElse(null))
            .setEndColumn(end.position("col").orElse(null))
            .setSnippet(text.isScalar() ? text.text().orElse(null) : null)
            .build());
  }
}
