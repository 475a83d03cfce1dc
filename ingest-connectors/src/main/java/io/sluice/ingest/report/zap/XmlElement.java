/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.zap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.ingest.report.ReportLimits;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An alert element in the shape that the JSON report gives it: leaf elements are texts; the
 * children of {@code instances} and {@code tags} are the elements of an array.
 */
final class XmlElement {

  private static final Set<String> LISTS = Set.of("instances", "tags");
  private static final int MAX_DEPTH = 10;

  private final XMLStreamReader xml;
  private final Set<String> skipped;

  /** Begins at the start of the element. */
  XmlElement(XMLStreamReader xml, Set<String> skipped) {
    this.xml = xml;
    this.skipped = skipped;
  }

  /** Reads up to the end of the element. */
  String toJson() throws XMLStreamException {
    return object(1).toString();
  }

  private ObjectNode object(int depth) throws XMLStreamException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (next(depth) != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        String name = xml.getLocalName();
        if (skipped.contains(name)) {
          skip(depth + 1);
        } else if (LISTS.contains(name)) {
          object.set(name, list(depth + 1));
        } else {
          object.put(name, text(depth + 1));
        }
      }
    }
    return object;
  }

  private ArrayNode list(int depth) throws XMLStreamException {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    while (next(depth) != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        if (list.size() < ReportLimits.KEPT_ARRAY) {
          list.add(object(depth + 1));
        } else {
          skip(depth + 1);
        }
      }
    }
    return list;
  }

  /** Text of a leaf; elements inside, which no version of ZAP writes, count as nothing. */
  private String text(int depth) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    while (next(depth) != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        skip(depth + 1);
      } else if (isText() && text.length() < ReportLimits.KEPT_STRING) {
        text.append(xml.getText());
      }
    }
    return text.toString();
  }

  private boolean isText() {
    int event = xml.getEventType();
    return event == XMLStreamConstants.CHARACTERS
        || event == XMLStreamConstants.CDATA
        || event == XMLStreamConstants.SPACE;
  }

  private void skip(int depth) throws XMLStreamException {
    while (next(depth) != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        skip(depth + 1);
      }
    }
  }

  private int next(int depth) throws XMLStreamException {
    if (depth > MAX_DEPTH) {
      throw ZapXml.at(xml, "the elements of an alert are nested too deeply");
    }
    return xml.next();
  }
}
