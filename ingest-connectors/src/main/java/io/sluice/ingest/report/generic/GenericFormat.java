/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.generic;

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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Findings of tools that have no format here, and of people: {@code {"sluice": "findings/1",
 * "tool": ..., "findings": [...]}}. A key that the format does not know is an error, because a
 * misspelt one would be a fact lost. Without the key {@code sluice} the report is read as
 * DefectDojo's generic JSON, under that one's rules.
 */
public final class GenericFormat implements ReportFormat {

  /** Value of the key {@code sluice} that this version reads. */
  static final String VERSION = "findings/1";

  @Override
  public String id() {
    return "generic";
  }

  @Override
  public String name() {
    return "Sluice findings JSON, DefectDojo generic JSON";
  }

  @Override
  public Set<Category> categories() {
    return Categories.ALLOWED;
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    if (!peek.isObject()) {
      return Confidence.NONE;
    }
    if (peek.text("/sluice").filter(version -> version.startsWith("findings/")).isPresent()) {
      return Confidence.CERTAIN;
    }
    boolean finding =
        peek.hasAll("/findings/0/title", "/findings/0/severity", "/findings/0/description");
    boolean none =
        peek.has("/findings") && peek.hasAny("/name", "/type") && !peek.has("/findings/0");
    // Others have such findings as well, and name themselves better.
    return finding || none ? Confidence.POSSIBLE : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    ReportNode head = readHead(input);
    if (head.has("sluice")) {
      SluiceHead own = SluiceHead.of(head);
      writer.beginScan(own.header());
      findings(input, node -> writer.finding(SluiceFinding.read(node, own.category(), writer)));
    } else {
      writer.beginScan(DefectDojoFinding.header(head));
      findings(input, node -> writer.finding(DefectDojoFinding.read(node)));
    }
    writer.endScan();
  }

  /** Everything beside the findings. */
  private static ReportNode readHead(ReportInput input) throws IOException {
    Map<String, ReportNode> head = new LinkedHashMap<>();
    boolean[] findings = {false};
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  if (field.equals("findings")) {
                    findings[0] = !json.isNull();
                  } else {
                    head.put(
                        field, SluiceHead.KEYS.contains(field) ? json.node() : ReportNode.absent());
                  }
                }));
    if (!findings[0]) {
      throw MalformedReportException.at("", "this is no findings report: it has no 'findings'");
    }
    return ReportNode.ofFields("", head);
  }

  /** Takes one element of the findings. */
  @FunctionalInterface
  private interface FindingHandler {
    void finding(ReportNode node) throws IOException;
  }

  private static void findings(ReportInput input, FindingHandler handler) throws IOException {
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  if (field.equals("findings")) {
                    json.array(
                        i -> handler.finding(json.objectNode(DefectDojoFinding.ATTACHMENTS)));
                  }
                }));
  }
}
