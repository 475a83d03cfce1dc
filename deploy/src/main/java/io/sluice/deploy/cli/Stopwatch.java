/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import java.time.Duration;
import java.util.Locale;

/** Time since a command began. */
final class Stopwatch {

  private final long start = System.nanoTime();

  /** Seconds with one decimal, for example {@code 12.3 s}. */
  String elapsed() {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    return String.format(Locale.ROOT, "%5.1f s", elapsed.toMillis() / 1000.0);
  }
}
