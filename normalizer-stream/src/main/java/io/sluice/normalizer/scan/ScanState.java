/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import io.sluice.event.ScanScope;
import io.sluice.normalizer.finding.ScanContext;
import org.jspecify.annotations.Nullable;

/**
 * The latest scan of a scope.
 *
 * @param sequence number of the scan within its scope, from 1
 * @param open true until its completion was processed
 * @param scanId its id
 * @param surplus results that no occurrence of its own stands for: repeats of runtime events, and
 *     results beyond {@link OccurrenceGroup#MAX_OCCURRENCES}
 * @param format report format
 * @param reportName name of the report
 * @param reportDigest digest of the report
 * @param commit commit that was scanned
 */
public record ScanState(
    int sequence,
    boolean open,
    String scanId,
    long surplus,
    String format,
    String reportName,
    String reportDigest,
    @Nullable String commit) {

  static ScanState opened(int sequence, ScanContext scan) {
    return new ScanState(
        sequence,
        true,
        scan.scanId(),
        0,
        scan.format(),
        scan.reportName(),
        scan.reportDigest(),
        scan.commit());
  }

  ScanState closed() {
    return new ScanState(
        sequence, false, scanId, surplus, format, reportName, reportDigest, commit);
  }

  ScanState withSurplus(long newSurplus) {
    return new ScanState(
        sequence, open, scanId, newSurplus, format, reportName, reportDigest, commit);
  }

  ScanContext context(ScanScope scope) {
    return new ScanContext(scope, scanId, format, reportName, reportDigest, commit);
  }
}
