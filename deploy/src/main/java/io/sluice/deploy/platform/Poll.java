/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Asks a condition again and again within a bound. The clock is monotonic.
 *
 * @param patience how long to ask; the condition is asked at least once
 * @param pause time between two questions
 */
public record Poll(Duration patience, Duration pause) {

  /**
   * Waits for the condition.
   *
   * @return false when the patience ended first
   * @throws PlatformException when the thread is interrupted
   */
  public boolean until(BooleanSupplier condition) {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end >= 0) {
        return false;
      }
      LockSupport.parkNanos(pause.toNanos());
      if (Thread.currentThread().isInterrupted()) {
        throw new PlatformException("interrupted while waiting");
      }
    }
    return true;
  }
}
