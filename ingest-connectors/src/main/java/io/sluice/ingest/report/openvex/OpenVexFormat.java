/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.openvex;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.ScanHeader;
import io.sluice.ingest.report.VexStatement;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * OpenVEX: one finding for each statement, product and component of it that is named, at least one
 * a statement. The author is the configuration of the scan, so that two authors do not speak for
 * each other.
 */
public final class OpenVexFormat implements ReportFormat {

  @Override
  public String id() {
    return "openvex";
  }

  @Override
  public String name() {
    return "OpenVEX";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.VEX, Category.SCA, Category.CONTAINER);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    if (!peek.isObject()) {
      return Confidence.NONE;
    }
    if (peek.text("/@context").filter(text -> text.contains("openvex")).isPresent()) {
      return Confidence.CERTAIN;
    }
    return peek.hasAll("/statements/0/status", "/statements/0/vulnerability")
        ? Confidence.LIKELY
        : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    Map<String, ReportNode> fields = new HashMap<>();
    boolean[] found = {false};
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  switch (field) {
                    case "author", "timestamp", "tooling", "@id" -> fields.put(field, json.node());
                    case "statements" -> {
                      found[0] = !json.isNull();
                      json.array(i -> {});
                    }
                    default -> {}
                  }
                }));
    if (!found[0]) {
      throw MalformedReportException.at("", "this is no OpenVEX document: it has no 'statements'");
    }
    ReportNode head = ReportNode.ofFields("", fields);
    writer.beginScan(
        ScanHeader.of("openvex", Category.VEX)
            .withConfiguration(head.text("author").orElse(""))
            .withScannedAt(head.instant("timestamp"))
            .incomplete(VexStatement.INCOMPLETE));
    OpenVexStatement reader = new OpenVexStatement(head, writer);
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  if (field.equals("statements")) {
                    json.array(i -> reader.write(json.objectNode(Set.of())));
                  }
                }));
    writer.endScan();
  }
}
