/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks;

import io.sluice.deploy.queue.PipelineIdle;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Waits for the end of a measurement. */
final class Waiting {

  /** How long nothing may happen before the pipeline counts as idle. */
  static final Duration QUIET = Duration.ofSeconds(1);

  private Waiting() {}

  static void forIdle(PipelineIdle idle, Duration patience) {
    if (!idle.await(patience, QUIET, (left, all) -> {})) {
      throw new IllegalStateException("the pipeline did not finish within " + patience);
    }
  }

  static void forCount(Arrivals arrivals, long expected, Duration patience) throws TimeoutException {
    long end = System.nanoTime() + patience.toNanos();
    while (arrivals.count() < expected) {
      if (System.nanoTime() > end) {
        throw new TimeoutException(
            "only " + arrivals.count() + " of " + expected + " records came through");
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  /** Waits until nothing has arrived for two seconds. */
  static void forQuiet(Arrivals arrivals) {
    long quiet = Duration.ofSeconds(2).toNanos();
    while (System.nanoTime() - arrivals.lastNanos() < quiet) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
