/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints what a run of {@link Scale} measured. */
final class ScaleReport {

  private ScaleReport() {}

  static void print(PrintStream out, Scale.Size size, List<Scale.Part> parts) {
    out.printf(
        Locale.ROOT,
        "%,d findings in one application, %,d in %,d; seed %d, exactly_once_v2, %d cores%n%n",
        size.large(),
        (long) size.applications() * size.each(),
        size.applications(),
        size.seed(),
        Runtime.getRuntime().availableProcessors());
    out.printf(
        Locale.ROOT,
        "%-22s %10s %9s %11s %7s %12s %10s %10s%n",
        "",
        "findings",
        "seconds",
        "findings/s",
        "ratio",
        "issue records",
        "events",
        "peak MiB");
    double bare = parts.getFirst().findingsPerSecond();
    for (Scale.Part part : parts) {
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
    }
  }
}
