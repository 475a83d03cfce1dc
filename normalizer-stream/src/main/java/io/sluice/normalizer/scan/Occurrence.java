/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import io.sluice.event.FindingStatus;

/**
 * What is remembered of a finding between scans.
 *
 * @param ordinal occurrence number within its identity, from 1
 * @param content content hash of its last sighting
 * @param position where the last sighting was, see {@link Positions}
 * @param lastScan sequence number of the scan that saw it last
 * @param status its status
 * @param firstSeen milliseconds since the epoch
 */
public record Occurrence(
    int ordinal, long content, int position, int lastScan, FindingStatus status, long firstSeen) {

  boolean isResolved() {
    return status == FindingStatus.RESOLVED;
  }

  boolean isSeenBy(int scan) {
    return lastScan == scan;
  }

  Occurrence seen(long newContent, int newPosition, int scan, FindingStatus newStatus) {
    return new Occurrence(ordinal, newContent, newPosition, scan, newStatus, firstSeen);
  }

  Occurrence resolved() {
    return new Occurrence(ordinal, content, position, lastScan, FindingStatus.RESOLVED, firstSeen);
  }
}
