/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.csaf;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import java.io.IOException;
import java.util.Set;

/**
 * CSAF 2.0 and 2.1: one finding for each vulnerability, product and what is said of it ({@code
 * product_status}), at least one a vulnerability. The publisher is the configuration of the scan.
 * The products may stand behind the vulnerabilities, so they are read first.
 */
public final class CsafFormat implements ReportFormat {

  @Override
  public String id() {
    return "csaf";
  }

  @Override
  public String name() {
    return "CSAF 2 JSON";
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
    if (peek.has("/document/csaf_version")) {
      return Confidence.CERTAIN;
    }
    return peek.hasAll("/document/tracking", "/document/publisher")
        ? Confidence.LIKELY
        : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    CsafHead head = CsafHead.read(input);
    writer.beginScan(head.header());
    CsafVulnerability reader = new CsafVulnerability(head, writer);
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  if (field.equals("vulnerabilities")) {
                    json.array(i -> reader.read(json));
                  }
                }));
    writer.endScan();
  }
}
