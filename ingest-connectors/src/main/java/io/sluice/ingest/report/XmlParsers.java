/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLResolver;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;

/** Makes XML parsers that fetch nothing, expand nothing and hold little. */
final class XmlParsers {

  private static final int MAX_ATTRIBUTES = 2_000;

  private static final WstxInputFactory FACTORY = factory();

  private XmlParsers() {}

  static XMLStreamReader open(InputStream in) throws IOException {
    try {
      return FACTORY.createXMLStreamReader(in);
    } catch (XMLStreamException e) {
      throw XmlErrors.translate(e, null);
    }
  }

  private static WstxInputFactory factory() {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    // Long text comes in pieces, and each is read before it is skipped: so no event is unbounded.
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(WstxInputProperties.P_LAZY_PARSING, false);
    factory.setProperty(WstxInputProperties.P_MIN_TEXT_SEGMENT, 1_024);
    // CDATA sections are text, nothing else.
    factory.setProperty(XMLInputFactory2.P_REPORT_CDATA, false);
    // Replaced means refused: without document types every entity is unknown.
    factory.setProperty(
        WstxInputProperties.P_UNDECLARED_ENTITY_RESOLVER,
        (XMLResolver)
            (publicId, systemId, base, name) -> {
              throw new XMLStreamException(XmlReader.NOT_EXPANDED);
            });
    // Interned strings outlive the report.
    factory.setProperty(XMLInputFactory2.P_INTERN_NAMES, false);
    factory.setProperty(XMLInputFactory2.P_INTERN_NS_URIS, false);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_ATTRIBUTES);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, (int) EventBound.MAX_BYTES);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, 2 * ReportLimits.MAX_DEPTH);
    return factory;
  }
}
