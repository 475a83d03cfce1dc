/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.nikto;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.XmlReader;
import java.io.IOException;
import java.util.Set;

/** Nikto's XML and JSON: one finding an item of a host. */
public final class NiktoFormat implements ReportFormat {

  private static final String ROOT = "niktoscan";

  private static void xml(XmlReader xml, ReportWriter writer) throws IOException {
    if (!xml.name().equals(ROOT)) {
      throw xml.wrongElement("<" + ROOT + ">");
    }
    NiktoXml reading = new NiktoXml(xml, writer);
    reading.read();
  }

  @Override
  public String id() {
    return "nikto";
  }

  @Override
  public String name() {
    return "Nikto XML or JSON";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.DAST);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    if (peek.xml().root().equals(ROOT)) {
      return Confidence.CERTAIN;
    }
    String host = peek.isArray() ? "/0" : "";
    boolean item =
        peek.hasAll(host + "/vulnerabilities/0/id", host + "/vulnerabilities/0/msg")
            || peek.has(host + "/vulnerabilities/0/OSVDB");
    boolean head = peek.hasAll(host + "/host", host + "/ip", host + "/port", host + "/banner");
    if (head && peek.has(host + "/vulnerabilities")) {
      return Confidence.CERTAIN;
    }
    return item && peek.has(host + "/host") ? Confidence.LIKELY : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    if (ReportPeek.at(input).isXml()) {
      XmlReader.read(input, xml -> xml(xml, writer));
    } else {
      NiktoJson.read(input, writer);
    }
  }
}
