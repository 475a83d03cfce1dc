/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import java.util.Locale;

/**
 * Progress of one step: a bar that is redrawn on a terminal, nothing in a pipe. Used by one thread.
 */
final class ProgressLine implements AutoCloseable {

  private static final int BAR_WIDTH = 24;
  private static final long REDRAW_NANOS = 50_000_000;
  private static final String CLEAR_LINE = "\r\u001b[2K";

  private final Terminal terminal;
  private final String label;
  private long lastDraw;
  private boolean drawn;

  ProgressLine(Terminal terminal, String label) {
    this.terminal = terminal;
    this.label = label;
    this.lastDraw = System.nanoTime() - REDRAW_NANOS;
  }

  /** Shows how much is done; too frequent calls are ignored. */
  void update(long done, long total, String unit) {
    long now = System.nanoTime();
    if (!terminal.progress() || (now - lastDraw < REDRAW_NANOS && done < total)) {
      return;
    }
    lastDraw = now;
    drawn = true;
    terminal.err().print(CLEAR_LINE + label + " " + bar(done, total) + " " + unit);
    terminal.err().flush();
  }

  static String bar(long done, long total) {
    double share = total <= 0 ? 1 : Math.min(1, (double) done / total);
    int full = (int) Math.round(share * BAR_WIDTH);
    return String.format(
        Locale.ROOT,
        "[%s%s] %3d%% %,d/%,d",
        "#".repeat(full),
        "-".repeat(BAR_WIDTH - full),
        (int) Math.floor(share * 100),
        done,
        total);
  }

  /** Removes the bar. */
  @Override
  public void close() {
    if (drawn) {
      terminal.err().print(CLEAR_LINE);
      terminal.err().flush();
    }
  }
}
