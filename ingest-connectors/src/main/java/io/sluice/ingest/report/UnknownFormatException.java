/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

/** No format, or more than one, claims the report; or the format asked for does not exist. */
public final class UnknownFormatException extends ReportException {

  private static final long serialVersionUID = 1L;

  UnknownFormatException(String message) {
    super(Texts.cut(Texts.line(message), 2_000));
  }
}
