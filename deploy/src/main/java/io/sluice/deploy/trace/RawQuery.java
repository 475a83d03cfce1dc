/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.trace;

import java.util.Locale;
import java.util.Optional;

/**
 * Which raw findings are meant; what is empty does not restrict.
 *
 * @param position one record
 * @param report name of a report, or the first digits of its SHA-256
 * @param pointer position in the report
 * @param toolFindingId the tool's own id
 */
public record RawQuery(
    Optional<RawPosition> position,
    Optional<String> report,
    Optional<String> pointer,
    Optional<String> toolFindingId) {

  private static final int LEAST_DIGITS = 8;

  boolean matches(RawRecord record) {
    return position.map(record.position()::equals).orElse(true)
        && report.map(wanted -> isReport(wanted, record)).orElse(true)
        && pointer.map(record.finding().getPointer()::equals).orElse(true)
        && toolFindingId.map(id -> id.equals(record.finding().getToolFindingId())).orElse(true);
  }

  private static boolean isReport(String wanted, RawRecord record) {
    return wanted.equals(record.started().getReportName())
        || (wanted.length() >= LEAST_DIGITS
            && record.started().getReportDigest().startsWith(wanted.toLowerCase(Locale.ROOT)));
  }
}
