/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Bytes that the spool may hold, counted before they are written. */
final class SpoolQuota {

  private static final Duration RETRY = Duration.ofSeconds(30);

  private final long max;
  private final long minFree;
  private final LongSupplier freeSpace;
  private long used;

  /**
   * @param max bytes of all reports
   * @param minFree bytes that stay free on the disk
   * @param freeSpace bytes free on the disk now
   */
  SpoolQuota(long max, long minFree, LongSupplier freeSpace) {
    this.max = max;
    this.minFree = minFree;
    this.freeSpace = freeSpace;
  }

  /**
   * Takes room for bytes that are about to be written.
   *
   * @throws ProblemException when there is none
   */
  synchronized void take(long bytes) {
    if (used + bytes > max) {
      throw ProblemException.retryAfter(
          ProblemType.UNAVAILABLE, RETRY, "the spool is full: reports wait for Kafka");
    }
    if (freeSpace.getAsLong() - bytes < minFree) {
      throw ProblemException.retryAfter(
          ProblemType.UNAVAILABLE, RETRY, "the disk of the spool is nearly full");
    }
    used += bytes;
  }

  /** Counts what is there already, whatever the limit. */
  synchronized void found(long bytes) {
    used += bytes;
  }

  /** Gives room back. */
  synchronized void release(long bytes) {
    used -= bytes;
  }

  synchronized long used() {
    return used;
  }
}
