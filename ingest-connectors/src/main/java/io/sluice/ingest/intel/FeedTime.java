/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** Times as feeds write them. Those without an offset are in UTC, a date is its beginning. */
final class FeedTime {

  /**
   * The offset is 'Z', '+00:00' or, in older files, '+0000'; between date and time also a space.
   */
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern(
          "yyyy-MM-dd['T'HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSSS][.SSS]][XXX][XX]");

  private FeedTime() {}

  /** A time, or empty when the text is none. */
  static Optional<Instant> read(String text) {
    String iso =
        text.strip().replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) +(\\d)", "$1T$2").replace(" ", "");
    try {
      TemporalAccessor time =
          FORM.parseBest(iso, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      Instant instant =
          switch (time) {
            case OffsetDateTime offset -> offset.toInstant();
            case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
            default -> LocalDate.from(time).atStartOfDay(ZoneOffset.UTC).toInstant();
          };
      return Optional.of(instant.truncatedTo(ChronoUnit.MILLIS));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The date at the beginning of a text, or empty when there is none. */
  static Optional<String> date(String text) {
    return read(text.length() > 10 ? text.substring(0, 10) : text)
        .map(ignored -> text.substring(0, 10));
  }
}
