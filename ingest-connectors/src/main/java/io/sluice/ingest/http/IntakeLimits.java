/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import java.time.Duration;

/**
 * What the intake spends at most.
 *
 * @param maxReport bytes of one report, as stored and as unpacked
 * @param maxSpool bytes of all reports on disk that are received or wait for Kafka
 * @param minFree bytes that stay free on the spool's disk
 * @param maxWaiting accepted reports that wait for Kafka
 * @param maxUploads uploads at once
 * @param maxConnections connections at once
 * @param idle how long a connection may be silent
 * @param grace how long an upload may be slower than the minimum
 * @param minRate bytes a second that an upload needs on average after that
 * @param lanes reports published at once; those of one asset follow each other
 * @param retention how long finished submissions are remembered, with their Idempotency-Key
 * @param maxRemembered finished submissions that are remembered at most
 */
public record IntakeLimits(
    long maxReport,
    long maxSpool,
    long minFree,
    int maxWaiting,
    int maxUploads,
    int maxConnections,
    Duration idle,
    Duration grace,
    long minRate,
    int lanes,
    Duration retention,
    int maxRemembered) {

  private static final long MIB = 1L << 20;

  /** 512 MiB a report, 4 GiB of spool, 256 uploads at once, a week of memory. */
  public static final IntakeLimits DEFAULT =
      new IntakeLimits(
          512 * MIB,
          4096 * MIB,
          512 * MIB,
          2_000,
          256,
          1_000,
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          1_024,
          4,
          Duration.ofDays(7),
          100_000);

  /**
   * @throws IllegalArgumentException when a limit is none
   */
  public IntakeLimits {
    boolean positive =
        maxReport > 0
            && maxSpool >= maxReport
            && minFree >= 0
            && maxWaiting > 0
            && maxUploads > 0
            && maxConnections >= maxUploads
            && idle.isPositive()
            && !grace.isNegative()
            && minRate >= 0
            && lanes > 0
            && maxRemembered > 0;
    if (!positive) {
      throw new IllegalArgumentException(
          "the limits must be positive, the spool hold at least one report, and there must be a"
              + " connection for each upload");
    }
    if (retention.compareTo(Duration.ofHours(1)) < 0) {
      // A key that is forgotten sooner could come again within the margin of the publisher's clock.
      throw new IllegalArgumentException("submissions are remembered for an hour at least");
    }
  }

  /** The same with other sizes of report and spool. */
  public IntakeLimits withSizes(long report, long spool) {
    return new IntakeLimits(
        report,
        spool,
        minFree,
        maxWaiting,
        maxUploads,
        maxConnections,
        idle,
        grace,
        minRate,
        lanes,
        retention,
        maxRemembered);
  }

  /** The same with another number of uploads at once. */
  public IntakeLimits withMaxUploads(int uploads) {
    return new IntakeLimits(
        maxReport,
        maxSpool,
        minFree,
        maxWaiting,
        uploads,
        Math.max(maxConnections, 2 * uploads),
        idle,
        grace,
        minRate,
        lanes,
        retention,
        maxRemembered);
  }

  /** The same with other bounds on slow senders. */
  public IntakeLimits withPace(Duration silence, Duration patience, long rate) {
    return new IntakeLimits(
        maxReport,
        maxSpool,
        minFree,
        maxWaiting,
        maxUploads,
        maxConnections,
        silence,
        patience,
        rate,
        lanes,
        retention,
        maxRemembered);
  }
}
