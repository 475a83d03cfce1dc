/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.nikto;

import io.sluice.event.Category;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.ScanHeader;
import io.sluice.ingest.report.XmlNode;
import io.sluice.ingest.report.XmlReader;
import java.io.IOException;
import java.util.Optional;

/** The XML form; a run inside a run, as some versions write it, is the same run. */
final class NiktoXml {

  private final XmlReader xml;
  private final ReportWriter writer;
  private boolean begun;

  NiktoXml(XmlReader xml, ReportWriter writer) {
    this.xml = xml;
    this.writer = writer;
  }

  void read() throws IOException {
    run();
    begin(Optional.empty());
    writer.endScan();
  }

  private void run() throws IOException {
    Optional<String> version = xml.attribute("version");
    xml.children(
        name -> {
          if (name.equals("niktoscan")) {
            run();
          } else if (name.equals("scandetails")) {
            begin(version);
            details();
          }
        });
  }

  private void begin(Optional<String> version) throws IOException {
    if (!begun) {
      begun = true;
      writer.beginScan(ScanHeader.of("nikto", Category.DAST).withToolVersion(version));
    }
  }

  private void details() throws IOException {
    String site = xml.attribute("sitename").orElse("").replaceFirst("/+$", "");
    xml.children(
        name -> {
          if (name.equals("item")) {
            XmlNode item = xml.element();
            writer.finding(
                new NiktoItem(
                        item.pointer(),
                        item.attribute("id"),
                        item.text("description"),
                        item.attribute("method"),
                        item.text("namelink").or(() -> item.text("uri").map(path -> site + path)),
                        item.attribute("osvdbid"),
                        item.attribute("osvdblink").or(() -> item.text("references")).stream()
                            .filter(link -> link.startsWith("http"))
                            .toList())
                    .finding());
          }
        });
  }
}
