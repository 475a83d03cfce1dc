/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.nessus;

import io.sluice.event.Category;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.ScanHeader;
import io.sluice.ingest.report.XmlNode;
import io.sluice.ingest.report.XmlReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One pass: the scan begins with the first host, whose properties tell when it was scanned. */
final class NessusWalk {

  /** Files that plugins attach; one may have megabytes. */
  private static final Set<String> SKIPPED = Set.of("attachment");

  private final XmlReader xml;
  private final ReportWriter writer;
  private ScanHeader header = ScanHeader.of("nessus", Category.DAST);
  private boolean begun;
  private boolean report;

  NessusWalk(XmlReader xml, ReportWriter writer) {
    this.xml = xml;
    this.writer = writer;
  }

  void read() throws IOException {
    if (!xml.name().equals(NessusFormat.ROOT)) {
      throw xml.wrongElement("<" + NessusFormat.ROOT + ">");
    }
    xml.children(
        name -> {
          if (name.equals("Report")) {
            report();
          }
        });
    if (!report) {
      throw xml.malformed("this is no Nessus report: it has no 'Report'");
    }
    begin(Optional.empty());
    writer.endScan();
  }

  private void report() throws IOException {
    report = true;
    boolean web = xml.attribute("type").filter("was"::equals).isPresent();
    header =
        ScanHeader.of(web ? "tenable was" : "nessus", Category.DAST)
            .withConfiguration(xml.attribute("name").orElse(""));
    xml.children(
        name -> {
          if (name.equals("ReportHost")) {
            host();
          }
        });
  }

  private void host() throws IOException {
    NessusHost[] host = {new NessusHost(xml.attribute("name").orElse(""), Map.of())};
    String name = host[0].name();
    xml.children(
        child -> {
          if (child.equals("HostProperties")) {
            host[0] = new NessusHost(name, properties(xml.element()));
          } else if (child.equals("ReportItem")) {
            begin(Optional.of(host[0]));
            NessusItem item = new NessusItem(host[0], xml.element(SKIPPED));
            if (item.isFinding()) {
              writer.finding(item.finding());
            }
          }
        });
  }

  private static Map<String, String> properties(XmlNode element) {
    Map<String, String> properties = new HashMap<>();
    for (XmlNode tag : element.children("tag")) {
      tag.attribute("name").ifPresent(name -> properties.putIfAbsent(name, tag.text().orElse("")));
    }
    return properties;
  }

  private void begin(Optional<NessusHost> first) throws IOException {
    if (!begun) {
      begun = true;
      writer.beginScan(header.withScannedAt(first.flatMap(NessusHost::scannedAt)));
    }
  }
}
