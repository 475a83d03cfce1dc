/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.checkmarx;

import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.XmlReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A query (rule) of a report.
 *
 * @param id its number
 * @param name name as Checkmarx writes it, with underscores
 * @param cwe CWE id
 * @param severity severity of the query; a result may have another
 * @param tags language, group and the categories of standards
 */
record CheckmarxQuery(
    Optional<String> id,
    Optional<String> name,
    Optional<Integer> cwe,
    Optional<String> severity,
    List<String> tags) {

  private static final List<DateTimeFormatter> TIMES =
      List.of(
          DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy h:mm:ss a", Locale.ENGLISH),
          DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.ENGLISH));

  /** The query at which the reader stands. */
  static CheckmarxQuery of(XmlReader xml) {
    return new CheckmarxQuery(
        xml.attribute("id"),
        xml.attribute("name"),
        xml.attribute("cweId").flatMap(Findings::cwe),
        xml.attribute("Severity"),
        java.util.stream.Stream.of(
                xml.attribute("Language"),
                xml.attribute("group"),
                xml.attribute("categories").map(text -> text.replaceFirst(",$", "")))
            .flatMap(Optional::stream)
            .toList());
  }

  /** In the language of the server; only English is understood, and taken for UTC. */
  static Optional<Instant> time(String text) {
    for (DateTimeFormatter format : TIMES) {
      try {
        return Optional.of(LocalDateTime.parse(text, format).toInstant(ZoneOffset.UTC));
      } catch (DateTimeException e) {
        // The next pattern may fit.
      }
    }
    return Optional.empty();
  }
}
