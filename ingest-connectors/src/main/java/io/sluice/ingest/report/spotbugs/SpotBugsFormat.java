/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.spotbugs;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.XmlReader;
import java.io.IOException;
import java.util.Set;

/**
 * SpotBugs' and FindBugs' XML: one finding a bug instance of the last analysed version, with the
 * CWE id of the instance or its pattern (FindSecBugs). With or without messages.
 *
 * <p>Two passes: the patterns, which describe the bugs, stand behind them.
 */
public final class SpotBugsFormat implements ReportFormat {

  static final String ROOT = "BugCollection";

  @Override
  public String id() {
    return "spotbugs";
  }

  @Override
  public String name() {
    return "SpotBugs XML";
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
    BugHead head = new BugHead();
    XmlReader.read(input, head::read);
    writer.beginScan(head.header());
    XmlReader.read(
        input,
        xml ->
            xml.children(
                name -> {
                  // Bugs of earlier versions are kept in the file with the version they ended in.
                  if (name.equals("BugInstance") && !isPast(xml)) {
                    writer.finding(new BugInstance(head, xml.element()).finding());
                  }
                }));
    writer.endScan();
  }

  private static boolean isPast(XmlReader xml) {
    return xml.attribute("last").filter(last -> !last.startsWith("-")).isPresent();
  }

  static MalformedReportException noPattern(String pointer) {
    return MalformedReportException.at(pointer, "a BugInstance needs a 'type'");
  }
}
