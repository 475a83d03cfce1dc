/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.zap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.XmlNode;
import io.sluice.ingest.report.XmlReader;
import java.io.IOException;
import java.util.Set;

/** Reads the XML report: two passes, head and alerts. */
final class ZapXml {

  static final String ROOT = "OWASPZAPReport";

  private static final Set<String> LISTS = Set.of("instances", "tags");

  private ZapXml() {}

  static void read(ReportInput input, ReportWriter writer) throws IOException {
    ZapHead head = new ZapHead();
    XmlReader.read(input, xml -> readHead(xml, head));
    writer.beginScan(head.header());
    XmlReader.read(input, xml -> sites(xml, () -> readSite(xml, writer)));
    writer.endScan();
  }

  /** Reads a site at which the reader stands. */
  @FunctionalInterface
  private interface SiteHandler {
    void site() throws IOException;
  }

  private static void readHead(XmlReader xml, ZapHead head) throws IOException {
    if (!xml.name().equals(ROOT)) {
      throw xml.wrongElement("<" + ROOT + ">");
    }
    xml.attribute("version").ifPresent(head::version);
    xml.attribute("created").ifPresent(head::created);
    sites(xml, () -> xml.attribute("name").ifPresent(head::site));
  }

  private static void sites(XmlReader xml, SiteHandler handler) throws IOException {
    xml.children(
        name -> {
          if (name.equals("site")) {
            handler.site();
          }
        });
  }

  private static void readSite(XmlReader xml, ReportWriter writer) throws IOException {
    xml.children(
        name -> {
          if (name.equals("alerts")) {
            xml.children(
                item -> {
                  if (item.equals("alertitem")) {
                    writer.finding(ZapAlert.read(alert(xml.element(ZapAlert.SKIPPED))));
                  }
                });
          }
        });
  }

  /** The alert in the shape that the JSON report gives it. */
  private static ReportNode alert(XmlNode item) {
    return ReportNode.of(object(item), item.pointer());
  }

  private static ObjectNode object(XmlNode item) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (XmlNode field : item.children()) {
      if (LISTS.contains(field.name())) {
        ArrayNode list = object.putArray(field.name());
        field.children().forEach(element -> list.add(object(element)));
      } else {
        object.put(field.name(), field.text().orElse(""));
      }
    }
    return object;
  }
}
