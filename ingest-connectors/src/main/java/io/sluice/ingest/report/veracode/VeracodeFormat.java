/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.veracode;

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
 * Veracode's detailed report in XML: one finding a flaw, of static, dynamic and manual tests, and
 * one a vulnerability of a component.
 */
public final class VeracodeFormat implements ReportFormat {

  static final String ROOT = "detailedreport";

  @Override
  public String id() {
    return "veracode";
  }

  @Override
  public String name() {
    return "Veracode detailed report XML";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.SAST, Category.DAST, Category.MANUAL, Category.SCA);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    return peek.xml().root().equals(ROOT) ? Confidence.CERTAIN : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    XmlReader.read(input, xml -> new VeracodeWalk(xml, writer).read());
  }
}
