/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.governance;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads until when a decision holds, as people write it. */
public final class DecisionTimes {

  private static final Pattern DAYS = Pattern.compile("([0-9]{1,4})\\s*d(ays)?");

  private DecisionTimes() {}

  /**
   * The end of a decision: a date holds through its whole day in UTC, a number of days ({@code
   * 30d}) counts from now, an ISO time is meant as it is.
   *
   * @throws IllegalArgumentException when it is none of these
   */
  public static Instant end(String text, Instant now) {
    String written = text.strip();
    Matcher days = DAYS.matcher(written);
    if (days.matches()) {
      return now.plus(Duration.ofDays(Long.parseLong(days.group(1))));
    }
    try {
      return written.contains("T")
          ? Instant.parse(written)
          : LocalDate.parse(written).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "a time is a date such as 2027-01-31, days such as 30d, or an ISO time, not '"
              + written
              + "'",
          e);
    }
  }
}
