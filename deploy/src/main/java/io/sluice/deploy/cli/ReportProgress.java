/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.ingest.publish.PublishProgress;

/**
 * Shows the two passes over a report as one bar: the first half checks, the second publishes. A
 * format may read a report more than once, so a bar can wait at its end for a moment.
 */
final class ReportProgress implements PublishProgress {

  private final ProgressLine line;
  private final long size;

  ReportProgress(ProgressLine line, long size) {
    this.line = line;
    this.size = Math.max(1, size);
  }

  @Override
  public void at(Phase phase, long bytes, long expected, long findings) {
    long whole = expected > 0 ? expected : size;
    long half = Math.min(size, size * bytes / Math.max(1, whole));
    long done = phase == Phase.CHECKING ? half : size + half;
    line.update(done, size * 2, phase == Phase.CHECKING ? "checking" : "publishing");
  }
}
