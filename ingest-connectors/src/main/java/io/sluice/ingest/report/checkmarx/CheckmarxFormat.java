/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.checkmarx;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.ScanHeader;
import io.sluice.ingest.report.XmlNode;
import io.sluice.ingest.report.XmlReader;
import java.io.IOException;
import java.util.Set;

/** Checkmarx CxSAST's XML report: one finding a result, the end of its flow first. */
public final class CheckmarxFormat implements ReportFormat {

  private static final String ROOT = "CxXMLResults";

  @Override
  public String id() {
    return "checkmarx";
  }

  @Override
  public String name() {
    return "Checkmarx CxSAST XML";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.SAST);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    return peek.xml().root().equals(ROOT) ? Confidence.CERTAIN : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    XmlReader.read(
        input,
        xml -> {
          if (!xml.name().equals(ROOT)) {
            throw xml.wrongElement("<" + ROOT + ">");
          }
          writer.beginScan(header(xml));
          xml.children(
              name -> {
                if (name.equals("Query")) {
                  query(xml, writer);
                }
              });
          writer.endScan();
        });
  }

  /** The query's attributes are read before its results, which may be many. */
  private static void query(XmlReader xml, ReportWriter writer) throws IOException {
    CheckmarxQuery query = CheckmarxQuery.of(xml);
    xml.children(
        name -> {
          if (name.equals("Result")) {
            XmlNode result = xml.element();
            if (!result.attribute("Status").filter("Fixed"::equalsIgnoreCase).isPresent()) {
              writer.finding(new CheckmarxResult(query, result).finding());
            }
          }
        });
  }

  private static ScanHeader header(XmlReader xml) {
    ScanHeader header =
        ScanHeader.of("checkmarx", Category.SAST)
            .withToolVersion(xml.attribute("CheckmarxVersion"))
            .withConfiguration(xml.attribute("ProjectName").orElse(""))
            .withScannedAt(xml.attribute("ScanStart").flatMap(CheckmarxQuery::time));
    return xml.attribute("ScanType").filter("Incremental"::equalsIgnoreCase).isPresent()
        ? header.incomplete("an incremental scan covers the files that changed")
        : header;
  }
}
