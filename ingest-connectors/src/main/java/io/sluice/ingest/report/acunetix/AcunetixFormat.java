/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.acunetix;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.XmlReader;
import java.io.IOException;
import java.util.Set;

/** Acunetix' XML export ({@code ScanGroup}): one finding a report item of each scan. */
public final class AcunetixFormat implements ReportFormat {

  static final String ROOT = "ScanGroup";

  @Override
  public String id() {
    return "acunetix";
  }

  @Override
  public String name() {
    return "Acunetix XML";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.DAST);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    return peek.xml().root().equals(ROOT) && peek.xml().has("/ScanGroup/Scan")
        ? Confidence.CERTAIN
        : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    XmlReader.read(input, xml -> new AcunetixWalk(xml, writer).read());
  }
}
