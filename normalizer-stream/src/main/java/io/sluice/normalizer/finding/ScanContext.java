/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.finding;

import io.sluice.event.ScanScope;
import io.sluice.event.ScanStarted;
import org.jspecify.annotations.Nullable;

/**
 * What a finding has to know of its scan.
 *
 * @param scope what the scan looked at and how
 * @param scanId id of the scan
 * @param format report format, for example {@code sarif}
 * @param reportName file name or label of the report
 * @param reportDigest SHA-256 of the report's bytes
 * @param commit commit that was scanned
 */
public record ScanContext(
    ScanScope scope,
    String scanId,
    String format,
    String reportName,
    String reportDigest,
    @Nullable String commit) {

  /** Context that a scan's first record gives; long texts are cut. */
  public static ScanContext of(ScanScope scope, String scanId, ScanStarted started) {
    return new ScanContext(
        scope,
        scanId,
        TextLimits.cut(started.getFormat(), TextLimits.NAME),
        TextLimits.cut(started.getReportName(), TextLimits.NAME),
        TextLimits.cut(started.getReportDigest(), TextLimits.NAME),
        TextLimits.cutOrNull(started.getCommit(), TextLimits.NAME));
  }
}
