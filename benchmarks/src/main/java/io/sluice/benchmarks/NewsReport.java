/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks;

import java.io.PrintStream;
import java.util.Locale;

/** Prints what a run of {@link News} measured, each line as soon as it is known. */
final class NewsReport {

  private final PrintStream out;

  NewsReport(PrintStream out) {
    this.out = out;
  }

  void begin(News.Size size) {
    out.printf(
        Locale.ROOT,
        "%,d open issues of %,d applications, %,d EPSS rows; seed %d, exactly_once_v2, commit interval %d ms, %d cores%n%n",
        (long) size.applications() * size.issuesEach(),
        size.applications(),
        size.epssRows(),
        size.seed(),
        size.commitInterval().toMillis(),
        Runtime.getRuntime().availableProcessors());
    out.printf(
        Locale.ROOT,
        "%-24s %10s %10s %10s %9s %10s%n",
        "",
        "published",
        "scored",
        "events",
        "seconds",
        "peak MiB");
  }

  void add(News.Effect effect) {
    out.printf(
        Locale.ROOT,
        "%-24s %,10d %,10d %,10d %9.1f %10s%n",
        effect.name(),
        effect.published(),
        effect.scored(),
        effect.events(),
        effect.elapsed().toMillis() / 1000.0,
        effect.peakMemory().isPresent()
            ? String.format(Locale.ROOT, "%,d", effect.peakMemory().getAsLong() >> 20)
            : "-");
    out.flush();
  }
}
