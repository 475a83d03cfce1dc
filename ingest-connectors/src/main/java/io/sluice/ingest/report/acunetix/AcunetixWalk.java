/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.acunetix;

import io.sluice.event.Category;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.ScanHeader;
import io.sluice.ingest.report.XmlReader;
import java.io.IOException;
import java.util.Set;

/** One pass; all scans of the group are one scan of the tool, since their targets name them. */
final class AcunetixWalk {

  private static final Set<String> SKIPPED = Set.of("Response");

  private final XmlReader xml;
  private final ReportWriter writer;

  AcunetixWalk(XmlReader xml, ReportWriter writer) {
    this.xml = xml;
    this.writer = writer;
  }

  void read() throws IOException {
    if (!xml.name().equals(AcunetixFormat.ROOT)) {
      throw xml.wrongElement("<" + AcunetixFormat.ROOT + ">");
    }
    boolean[] scans = {false};
    writer.beginScan(
        ScanHeader.of("acunetix", Category.DAST)
            .withScannedAt(xml.attribute("ExportedOn").flatMap(AcunetixItem::time)));
    xml.children(
        name -> {
          if (name.equals("Scan")) {
            scans[0] = true;
            scan();
          }
        });
    if (!scans[0]) {
      throw xml.malformed("this is no Acunetix report: it has no 'Scan'");
    }
    writer.endScan();
  }

  private void scan() throws IOException {
    String[] start = {""};
    xml.children(
        name -> {
          if (name.equals("StartURL")) {
            start[0] = xml.text().orElse("");
          } else if (name.equals("ReportItems")) {
            xml.children(
                item -> {
                  if (item.equals("ReportItem")) {
                    writer.finding(new AcunetixItem(start[0], xml.element(SKIPPED)).finding());
                  }
                });
          }
        });
  }
}
