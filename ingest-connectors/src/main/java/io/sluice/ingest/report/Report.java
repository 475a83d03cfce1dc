/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import io.sluice.event.Category;
import io.sluice.ingest.secret.SecretRedactor;
import java.io.IOException;
import java.util.Optional;

/**
 * A report of a known format, ready to be read any number of times.
 *
 * @param input its bytes
 * @param format its format
 */
public record Report(ReportInput input, ReportFormat format) {

  /**
   * What a report holds.
   *
   * @param scans scans begun and ended
   * @param findings findings over all scans
   * @param components components over all scans
   */
  public record Counts(long scans, long findings, long components) {}

  /**
   * Reads the whole report into a sink.
   *
   * @param redactor replaces secret values
   * @param category category that the sender states, in place of the format's guess
   * @throws ReportException when the report cannot be taken; the sink may have got part of it
   * @throws IOException when the input cannot be read or the sink fails
   */
  public Counts read(ReportSink sink, SecretRedactor redactor, Optional<Category> category)
      throws IOException {
    ReportWriter writer = new ReportWriter(sink, redactor, category);
    format.read(input, writer);
    writer.requireEnded();
    return new Counts(writer.scans(), writer.findings(), writer.components());
  }
}
