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
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.util.Set;

/**
 * Issues of a scan as the GraphQL API of Burp Suite DAST (Enterprise) gives them: {@code
 * data.scan.issues}, or gathered under {@code Issues}. One finding an issue.
 */
public final class BurpGraphqlFormat implements ReportFormat {

  private static final Set<String> ABOVE = Set.of("data", "scan");

  @Override
  public String id() {
    return "burp-graphql";
  }

  @Override
  public String name() {
    return "Burp GraphQL API JSON";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.DAST);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    if (!peek.isObject()) {
      return Confidence.NONE;
    }
    for (String at : new String[] {"/Issues", "/issues", "/data/scan/issues", "/scan/issues"}) {
      if (peek.hasAll(at + "/0/issue_type", at + "/0/origin")) {
        return Confidence.CERTAIN;
      }
    }
    boolean nothing =
        (peek.has("/Issues") && !peek.has("/Issues/0"))
            || (peek.has("/data/scan/issues") && !peek.has("/data/scan/issues/0"));
    return nothing ? Confidence.LIKELY : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    boolean[] found = {false};
    JsonReader.read(input, json -> find(json, () -> found[0] = !json.isNull()));
    if (!found[0]) {
      throw MalformedReportException.at(
          "", "this is no answer of Burp's GraphQL API: it has no 'Issues' or 'data.scan.issues'");
    }
    writer.beginScan(ScanHeader.of("burp", Category.DAST));
    JsonReader.read(
        input,
        json ->
            find(
                json,
                () ->
                    json.array(
                        i ->
                            writer.finding(
                                BurpIssue.graphql(json.objectNode(BurpIssue.SKIPPED))))));
    writer.endScan();
  }

  /** Reads the list of issues. */
  @FunctionalInterface
  private interface Handler {
    void issues() throws IOException;
  }

  private static void find(JsonReader json, Handler handler) throws IOException {
    json.object(
        field -> {
          if (field.equalsIgnoreCase("issues")) {
            handler.issues();
          } else if (ABOVE.contains(field)) {
            find(json, handler);
          }
        });
  }
}
