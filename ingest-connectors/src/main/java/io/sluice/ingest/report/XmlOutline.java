/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The beginning of an XML report: the paths of elements and attributes down to depth 6 that occur
 * in it, by local names ({@code /BugCollection/@version}, {@code /bom/metadata/timestamp}), with
 * the first text at each. Formats recognise themselves in it.
 */
public final class XmlOutline {

  private static final int DEPTH = 6;
  private static final int ENTRIES = 5_000;
  private static final int VALUE = 300;

  private final Map<String, String> paths = new LinkedHashMap<>();
  private String root = "";
  private String namespace = "";

  private XmlOutline() {}

  static XmlOutline of(byte[] prefix, String head) {
    XmlOutline outline = new XmlOutline();
    if (head.stripLeading().startsWith("<")) {
      try {
        XmlReader.read(new ByteArrayInputStream(prefix), outline::begin);
      } catch (IOException | ReportException e) {
        // The prefix ends in the middle, or is no XML: the outline holds what came before.
      }
    }
    return outline;
  }

  /** Local name of the root element; empty when this is no XML. */
  public String root() {
    return root;
  }

  /** Namespace of the root element; empty when it has none. */
  public String namespace() {
    return namespace;
  }

  /** True when an element or attribute with this path occurs. */
  public boolean has(String path) {
    return paths.containsKey(path);
  }

  /** True when one of these paths occurs. */
  public boolean hasAny(String... some) {
    for (String path : some) {
      if (has(path)) {
        return true;
      }
    }
    return false;
  }

  /** First text at this path. */
  public Optional<String> text(String path) {
    return Optional.ofNullable(paths.get(path)).filter(text -> !text.isBlank());
  }

  private void begin(XmlReader xml) throws IOException {
    root = xml.name();
    namespace = xml.namespace();
    walk(xml, "/" + root, 1);
  }

  private void walk(XmlReader xml, String path, int depth) throws IOException {
    note(path, "");
    for (int i = 0; i < xml.parser().getAttributeCount(); i++) {
      note(path + "/@" + xml.parser().getAttributeLocalName(i), xml.parser().getAttributeValue(i));
    }
    StringBuilder text = new StringBuilder();
    int inside = xml.depth();
    xml.next();
    while (xml.depth() >= inside) {
      if (xml.parser().isStartElement()) {
        if (depth < DEPTH) {
          walk(xml, path + '/' + xml.name(), depth + 1);
        }
        xml.skip(inside);
      } else if (xml.parser().isCharacters() && text.length() < VALUE) {
        text.append(xml.parser().getText());
      }
      xml.next();
    }
    if (!text.toString().isBlank() && paths.getOrDefault(path, "").isEmpty()) {
      note(path, text.toString().strip());
    }
  }

  private void note(String path, String value) {
    if (paths.size() < ENTRIES) {
      String cut = Texts.cut(value, VALUE);
      paths.merge(path, cut, (first, next) -> first.isEmpty() ? next : first);
    }
  }
}
