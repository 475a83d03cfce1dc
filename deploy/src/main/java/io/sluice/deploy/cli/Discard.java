/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.event.RawComponent;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.ReportSink;
import io.sluice.ingest.report.ScanHeader;

/** Takes what a report says and forgets it: for a pass that only checks. */
final class Discard implements ReportSink {

  @Override
  public void beginScan(ScanHeader scan) {}

  @Override
  public void finding(RawFinding finding) {}

  @Override
  public void component(RawComponent component) {}

  @Override
  public void endScan(ScanHeader scan) {}
}
