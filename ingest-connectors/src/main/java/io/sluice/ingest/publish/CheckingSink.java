/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.publish;

import io.sluice.event.RawComponent;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportSink;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.message.MessageEncoder;
import org.apache.avro.specific.SpecificRecordBase;

/** First reading of a report: counts, and refuses what could not be published. */
final class CheckingSink implements ReportSink {

  /** Largest record, half of what a broker accepts by default. */
  static final int MAX_RECORD = 512 << 10;

  private final ScanOptions options;
  private final String digest;
  private final List<ScanPlan> plans = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private long findings;
  private long components;

  CheckingSink(ScanOptions options, String digest) {
    this.options = options;
    this.digest = digest;
  }

  List<ScanPlan> plans() {
    return plans;
  }

  @Override
  public void beginScan(ScanHeader scan) {
    findings = 0;
    components = 0;
  }

  @Override
  public void finding(RawFinding finding) throws IOException {
    requireSize(RawFinding.getEncoder(), finding, finding.getPointer());
    findings++;
  }

  @Override
  public void component(RawComponent component) throws IOException {
    requireSize(RawComponent.getEncoder(), component, component.getPointer());
    components++;
  }

  /** Of two scans of one scope the second would resolve what only the first reports. */
  @Override
  public void endScan(ScanHeader scan) {
    ScanPlan plan = ScanPlan.of(scan, options, digest, findings, components);
    if (!keys.add(plan.key())) {
      throw new MalformedReportException(
          "",
          "the report holds two scans of "
              + scan.tool()
              + " of the same category and configuration; state no category, or split it");
    }
    plans.add(plan);
  }

  private static <T extends SpecificRecordBase> void requireSize(
      MessageEncoder<T> encoder, T entry, String pointer) throws IOException {
    CountingStream size = new CountingStream();
    encoder.encode(entry, size);
    if (size.count > MAX_RECORD) {
      throw MalformedReportException.at(
          pointer, "the entry needs " + size.count + " bytes, more than " + MAX_RECORD);
    }
  }

  private static final class CountingStream extends OutputStream {
    private long count;

    @Override
    public void write(int b) {
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      count += length;
    }
  }
}
