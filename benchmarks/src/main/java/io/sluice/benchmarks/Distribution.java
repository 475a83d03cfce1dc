/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks;

import java.util.Arrays;

/** Collects durations in milliseconds and gives their percentiles. Not thread-safe. */
final class Distribution {

  private long[] values = new long[1024];
  private int count;

  void add(long millis) {
    if (count == values.length) {
      values = Arrays.copyOf(values, count * 2);
    }
    values[count++] = millis;
  }

  int count() {
    return count;
  }

  /**
   * Nearest-rank percentile.
   *
   * @param percent above 0, at most 100
   * @throws IllegalStateException when nothing was added
   */
  long percentile(double percent) {
    if (count == 0) {
      throw new IllegalStateException("no values");
    }
    long[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(percent / 100 * count) - 1)];
  }
}
