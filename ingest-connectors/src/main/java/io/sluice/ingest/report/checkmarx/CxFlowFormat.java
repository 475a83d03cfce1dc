/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.checkmarx;

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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The JSON that CxFlow writes of a SAST scan: one finding a result of an issue ({@code
 * xissues[].additionalDetails.results}), at least one an issue. {@code unFilteredIssues} repeats
 * them without the filters.
 */
public final class CxFlowFormat implements ReportFormat {

  @Override
  public String id() {
    return "checkmarx-cxflow";
  }

  @Override
  public String name() {
    return "Checkmarx CxFlow SAST JSON";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.SAST);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    boolean flow =
        peek.isObject()
            && peek.has("/xissues")
            && peek.hasAny("/xissues/0/vulnerability", "/deepLink", "/scanType", "/projectId");
    return flow ? Confidence.CERTAIN : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    Map<String, String> head = new TreeMap<>();
    boolean[] found = {false};
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  switch (field) {
                    case "xissues" -> {
                      found[0] = !json.isNull();
                      json.array(i -> {});
                    }
                    case "version", "scanType" ->
                        json.text().ifPresent(text -> head.put(field, text));
                    default -> {}
                  }
                }));
    if (!found[0]) {
      throw MalformedReportException.at("", "this is no report of CxFlow: it has no 'xissues'");
    }
    ScanHeader header =
        ScanHeader.of("checkmarx", Category.SAST)
            .withToolVersion(Optional.ofNullable(head.get("version")));
    writer.beginScan(
        "Incremental".equalsIgnoreCase(head.get("scanType"))
            ? header.incomplete("an incremental scan looks at what changed")
            : header);
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  if (field.equals("xissues")) {
                    json.array(i -> issue(json.objectNode(Set.of()), writer));
                  }
                }));
    writer.endScan();
  }

  private static void issue(ReportNode issue, ReportWriter writer) throws IOException {
    var results = issue.object("additionalDetails").objects("results");
    if (results.isEmpty()) {
      writer.finding(CxFlowIssue.read(issue, ReportNode.absent()));
    }
    for (ReportNode result : results) {
      writer.finding(CxFlowIssue.read(issue, result));
    }
  }
}
