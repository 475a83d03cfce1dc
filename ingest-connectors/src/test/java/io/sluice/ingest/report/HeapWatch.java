/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import io.sluice.event.RawComponent;
import io.sluice.event.RawFinding;

/** A sink that keeps nothing and measures, at a quarter and at the end, what the reader keeps. */
final class HeapWatch implements ReportSink {

  private final int expected;
  private int findings;
  private long atQuarter;
  private long atEnd;

  HeapWatch(int expected) {
    this.expected = expected;
  }

  @Override
  public void beginScan(ScanHeader scan) {}

  @Override
  public void finding(RawFinding finding) {
    findings++;
    if (findings == expected / 4) {
      atQuarter = used();
    } else if (findings == expected) {
      atEnd = used();
    }
  }

  @Override
  public void component(RawComponent component) {}

  @Override
  public void endScan(ScanHeader scan) {}

  int findings() {
    return findings;
  }

  /** Bytes kept for each finding between the two measurements. */
  long growth() {
    return (atEnd - atQuarter) / (expected - expected / 4);
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
