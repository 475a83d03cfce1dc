/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.aws;

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
import java.util.Set;

/**
 * {@code aws inspector2 list-findings}, and the export of its findings report: one finding a
 * finding. With a package it is CONTAINER in an image and SCA elsewhere, with code SAST, an open
 * network path CLOUD.
 */
public final class InspectorFormat implements ReportFormat {

  private static final Set<String> SKIPPED = Set.of("tags", "cvssSourceDetails");

  @Override
  public String id() {
    return "aws-inspector";
  }

  @Override
  public String name() {
    return "AWS Inspector 2 JSON";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.CLOUD, Category.CONTAINER, Category.SCA, Category.SAST);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    boolean inspector =
        peek.isObject()
            && peek.has("/findings/0/findingArn")
            && peek.hasAny("/findings/0/type", "/findings/0/resources");
    return inspector ? Confidence.CERTAIN : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    boolean[] seen = {false, false};
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  switch (field) {
                    case "findings" -> {
                      seen[0] = !json.isNull();
                      json.array(i -> {});
                    }
                    case "nextToken", "NextToken" -> seen[1] = !json.isNull();
                    default -> {}
                  }
                }));
    if (!seen[0]) {
      throw MalformedReportException.at(
          "", "this is no report of AWS Inspector: it has no list 'findings'");
    }
    ScanHeader header = ScanHeader.of("aws inspector", Category.CLOUD);
    writer.beginScan(seen[1] ? header.incomplete("a page of several, others follow") : header);
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  if (field.equals("findings")) {
                    json.array(
                        i -> {
                          ReportNode finding = json.objectNode(SKIPPED);
                          writer.finding(new InspectorFinding(finding).read());
                        });
                  }
                }));
    writer.endScan();
  }
}
