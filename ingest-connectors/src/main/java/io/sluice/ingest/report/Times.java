/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads times as tools write them: ISO 8601, with a space for the T, without zone (then UTC). */
public final class Times {

  private static final int DATE = 10;

  private Times() {}

  /** The time, or nothing when the text is none. The zero time of Go means "not set". */
  public static Optional<Instant> parse(String text) {
    String iso = text.strip();
    if (iso.length() < DATE) {
      return Optional.empty();
    }
    try {
      return plausible(read(iso));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant read(String iso) {
    if (iso.length() == DATE) {
      return LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    String joined = iso.substring(0, DATE) + 'T' + iso.substring(DATE + 1).replace(" ", "");
    joined = joined.endsWith("UTC") ? joined.substring(0, joined.length() - 3) + 'Z' : joined;
    boolean zoned =
        joined.endsWith("Z") || joined.lastIndexOf('+') > DATE || joined.lastIndexOf('-') > DATE;
    if (!zoned) {
      return LocalDateTime.parse(joined).toInstant(ZoneOffset.UTC);
    }
    // ISO 8601 basic offsets (+0200) are common in tools but not in ISO_OFFSET_DATE_TIME.
    String offset = joined.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
    return OffsetDateTime.parse(offset).toInstant();
  }

  private static Optional<Instant> plausible(Instant time) {
    return time.getEpochSecond() > 0 ? Optional.of(time) : Optional.empty();
  }
}
