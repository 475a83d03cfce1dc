/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import io.sluice.event.ScanStarted;
import io.sluice.normalizer.finding.Source;
import org.jspecify.annotations.Nullable;

/**
 * How far the scans of a scope have come: the highest number that a sender gave to one, and where
 * the latest start was read.
 *
 * @param number highest number so far; null when no scan had one
 * @param offset offset of the latest start in its raw topic, -1 when not known
 * @param timestamp its time, milliseconds since the epoch
 */
public record ScanOrder(@Nullable Long number, long offset, long timestamp) {

  /** Order of a scope without scans. */
  static final ScanOrder UNKNOWN = new ScanOrder(null, -1, Long.MIN_VALUE);

  /**
   * True for a scan that looked at an older state than one that counted already: its number is
   * lower; or the topic is read again from an earlier offset. An offset alone says nothing, for a
   * topic that was deleted and made again starts at 0, with later records.
   */
  boolean isBeyond(ScanStarted started, Source source) {
    boolean lower =
        number != null && started.getSequence() != null && started.getSequence() < number;
    boolean readAgain = source.offset() < offset && source.timestamp().toEpochMilli() <= timestamp;
    return lower || readAgain;
  }

  /** Order after a scan that is not late. */
  ScanOrder after(ScanStarted started, Source source) {
    Long next = started.getSequence() == null ? number : started.getSequence();
    return new ScanOrder(next, source.offset(), source.timestamp().toEpochMilli());
  }
}
