/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Takes one element into memory: long texts are cut, of many children the end is skipped, elements
 * that the caller does not want are left out, so that a single hostile element cannot fill the
 * heap.
 */
final class XmlTree {

  private final XmlReader xml;
  private final XMLStreamReader parser;
  private final Set<String> without;
  private int nodes;
  private long characters;

  XmlTree(XmlReader xml, Set<String> without) {
    this.xml = xml;
    this.parser = xml.parser();
    this.without = without;
  }

  /** Reads up to the end of the element at which the reader stands. */
  XmlNode read(String pointer) throws IOException {
    xml.requireBegin();
    return read(null, pointer);
  }

  private XmlNode read(@Nullable XmlNode parent, String step) throws IOException {
    if (++nodes > ReportLimits.MAX_NODES) {
      throw xml.malformed("one element has more than " + ReportLimits.MAX_NODES + " inside");
    }
    List<XmlNode> children = new ArrayList<>();
    XmlNode node = new XmlNode(parent, step, xml.name(), attributes(), children);
    Map<String, Integer> counts = new HashMap<>();
    StringBuilder text = new StringBuilder();
    int inside = xml.depth();
    long length = 0;
    int event = xml.next();
    while (xml.depth() >= inside) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = xml.name();
        int number = counts.merge(name, 1, Integer::sum);
        if (without.contains(name) || children.size() >= ReportLimits.KEPT_ARRAY) {
          xml.skip(inside);
        } else {
          children.add(read(node, name + '[' + number + ']'));
        }
      } else if (parser.hasText() && event != XMLStreamConstants.COMMENT) {
        length += parser.getTextLength();
        keep(text, length);
      }
      event = xml.next();
    }
    node.setText(Texts.cut(text.toString(), ReportLimits.KEPT_STRING));
    return node;
  }

  private void keep(StringBuilder text, long length) {
    if (length > ReportLimits.MAX_STRING) {
      throw xml.malformed(
          "the report exceeds a limit: one text is longer than "
              + ReportLimits.MAX_STRING
              + " characters");
    }
    // One more than is kept shows that it was cut.
    if (text.length() <= ReportLimits.KEPT_STRING) {
      count(parser.getTextLength());
      text.append(parser.getTextCharacters(), parser.getTextStart(), parser.getTextLength());
    }
  }

  private void count(int kept) {
    characters += kept;
    if (characters > ReportLimits.MAX_STRING) {
      throw xml.malformed("the report exceeds a limit: one element is too large");
    }
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < parser.getAttributeCount(); i++) {
      String value = Texts.cut(parser.getAttributeValue(i), ReportLimits.KEPT_STRING);
      count(value.length());
      attributes.putIfAbsent(parser.getAttributeLocalName(i), value);
    }
    return attributes;
  }
}
