/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime;

/** How a process ends; the codes are those of BSD's {@code sysexits.h}. */
public enum ExitStatus {
  /** Told to stop, and everything was committed. */
  STOPPED(0),
  /** The brokers did not answer at the start. */
  UNAVAILABLE(69),
  /** An uncaught error stopped an app. */
  FAILED(70),
  /** Told to stop, but the drain took longer than {@code shutdown.timeout}; work is repeated. */
  DRAIN_TIMED_OUT(75),
  /** The configuration or the topics are not as they should be; nothing was started. */
  NOT_CONFIGURED(78);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  /** Code for {@link System#exit(int)}. */
  public int code() {
    return code;
  }
}
