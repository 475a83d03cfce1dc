/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.prowler;

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
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * Prowler's CSV of all versions and its JSON of 2 and 3. One finding a failed check of a resource.
 * Since version 3 a report lists passed checks only when it is asked to, and they are no findings;
 * before, every row was a result, so a row that passed stays one, suppressed.
 */
public final class ProwlerFormat implements ReportFormat {

  @Override
  public String id() {
    return "prowler";
  }

  @Override
  public String name() {
    return "Prowler CSV and JSON";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.CLOUD);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    for (String at : new String[] {"", "/0"}) {
      if (peek.hasAll(at + "/CheckID", at + "/StatusExtended", at + "/Status")
          || peek.hasAll(at + "/Control ID", at + "/Status", at + "/Message")) {
        return Confidence.CERTAIN;
      }
    }
    boolean json = peek.isArray() || peek.isObject();
    return !json && ProwlerTable.isHeading(peek.head().lines().findFirst().orElse(""))
        ? Confidence.CERTAIN
        : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    boolean json = isJson(input);
    writer.beginScan(ScanHeader.of("prowler", Category.CLOUD));
    if (json) {
      boolean[] any = {false};
      JsonReader.readAll(
          input,
          (reader, i) -> {
            any[0] = true;
            document(reader, i, writer);
          });
      if (!any[0]) {
        throw new MalformedReportException("", "the report is empty");
      }
    } else {
      ProwlerTable.read(
          input,
          (row, line) -> {
            var finding = ProwlerResult.ofRow(row, "line:" + line);
            if (finding.isPresent()) {
              writer.finding(finding.get());
            }
          });
    }
    writer.endScan();
  }

  private static boolean isJson(ReportInput input) throws IOException {
    ReportPeek peek = ReportPeek.at(input);
    return peek.isArray() || peek.isObject() || !ProwlerTable.isTable(peek.head());
  }

  private static void document(JsonReader json, int index, ReportWriter writer) throws IOException {
    if (json.isArray()) {
      json.array(i -> result(json.objectNode(Set.of()), writer));
    } else {
      ReportNode node = json.objectNode(Set.of());
      Map<String, ReportNode> fields = node.fields();
      result(ReportNode.ofFields("/" + index, fields), writer);
    }
  }

  private static void result(ReportNode result, ReportWriter writer) throws IOException {
    if (!result.has("Status")) {
      throw MalformedReportException.at(
          result.pointer(), "this is no result of Prowler: it has no 'Status'");
    }
    var finding = ProwlerResult.ofNode(result);
    if (finding.isPresent()) {
      writer.finding(finding.get());
    }
  }
}
