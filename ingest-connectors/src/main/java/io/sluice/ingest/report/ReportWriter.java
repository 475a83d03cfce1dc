/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import io.sluice.event.Category;
import io.sluice.event.RawComponent;
import io.sluice.event.RawFinding;
import io.sluice.event.SecretRef;
import io.sluice.ingest.secret.SecretRedactor;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a format writes to. It numbers findings and components over the whole report, cuts text to
 * {@link TextLimits}, scrubs secrets, puts the sender's category in the place of the format's
 * guess, and holds the format to the order begin, records, end.
 */
public final class ReportWriter {

  private final ReportSink sink;
  private final SecretRedactor redactor;
  private final Optional<Category> categoryOverride;
  private @Nullable ScanHeader current;
  private Category guessed = Category.UNKNOWN;
  private long findings;
  private long components;
  private long scans;

  /**
   * @param categoryOverride category that the sender states: replaces that of the scans, and that
   *     of findings of the scan's own category
   */
  public ReportWriter(
      ReportSink sink, SecretRedactor redactor, Optional<Category> categoryOverride) {
    this.sink = sink;
    this.redactor = redactor;
    this.categoryOverride = categoryOverride;
  }

  /** Begins a scan. Two scans of one report must differ in tool, category or configuration. */
  public void beginScan(ScanHeader header) throws IOException {
    if (current != null) {
      throw new IllegalStateException("the scan before has not ended");
    }
    guessed = header.category();
    ScanHeader effective = categoryOverride.map(header::withCategory).orElse(header);
    current = effective;
    scans++;
    sink.beginScan(effective);
  }

  /**
   * Writes a finding. Pointer, category and title have to be set; the index is set here.
   *
   * @throws MalformedReportException when the finding has no title: nobody could act on it
   */
  public void finding(RawFinding.Builder finding) throws IOException {
    requireScan();
    finding.setIndex(findings);
    if (finding.getCategory() == guessed && categoryOverride.isPresent()) {
      finding.setCategory(categoryOverride.get());
    }
    sink.finding(BoundedFinding.of(finding));
    findings++;
  }

  /** Writes a component. Pointer and name have to be set; the index is set here. */
  public void component(RawComponent.Builder component) throws IOException {
    requireScan();
    component.setIndex(components);
    sink.component(BoundedFinding.of(component));
    components++;
  }

  /** Ends the scan. */
  public void endScan() throws IOException {
    ScanHeader ended = requireScan();
    current = null;
    sink.endScan(ended);
  }

  /** Reference to a leaked secret by the HMAC of its value. */
  public SecretRef secret(String detector, String value) {
    return redactor.reference(Texts.cut(Texts.line(detector), TextLimits.NAME), value);
  }

  /** HMAC under the tenant's pepper, for a hash of a secret that the tool reports. */
  public String hmac(String value) {
    return redactor.hmac(value);
  }

  /** Findings written so far, over all scans. */
  public long findings() {
    return findings;
  }

  /** Components written so far, over all scans. */
  public long components() {
    return components;
  }

  /** Scans begun so far. */
  public long scans() {
    return scans;
  }

  void requireEnded() {
    if (current != null) {
      throw new IllegalStateException("the format did not end its last scan");
    }
  }

  private ScanHeader requireScan() {
    if (current == null) {
      throw new IllegalStateException("no scan has begun");
    }
    return current;
  }
}
