/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import io.sluice.event.RawComponent;
import io.sluice.event.RawFinding;
import io.sluice.ingest.secret.SecretRedactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A sink that keeps everything, and checks the order of the calls. */
public final class Collected implements ReportSink {

  public static final SecretRedactor REDACTOR =
      new SecretRedactor("a pepper only for tests".getBytes(StandardCharsets.UTF_8));

  public final List<ScanHeader> scans = new ArrayList<>();
  public final List<RawFinding> findings = new ArrayList<>();
  public final List<RawComponent> components = new ArrayList<>();
  private boolean open;

  /** Reads a report in a given format. */
  public static Collected read(ReportFormat format, ReportInput input) throws IOException {
    Collected collected = new Collected();
    new Report(input, format).read(collected, REDACTOR, Optional.empty());
    return collected;
  }

  /** Reads a report in a given format. */
  public static Collected read(ReportFormat format, String text) throws IOException {
    return read(format, ReportInput.of("sample", text));
  }

  @Override
  public void beginScan(ScanHeader scan) {
    if (open) {
      throw new AssertionError("a scan begins inside another");
    }
    open = true;
    scans.add(scan);
  }

  @Override
  public void finding(RawFinding finding) {
    requireOpen();
    findings.add(finding);
  }

  @Override
  public void component(RawComponent component) {
    requireOpen();
    components.add(component);
  }

  @Override
  public void endScan(ScanHeader scan) {
    requireOpen();
    open = false;
  }

  private void requireOpen() {
    if (!open) {
      throw new AssertionError("outside of a scan");
    }
  }

  /** Everything as text, to compare two readings. */
  public String text() {
    return scans + "\n" + findings + "\n" + components;
  }
}
