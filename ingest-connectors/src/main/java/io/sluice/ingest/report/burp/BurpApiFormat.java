/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.burp;

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
import java.util.Optional;
import java.util.Set;

/**
 * A scan as the REST API of Burp Suite Professional gives it ({@code GET /v0.1/scan/ID}): one
 * finding an event of the type {@code issue_found}.
 */
public final class BurpApiFormat implements ReportFormat {

  @Override
  public String id() {
    return "burp-api";
  }

  @Override
  public String name() {
    return "Burp REST API JSON";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.DAST);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    boolean scan =
        peek.isObject()
            && peek.has("/issue_events")
            && peek.hasAny("/scan_metrics", "/scan_status", "/task_id", "/issue_events/0/issue");
    return scan ? Confidence.CERTAIN : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    boolean[] found = {false};
    String[] status = {""};
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  switch (field) {
                    case "issue_events" -> {
                      found[0] = !json.isNull();
                      json.array(i -> {});
                    }
                    case "scan_status" -> status[0] = json.text().orElse("");
                    default -> {}
                  }
                }));
    if (!found[0]) {
      throw MalformedReportException.at(
          "", "this is no scan of Burp's REST API: it has no 'issue_events'");
    }
    writer.beginScan(header(status[0]));
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  if (field.equals("issue_events")) {
                    json.array(i -> event(json.objectNode(BurpIssue.SKIPPED), writer));
                  }
                }));
    writer.endScan();
  }

  private static ScanHeader header(String status) {
    ScanHeader header = ScanHeader.of("burp", Category.DAST);
    return switch (status) {
      case "", "succeeded" -> header;
      case "failed" -> header.failed("the scan failed");
      default -> header.incomplete("the scan is " + status);
    };
  }

  private static void event(ReportNode event, ReportWriter writer) throws IOException {
    Optional<String> type = event.text("type");
    if (event.has("issue") && type.filter(text -> !text.equals("issue_found")).isEmpty()) {
      writer.finding(BurpIssue.rest(event.object("issue")));
    }
  }
}
