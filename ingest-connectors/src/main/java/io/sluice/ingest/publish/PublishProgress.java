/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.publish;

/** Told often how far the publishing of a report is, on the publishing thread. */
@FunctionalInterface
public interface PublishProgress {

  /** For those who do not want to know. */
  PublishProgress NONE = (phase, bytes, expected, findings) -> {};

  /** What is being done. */
  enum Phase {
    /** The whole report is read and checked; nothing is published. */
    CHECKING,
    /** Its scans are published. */
    PUBLISHING
  }

  /**
   * @param bytes bytes read in this phase; a format may read a report more than once
   * @param expected bytes that this phase will read, or 0 when that is not known yet
   * @param findings findings seen in this phase
   */
  void at(Phase phase, long bytes, long expected, long findings);
}
