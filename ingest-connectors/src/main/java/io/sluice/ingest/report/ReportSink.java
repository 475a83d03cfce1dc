/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import io.sluice.event.RawComponent;
import io.sluice.event.RawFinding;
import java.io.IOException;

/**
 * Receives what a report says, in order: for each scan {@link #beginScan}, its findings and
 * components one at a time, {@link #endScan}. Everything received is bounded in size and free of
 * secret values.
 */
public interface ReportSink {

  void beginScan(ScanHeader scan) throws IOException;

  void finding(RawFinding finding) throws IOException;

  void component(RawComponent component) throws IOException;

  void endScan(ScanHeader scan) throws IOException;
}
