/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks;

import java.time.Duration;

/**
 * What one chain did.
 *
 * @param name chain
 * @param findings raw findings published
 * @param outputs records that came out at the end
 * @param elapsed from the first publish to the last arrival
 * @param latency time from publishing to arrival at the steady rate
 */
record Measurement(
    String name, long findings, long outputs, Duration elapsed, Distribution latency) {

  double findingsPerSecond() {
    return findings * 1e9 / elapsed.toNanos();
  }
}
