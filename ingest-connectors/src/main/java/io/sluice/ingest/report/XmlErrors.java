/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import com.ctc.wstx.exc.WstxEOFException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.Locale;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Turns the XML parser's errors into one clear sentence with a position. */
final class XmlErrors {

  private static final int LONGEST = 200;

  private XmlErrors() {}

  /**
   * The report's fault as {@link MalformedReportException}, the machine's as it was.
   *
   * @param reached where the parser was, for errors that do not know it
   */
  static MalformedReportException translate(XMLStreamException error, @Nullable Location reached)
      throws IOException {
    boolean encoding = false;
    if (error.getNestedException() instanceof IOException io) {
      encoding =
          io instanceof CharConversionException || io instanceof UnsupportedEncodingException;
      if (!encoding) {
        throw io;
      }
    }
    String problem =
        error instanceof WstxEOFException
            ? "the report ends early: the XML is not complete"
            : problem(error, encoding);
    Location location = error.getLocation() == null ? reached : error.getLocation();
    MalformedReportException malformed =
        location == null
            ? new MalformedReportException("", problem)
            : MalformedReportException.at(
                Math.max(1, location.getLineNumber()),
                Math.max(1, location.getColumnNumber()),
                problem);
    malformed.initCause(error);
    return malformed;
  }

  private static String problem(XMLStreamException error, boolean encoding) {
    String message = String.valueOf(error.getMessage());
    int place = message.indexOf("\n at [row");
    String sentence =
        Texts.cut(Texts.line(place < 0 ? message : message.substring(0, place)), LONGEST);
    if (encoding) {
      return "the text is not in the encoding that it states: "
          + sentence.replaceFirst(" \\(at char #.*", "");
    }
    if (sentence.toLowerCase(Locale.ROOT).contains("limit (")) {
      return "the report exceeds a limit: " + sentence;
    }
    return sentence.contains(XmlReader.NOT_EXPANDED)
        ? XmlReader.NOT_EXPANDED
        : "not valid XML: " + sentence;
  }
}
