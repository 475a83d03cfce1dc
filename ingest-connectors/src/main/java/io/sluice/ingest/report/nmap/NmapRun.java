/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.nmap;

import io.sluice.event.Category;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.ScanHeader;
import io.sluice.ingest.report.XmlNode;
import io.sluice.ingest.report.XmlReader;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** One pass over the hosts. */
final class NmapRun {

  private final XmlReader xml;
  private final ReportWriter writer;

  NmapRun(XmlReader xml, ReportWriter writer) {
    this.xml = xml;
    this.writer = writer;
  }

  void read() throws IOException {
    writer.beginScan(
        ScanHeader.of("nmap", Category.DAST)
            .withToolVersion(xml.attribute("version"))
            .withScannedAt(xml.attribute("start").flatMap(NmapRun::time)));
    xml.children(
        name -> {
          if (name.equals("host")) {
            host();
          }
        });
    writer.endScan();
  }

  private static Optional<Instant> time(String seconds) {
    return seconds.matches("[0-9]{9,11}")
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds)))
        : Optional.empty();
  }

  /** Addresses and names stand before the ports. */
  private void host() throws IOException {
    String[] reached = {"", ""};
    xml.children(
        name -> {
          switch (name) {
            case "address" -> {
              if (reached[0].isEmpty() && !xml.attribute("addrtype").equals(Optional.of("mac"))) {
                reached[0] = xml.attribute("addr").orElse("");
              }
            }
            case "hostnames" -> {
              XmlNode names = xml.element();
              reached[1] =
                  names.children("hostname").stream()
                      .flatMap(host -> host.attribute("name").stream())
                      .findFirst()
                      .orElse("");
            }
            case "ports" -> ports(reached[1].isEmpty() ? reached[0] : reached[1]);
            default -> {}
          }
        });
  }

  private void ports(String host) throws IOException {
    xml.children(
        name -> {
          if (name.equals("port")) {
            NmapPort port = new NmapPort(host, xml.element());
            if (port.isOpen()) {
              writer.finding(port.open());
              for (RawFinding.Builder finding : port.vulnerabilities()) {
                writer.finding(finding);
              }
            }
          }
        });
  }
}
