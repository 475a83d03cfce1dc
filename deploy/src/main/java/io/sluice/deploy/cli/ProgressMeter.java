/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

/** Adds up steps of unequal size for a {@link ProgressLine}. */
final class ProgressMeter {

  private final ProgressLine line;
  private final long total;
  private final String unit;
  private long done;

  ProgressMeter(ProgressLine line, long total, String unit) {
    this.line = line;
    this.total = total;
    this.unit = unit;
  }

  void advance(long more) {
    done += more;
    line.update(done, total, unit);
  }
}
