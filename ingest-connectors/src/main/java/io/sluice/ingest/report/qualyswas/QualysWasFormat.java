/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.qualyswas;

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
 * Qualys Web Application Scanning: the XML of scan and web application reports ({@code
 * WAS_SCAN_REPORT}, {@code WAS_WEBAPP_REPORT}). One finding a vulnerability, sensitive content and
 * piece of information gathered.
 *
 * <p>Two passes: the glossary, which describes them, stands behind them.
 */
public final class QualysWasFormat implements ReportFormat {

  private static boolean isReport(String root) {
    return root.equals("WAS_SCAN_REPORT") || root.equals("WAS_WEBAPP_REPORT");
  }

  @Override
  public String id() {
    return "qualys-was";
  }

  @Override
  public String name() {
    return "Qualys WAS XML";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.DAST);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    return isReport(peek.xml().root()) ? Confidence.CERTAIN : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    QualysGlossary glossary = new QualysGlossary();
    XmlReader.read(
        input,
        xml -> {
          if (!isReport(xml.name())) {
            throw xml.wrongElement("<WAS_SCAN_REPORT> or <WAS_WEBAPP_REPORT>");
          }
          glossary.read(xml);
        });
    writer.beginScan(glossary.header());
    XmlReader.read(input, xml -> QualysDetection.readAll(xml, glossary, writer));
    writer.endScan();
  }
}
