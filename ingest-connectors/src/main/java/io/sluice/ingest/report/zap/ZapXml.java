/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.zap;

import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportWriter;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the XML report as a stream. Document types are not processed at all, so that there are no
 * entities to expand or to fetch (CWE-611, CWE-776); depth and text are bounded.
 */
final class ZapXml {

  static final String ROOT = "OWASPZAPReport";

  private static final XMLInputFactory FACTORY = factory();

  private ZapXml() {}

  static boolean isXml(String head) {
    return head.stripLeading().startsWith("<");
  }

  static void read(ReportInput input, ReportWriter writer) throws IOException {
    ZapHead head = new ZapHead();
    walk(input, head, null);
    writer.beginScan(head.header());
    walk(input, head, writer);
    writer.endScan();
  }

  /** Reads the head when there is no writer, else the alerts. */
  private static void walk(ReportInput input, ZapHead head, @Nullable ReportWriter writer)
      throws IOException {
    try (InputStream in = input.open()) {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(in);
      try {
        report(xml, head, writer);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException io) {
        throw io;
      }
      throw malformed(e);
    }
  }

  private static void report(XMLStreamReader xml, ZapHead head, @Nullable ReportWriter writer)
      throws XMLStreamException, IOException {
    int site = 0;
    int alert = 0;
    boolean root = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD) {
        throw at(xml, "a document type is not accepted");
      }
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      String name = xml.getLocalName();
      if (!root) {
        root = name.equals(ROOT);
        if (!root) {
          throw at(xml, "expected <" + ROOT + "> but found another element");
        }
        attribute(xml, "version", head::version);
        attribute(xml, "created", head::created);
      } else if (name.equals("site")) {
        site++;
        alert = 0;
        attribute(xml, "name", head::site);
      } else if (name.equals("alertitem")) {
        alert++;
        String pointer = "/" + ROOT + "/site[" + site + "]/alerts/alertitem[" + alert + "]";
        String json = new XmlElement(xml, ZapAlert.SKIPPED).toJson();
        if (writer != null) {
          writer.finding(ZapAlert.read(JsonReader.parse(json, pointer)));
        }
      }
    }
  }

  private static void attribute(
      XMLStreamReader xml, String name, java.util.function.Consumer<String> taker) {
    String value = xml.getAttributeValue(null, name);
    if (value != null && !value.isBlank()) {
      taker.accept(value);
    }
  }

  static MalformedReportException at(XMLStreamReader xml, String problem) {
    return MalformedReportException.at(
        Math.max(1, xml.getLocation().getLineNumber()),
        Math.max(1, xml.getLocation().getColumnNumber()),
        problem);
  }

  private static MalformedReportException malformed(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int detail = message.indexOf("Message: ");
    String problem = (detail < 0 ? message : message.substring(detail + 9)).replaceAll("\\s+", " ");
    String cut = problem.length() > 200 ? problem.substring(0, 200) : problem;
    MalformedReportException malformed =
        e.getLocation() == null
            ? new MalformedReportException("", "not valid XML: " + cut)
            : MalformedReportException.at(
                Math.max(1, e.getLocation().getLineNumber()),
                Math.max(1, e.getLocation().getColumnNumber()),
                "not valid XML: " + cut);
    malformed.initCause(e);
    return malformed;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }
}
