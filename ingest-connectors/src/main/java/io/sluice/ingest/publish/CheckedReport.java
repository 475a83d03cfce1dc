/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.publish;

import io.sluice.ingest.report.Report;
import java.util.List;

/**
 * A report that was read to its end, and what publishing it would publish. Made by {@link
 * ScanPublisher#check}.
 */
public final class CheckedReport {

  private final Report report;
  private final ScanOptions options;
  private final String digest;
  private final long bytesRead;
  private final List<ScanPlan> plans;

  CheckedReport(
      Report report, ScanOptions options, String digest, long bytesRead, List<ScanPlan> plans) {
    this.report = report;
    this.options = options;
    this.digest = digest;
    this.bytesRead = bytesRead;
    this.plans = List.copyOf(plans);
  }

  /** SHA-256 of the report's stored bytes, lower-case hex. */
  public String digest() {
    return digest;
  }

  /** The report. */
  public Report report() {
    return report;
  }

  /** Scans in their order; none when the report holds none. */
  public List<ScanPlan> scans() {
    return plans;
  }

  /** The same, when the report's bytes have moved to another place. */
  public CheckedReport movedTo(Report moved) {
    return new CheckedReport(moved, options, digest, bytesRead, plans);
  }

  ScanOptions options() {
    return options;
  }

  /** Bytes that one reading reads; a format may read a report more than once. */
  long bytesRead() {
    return bytesRead;
  }
}
