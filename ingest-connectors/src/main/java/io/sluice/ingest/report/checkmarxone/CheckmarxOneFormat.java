/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.checkmarxone;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import java.io.IOException;
import java.util.Set;

/**
 * Checkmarx One's JSON in its two forms: {@code results} as the API and the command line give them,
 * and the scan report with one part an engine. Each engine is a scan of its own, since a run may
 * leave some of them out.
 */
public final class CheckmarxOneFormat implements ReportFormat {

  /** The description again, and who changed what in Checkmarx. */
  private static final Set<String> SKIPPED = Set.of("descriptionHTML", "comments", "notes");

  @Override
  public String id() {
    return "checkmarx-one";
  }

  @Override
  public String name() {
    return "Checkmarx One JSON";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(
        Category.SAST,
        Category.SCA,
        Category.IAC,
        Category.CONTAINER,
        Category.SECRET,
        Category.API);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    if (peek.hasAll("/reportHeader", "/scanResults")
        || peek.hasAll("/reportType", "/scanResults/resultsList")
        || peek.hasAll("/results/0/similarityId", "/results/0/type", "/results/0/state")) {
      return Confidence.CERTAIN;
    }
    return peek.hasAll("/results", "/totalCount", "/scanID") ? Confidence.LIKELY : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    CheckmarxHead head = CheckmarxHead.read(input);
    if (head.isScanReport()) {
      CheckmarxScanReport.read(input, head, writer);
      return;
    }
    for (CheckmarxEngine engine : head.engines()) {
      writer.beginScan(head.header(engine));
      JsonReader.read(
          input,
          json ->
              json.object(
                  field -> {
                    if (field.equals("results")) {
                      json.array(i -> write(json.objectNode(SKIPPED), engine, writer));
                    }
                  }));
      writer.endScan();
    }
  }

  private static void write(ReportNode result, CheckmarxEngine engine, ReportWriter writer)
      throws IOException {
    if (CheckmarxEngine.of(result.text("type")) == engine) {
      writer.finding(CheckmarxResult.read(result, engine, writer));
    }
  }
}
