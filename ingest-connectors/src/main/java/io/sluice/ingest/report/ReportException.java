/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

/**
 * The report cannot be taken, and sending it again will not help: the sender has to change it. The
 * message is one sentence for the person who sent it and never contains a secret of the report.
 */
public sealed class ReportException extends RuntimeException
    permits MalformedReportException, UnknownFormatException {

  private static final long serialVersionUID = 1L;

  ReportException(String message) {
    super(message);
  }
}
