/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.spdx;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * SPDX 3.0 in JSON-LD: one component for each package in the graph, also of data and models; one
 * finding for each assessment of a vulnerability (VEX) and package, and for each vulnerability that
 * a package is said to have. Elements refer to each other in any order, so three passes: what is
 * referred to, components, findings.
 */
public final class Spdx3Format implements ReportFormat {

  private static final Set<String> SKIPPED =
      Set.of("verifiedUsing", "comment", "software_copyrightText", "software_attributionText");

  @Override
  public String id() {
    return "spdx3";
  }

  @Override
  public String name() {
    return "SPDX 3 JSON-LD";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.SBOM, Category.SCA, Category.CONTAINER);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    boolean context =
        peek.isObject()
            && peek.text("/@context")
                .or(() -> peek.text("/@context/0"))
                .filter(text -> text.contains("spdx.org/rdf/3") || text.contains("spdx-context"))
                .isPresent();
    return context ? Confidence.CERTAIN : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    Spdx3Graph graph = new Spdx3Graph();
    if (!walk(input, graph::note)) {
      throw MalformedReportException.at(
          "", "this is no SPDX 3 document: it has neither '@graph' nor a 'type'");
    }
    writer.beginScan(graph.header());
    walk(
        input,
        element -> {
          if (Spdx3Graph.isPackage(element)) {
            Spdx3Package found = new Spdx3Package(element, graph);
            graph.keep(element, found);
            writer.component(found.component());
          }
        });
    if (graph.hasVulnerabilities()) {
      Spdx3Assessment reader = new Spdx3Assessment(graph);
      walk(
          input,
          element -> {
            for (var finding : reader.read(element)) {
              writer.finding(finding);
            }
          });
    }
    writer.endScan();
  }

  /** Takes an element. */
  @FunctionalInterface
  private interface Handler {
    void element(ReportNode element) throws IOException;
  }

  /** Elements of the graph, or the document as the one element; false when it is neither. */
  private static boolean walk(ReportInput input, Handler handler) throws IOException {
    boolean[] graph = {false};
    Map<String, ReportNode> fields = new HashMap<>();
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  if (field.equals("@graph")) {
                    graph[0] = !json.isNull();
                    json.array(i -> handler.element(json.objectNode(SKIPPED)));
                  } else {
                    fields.put(field, json.node(SKIPPED));
                  }
                }));
    boolean single = fields.containsKey("type") || fields.containsKey("@type");
    if (!graph[0] && single) {
      handler.element(ReportNode.ofFields("", fields));
    }
    return graph[0] || single;
  }
}
