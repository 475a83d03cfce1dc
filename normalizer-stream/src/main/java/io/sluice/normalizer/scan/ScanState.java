/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import io.sluice.event.ScanScope;
import io.sluice.normalizer.finding.ScanContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest scan of a scope.
 *
 * @param sequence number of the scan within its scope as they counted, from 1
 * @param open true until its completion was processed
 * @param scanId its id
 * @param surplus results that no occurrence of its own stands for: repeats of runtime events, and
 *     results beyond {@link OccurrenceGroup#MAX_OCCURRENCES}
 * @param format report format
 * @param reportName name of the report
 * @param reportDigest digest of the report
 * @param commit commit that was scanned
 * @param order how far the scans have come; decides which scan is late
 * @param supersedes scopes that this one replaces, by their hashes
 * @param late ids of late scans whose completion is still to come
 * @param superseded true when another scope has replaced this one since
 */
public record ScanState(
    int sequence,
    boolean open,
    String scanId,
    long surplus,
    String format,
    String reportName,
    String reportDigest,
    @Nullable String commit,
    ScanOrder order,
    List<String> supersedes,
    List<String> late,
    boolean superseded) {

  /** More late scans of one scope at once are not followed: their results are dead letters. */
  private static final int MAX_LATE = 16;

  static ScanState opened(
      int sequence,
      ScanContext scan,
      ScanOrder order,
      List<String> supersedes,
      List<String> stillLate) {
    return new ScanState(
        sequence,
        true,
        scan.scanId(),
        0,
        scan.format(),
        scan.reportName(),
        scan.reportDigest(),
        scan.commit(),
        order,
        supersedes,
        stillLate,
        false);
  }

  ScanState closed() {
    return with(false, surplus, late, superseded);
  }

  ScanState withSurplus(long newSurplus) {
    return with(open, newSurplus, late, superseded);
  }

  ScanState replaced() {
    return with(open, surplus, late, true);
  }

  ScanState withLate(String id) {
    List<String> ids = new ArrayList<>(withoutLate(id).late());
    ids.add(id);
    return with(
        open, surplus, ids.subList(Math.max(0, ids.size() - MAX_LATE), ids.size()), superseded);
  }

  ScanState withoutLate(String id) {
    List<String> ids = late.stream().filter(other -> !other.equals(id)).toList();
    return with(open, surplus, ids, superseded);
  }

  /**
   * True when something may be gone: not in the first scan, unless its scope replaces others. The
   * first scan of a large scope need not keep its results until its end.
   */
  boolean mayPair() {
    return sequence > 1 || !supersedes.isEmpty();
  }

  ScanContext context(ScanScope scope) {
    return new ScanContext(scope, scanId, format, reportName, reportDigest, commit);
  }

  private ScanState with(
      boolean newOpen, long newSurplus, List<String> newLate, boolean newSuperseded) {
    return new ScanState(
        sequence,
        newOpen,
        scanId,
        newSurplus,
        format,
        reportName,
        reportDigest,
        commit,
        order,
        supersedes,
        List.copyOf(newLate),
        newSuperseded);
  }
}
