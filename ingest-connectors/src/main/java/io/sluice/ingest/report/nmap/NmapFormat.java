/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.nmap;

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
 * Nmap's XML: one finding an open port, and one an entry that the script {@code vulners} reports
 * for the software behind it.
 */
public final class NmapFormat implements ReportFormat {

  private static final String ROOT = "nmaprun";

  @Override
  public String id() {
    return "nmap";
  }

  @Override
  public String name() {
    return "Nmap XML, with vulners";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.DAST);
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
          new NmapRun(xml, writer).read();
        });
  }
}
