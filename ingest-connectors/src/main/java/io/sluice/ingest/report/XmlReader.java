/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks through an XML report without holding it: {@link #children} descends, an element that the
 * handler leaves alone is skipped, {@link #element} takes one into memory within {@link
 * ReportLimits}. The twin of {@link JsonReader}.
 *
 * <p>Names are local names: tools change namespaces with every version. The encoding is that of the
 * byte order mark, else of the XML declaration, else UTF-8. A document type is passed over unread,
 * since Burp, Nmap and Nikto write one; nothing is fetched, and no entity but the five predefined
 * ones is expanded: a reference to another is an error (CWE-611, CWE-776).
 */
public final class XmlReader implements AutoCloseable {

  /** Called with the reader at the root element. */
  @FunctionalInterface
  public interface RootHandler {
    void root(XmlReader xml) throws IOException;
  }

  /** Called with the reader at a child element, with its local name. */
  @FunctionalInterface
  public interface ChildHandler {
    void child(String name) throws IOException;
  }

  static final String NOT_EXPANDED =
      "entities other than the five predefined ones are not expanded";

  private static final int MAX_NAMES = 20_000;

  private final XMLStreamReader parser;
  private final EventBound bound;
  private final Set<String> names = new HashSet<>();
  private final List<String> path = new ArrayList<>();
  private int depth;

  private XmlReader(XMLStreamReader parser, EventBound bound) {
    this.parser = parser;
    this.bound = bound;
  }

  /** Reads the one XML document of the input; anything after it is an error. */
  public static void read(ReportInput input, RootHandler handler) throws IOException {
    try (InputStream in = input.open()) {
      read(in, handler);
    }
  }

  /** Reads the one XML document of a stream, for reports that hold it in an archive. */
  public static void read(InputStream in, RootHandler handler) throws IOException {
    EventBound bound = new EventBound(in);
    try (XmlReader xml = new XmlReader(XmlParsers.open(bound), bound)) {
      while (xml.next() != XMLStreamConstants.START_ELEMENT) {
        // Prolog: declaration, comments, document type.
      }
      xml.path.add(xml.name());
      handler.root(xml);
      xml.skip(0);
      while (xml.next() != XMLStreamConstants.END_DOCUMENT) {
        // Comments and white space; the parser refuses anything else.
      }
    }
  }

  /** Local name of the element here. */
  public String name() {
    return parser.getLocalName();
  }

  /** Namespace of the element here; empty when it has none. */
  public String namespace() {
    String uri = parser.getNamespaceURI();
    return uri == null ? "" : uri;
  }

  /** Attribute of the element here, of any namespace, unless blank. Ask before descending. */
  public Optional<String> attribute(String name) {
    requireBegin();
    for (int i = 0; i < parser.getAttributeCount(); i++) {
      if (parser.getAttributeLocalName(i).equals(name)) {
        return Texts.present(parser.getAttributeValue(i).strip());
      }
    }
    return Optional.empty();
  }

  /** Goes through the child elements of the element here. */
  public void children(ChildHandler handler) throws IOException {
    requireBegin();
    int inside = depth;
    Map<String, Integer> counts = new HashMap<>();
    int event = next();
    while (depth >= inside) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = name();
        path.add(name + '[' + counts.merge(name, 1, Integer::sum) + ']');
        handler.child(name);
        skip(inside);
        path.removeLast();
      }
      event = next();
    }
  }

  /** Takes the element here into memory. */
  public XmlNode element() throws IOException {
    return element(Set.of());
  }

  /** Takes the element here into memory, except elements of these names at any depth. */
  public XmlNode element(Set<String> without) throws IOException {
    return new XmlTree(this, without).read(pointer());
  }

  /** Own text of the element here, without that of elements inside, unless blank. */
  public Optional<String> text() throws IOException {
    return element().text();
  }

  /**
   * XPath of the element here: {@code /NessusClientData_v2/Report[1]/ReportHost[3]}. Every step but
   * the root has its number among the siblings of that name.
   */
  public String pointer() {
    return '/' + String.join("/", path);
  }

  /** The error that the element here is not what was expected. */
  public MalformedReportException wrongElement(String expected) {
    return malformed(
        "expected " + expected + " but found <" + Texts.cut(Texts.line(name()), 60) + ">");
  }

  /** An error at the current line and column. */
  public MalformedReportException malformed(String problem) {
    Location location = parser.getLocation();
    return MalformedReportException.at(
        Math.max(1, location.getLineNumber()), Math.max(1, location.getColumnNumber()), problem);
  }

  @Override
  public void close() throws IOException {
    try {
      parser.close();
    } catch (XMLStreamException e) {
      throw XmlErrors.translate(e, parser.getLocation());
    }
  }

  /** Parser at the element here, for those who take it into memory. */
  XMLStreamReader parser() {
    return parser;
  }

  int depth() {
    return depth;
  }

  /** Skips what is left of elements deeper than that. */
  void skip(int outside) throws IOException {
    while (depth > outside) {
      next();
    }
  }

  /** Goes to the next event. */
  int next() throws IOException {
    try {
      bound.begin();
      int event = parser.next();
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> begin();
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.PROCESSING_INSTRUCTION -> note(parser.getPITarget());
        default -> {}
      }
      return event;
    } catch (EventBound.Exceeded e) {
      throw malformed(
          "one tag, comment or document type is longer than "
              + (EventBound.MAX_BYTES >> 20)
              + " MiB");
    } catch (XMLStreamException e) {
      throw XmlErrors.translate(e, parser.getLocation());
    }
  }

  /** A mistake of a format: it asks for what the stream has passed. */
  void requireBegin() {
    if (parser.getEventType() != XMLStreamConstants.START_ELEMENT) {
      throw new IllegalStateException("the element has been read already");
    }
  }

  private void begin() {
    if (++depth > ReportLimits.MAX_DEPTH) {
      throw malformed(
          "the elements are nested too deeply, more than " + ReportLimits.MAX_DEPTH + " levels");
    }
    note(parser.getLocalName());
    note(parser.getPrefix());
    for (int i = 0; i < parser.getAttributeCount(); i++) {
      note(parser.getAttributeLocalName(i));
    }
    for (int i = 0; i < parser.getNamespaceCount(); i++) {
      note(parser.getNamespacePrefix(i));
    }
  }

  /** The parser keeps every name it meets, so that their number has to have an end. */
  private void note(@Nullable String name) {
    if (name != null && !name.isEmpty() && names.add(name) && names.size() > MAX_NAMES) {
      throw malformed("the report has more than " + MAX_NAMES + " different names");
    }
  }
}
