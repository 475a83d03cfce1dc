/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.fortify;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.XmlReader;
import java.io.IOException;
import java.util.Set;

/**
 * Fortify: the project file (FPR: an archive with {@code audit.fvdl} and {@code audit.xml}), the
 * XML of its reports ({@code ReportDefinition}), and WebInspect's XML ({@code Scan}).
 */
public final class FortifyFormat implements ReportFormat {

  @Override
  public String id() {
    return "fortify";
  }

  @Override
  public String name() {
    return "Fortify FPR, report XML, WebInspect XML";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.SAST, Category.DAST);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    if (peek.zipEntries().contains(Fpr.RESULTS)) {
      return Confidence.CERTAIN;
    }
    return switch (peek.xml().root()) {
      case "ReportDefinition" ->
          peek.xml().has("/ReportDefinition/ReportSection")
              ? Confidence.CERTAIN
              : Confidence.POSSIBLE;
      case "Scan" ->
          peek.xml().hasAny("/Scan/Issues/Issue/CheckTypeID", "/Scan/PolicyName")
              ? Confidence.CERTAIN
              : Confidence.NONE;
      default -> Confidence.NONE;
    };
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    ReportPeek peek = ReportPeek.at(input);
    if (!peek.zipEntries().isEmpty()) {
      new Fpr(input, writer).read();
      return;
    }
    XmlReader.read(
        input,
        xml -> {
          switch (xml.name()) {
            case "ReportDefinition" -> new FortifyReport(xml, writer).read();
            case "Scan" -> new WebInspectScan(xml, writer).read();
            default -> throw xml.wrongElement("an FPR, <ReportDefinition> or <Scan>");
          }
        });
  }
}
