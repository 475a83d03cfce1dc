/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks;

import java.io.PrintStream;
import java.util.Locale;

/** Prints what a run of {@link Scale} measured, each part as soon as it is known. */
final class ScaleReport {

  private final PrintStream out;
  private double bare = Double.NaN;

  ScaleReport(PrintStream out) {
    this.out = out;
  }

  void begin(Scale.Size size) {
    out.printf(
        Locale.ROOT,
        "%,d findings in one application, %,d in %,d; seed %d, exactly_once_v2, commit interval %d ms, %d cores%n%n",
        size.large(),
        (long) size.applications() * size.each(),
        size.applications(),
        size.seed(),
        size.commitInterval().toMillis(),
        Runtime.getRuntime().availableProcessors());
    out.printf(
        Locale.ROOT,
        "%-22s %10s %9s %11s %7s %13s %10s %10s%n",
        "",
        "findings",
        "seconds",
        "findings/s",
        "ratio",
        "issue records",
        "events",
        "peak MiB");
  }

  /** Prints a part; the first one is the bare chain, to which the others are compared. */
  void add(Scale.Part part) {
    if (Double.isNaN(bare)) {
      bare = part.findingsPerSecond();
    }
    out.printf(
        Locale.ROOT,
        "%-22s %,10d %9.1f %,11.0f %7.2f %,13d %,10d %10s%n",
        part.name(),
        part.findings(),
        part.elapsed().toMillis() / 1000.0,
        part.findingsPerSecond(),
        part.findingsPerSecond() / bare,
        part.correlated(),
        part.events(),
        part.peakMemory().isPresent()
            ? String.format(Locale.ROOT, "%,d", part.peakMemory().getAsLong() >> 20)
            : "-");
    out.flush();
  }
}
