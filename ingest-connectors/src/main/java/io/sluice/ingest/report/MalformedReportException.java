/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

/**
 * The report is not what its format promises. The message names the position: line and column of
 * the text, or the JSON Pointer (RFC 6901) of the value.
 */
public final class MalformedReportException extends ReportException {

  private static final long serialVersionUID = 1L;

  private final String position;

  public MalformedReportException(String position, String problem) {
    super(shown(position, problem));
    this.position = position;
  }

  /** On one line and short, since parts of it come from the report. */
  private static String shown(String position, String problem) {
    String message = position.isEmpty() ? problem : Texts.cut(position, 300) + ": " + problem;
    return Texts.cut(Texts.line(message), 600);
  }

  /** For a problem at a JSON Pointer; the empty pointer is the whole document. */
  public static MalformedReportException at(String pointer, String problem) {
    return new MalformedReportException(
        pointer.isEmpty() ? "at the top" : "at " + pointer, problem);
  }

  /** For a problem in the text, with 1-based line and column. */
  public static MalformedReportException at(int line, int column, String problem) {
    return new MalformedReportException("line " + line + ", column " + column, problem);
  }

  /** Where the problem is; empty when it concerns the file as a whole. */
  public String position() {
    return position;
  }
}
