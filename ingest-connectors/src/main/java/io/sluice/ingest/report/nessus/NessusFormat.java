/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.nessus;

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
 * Tenable's {@code .nessus} XML of Nessus, Security Center and Tenable.io, with that of Web App
 * Scanning: one finding a report item of a host. Compliance checks that passed are none.
 */
public final class NessusFormat implements ReportFormat {

  static final String ROOT = "NessusClientData_v2";

  @Override
  public String id() {
    return "nessus";
  }

  @Override
  public String name() {
    return "Nessus XML (.nessus)";
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
    XmlReader.read(input, xml -> new NessusWalk(xml, writer).read());
  }
}
