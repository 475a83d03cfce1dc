/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import io.sluice.event.Category;
import java.io.IOException;
import java.util.Set;

/**
 * One report format: recognises it by content and reads it as a stream.
 *
 * <p>Implementations are stateless, public with a public constructor without parameters, and listed
 * in {@code META-INF/services/io.sluice.ingest.report.ReportFormat}. Each passes the compatibility
 * kit {@code ReportFormatKit}.
 */
public interface ReportFormat {

  /** Short id in lower case, for example {@code sarif}; what a user gives as the format. */
  String id();

  /** Name for people, for example {@code SARIF 2.1.0}. */
  String name();

  /** Categories of findings that the format can carry. */
  Set<Category> categories();

  /**
   * Judges the beginning of a report by its content, never by its file name. Two formats must not
   * claim the same report with the same confidence.
   */
  Confidence detect(ReportPeek peek);

  /**
   * True when the tool writes nothing at all for a scan without findings. An empty file is then a
   * report if its format is stated; nobody can tell it from a run that failed.
   */
  default boolean takesEmpty() {
    return false;
  }

  /**
   * Reads the report from begin to end and writes each scan in it: begin, findings and components,
   * end. Memory stays bounded whatever the size of the report; the input may be opened several
   * times. Order and content of what is written depend on nothing but the bytes.
   *
   * @throws MalformedReportException when the report is not what the format promises; some findings
   *     may have been written before
   * @throws IOException when the input cannot be read or the writer's sink fails
   */
  void read(ReportInput input, ReportWriter writer) throws IOException;
}
