/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.falco;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.util.Set;

/**
 * Falco's JSON lines: one finding a line. A line that is not one whole JSON object is an error with
 * its number. Events come as they happen, so a file of them is never a complete scan.
 */
public final class FalcoFormat implements ReportFormat {

  @Override
  public String id() {
    return "falco";
  }

  @Override
  public String name() {
    return "Falco JSON lines";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.RUNTIME);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    if (!peek.isObject() || !peek.hasAll("/rule", "/priority")) {
      return Confidence.NONE;
    }
    boolean falco = peek.hasAny("/output_fields", "/output") && peek.hasAny("/time", "/source");
    return falco ? Confidence.CERTAIN : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    writer.beginScan(
        ScanHeader.of("falco", Category.RUNTIME)
            .incomplete("runtime events prove nothing about what did not happen"));
    try (LineReader lines = new LineReader(input.open())) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        event(line, lines.number(), writer);
      }
      if (lines.number() == 0) {
        throw new MalformedReportException("", "the report is empty");
      }
    }
    writer.endScan();
  }

  private static void event(String line, long number, ReportWriter writer) throws IOException {
    String pointer = "line:" + number;
    try {
      JsonReader.readAll(
          ReportInput.of(pointer, line),
          (json, index) -> {
            if (index > 0) {
              throw new MalformedReportException("", "there is more text behind the event");
            }
            if (!json.isObject()) {
              throw json.wrongType("an object");
            }
          });
      writer.finding(FalcoEvent.read(JsonReader.parse(line, pointer)));
    } catch (MalformedReportException e) {
      throw atLine(e, number);
    }
  }

  /** The same error with the line of the file, where it has one within the line or none. */
  private static MalformedReportException atLine(MalformedReportException e, long number) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("line:" + number)) {
      return e;
    }
    String detail = message.replaceFirst("^line 1, (column \\d+: )?|^at the top: ", "");
    MalformedReportException numbered = new MalformedReportException("line " + number, detail);
    numbered.initCause(e);
    return numbered;
  }
}
