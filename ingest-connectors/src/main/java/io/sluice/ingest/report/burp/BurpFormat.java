/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.burp;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.ScanHeader;
import io.sluice.ingest.report.XmlReader;
import java.io.IOException;
import java.util.Set;

/**
 * Burp Suite's XML report: one finding an issue, as the tool counts them. Requests and responses
 * hold sessions and whole pages, so that only the request's first line is kept.
 */
public final class BurpFormat implements ReportFormat {

  private static final String ROOT = "issues";

  private static final Set<String> SKIPPED =
      Set.of("response", "responseRedirected", "smtp", "sourceStackTrace", "sinkStackTrace");

  @Override
  public String id() {
    return "burp";
  }

  @Override
  public String name() {
    return "Burp Suite XML";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.DAST);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    if (!peek.xml().root().equals(ROOT)) {
      return Confidence.NONE;
    }
    return peek.xml().has("/issues/@burpVersion") || peek.xml().has("/issues/issue/serialNumber")
        ? Confidence.CERTAIN
        : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    XmlReader.read(
        input,
        xml -> {
          if (!xml.name().equals(ROOT)) {
            throw xml.wrongElement("<" + ROOT + ">");
          }
          writer.beginScan(
              ScanHeader.of("burp", Category.DAST)
                  .withToolVersion(xml.attribute("burpVersion"))
                  .withScannedAt(xml.attribute("exportTime").flatMap(BurpXmlIssue::time)));
          xml.children(
              name -> {
                if (name.equals("issue")) {
                  writer.finding(new BurpXmlIssue(xml.element(SKIPPED)).finding());
                }
              });
          writer.endScan();
        });
  }
}
