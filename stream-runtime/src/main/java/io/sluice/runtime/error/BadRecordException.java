/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.error;

import static java.util.Objects.requireNonNull;

import io.sluice.event.DeadLetterCode;

/**
 * The record at hand cannot be processed, now or ever; the app is fine. A processor throws it
 * <em>before</em> it writes state or forwards anything. The record is then dead-lettered to {@code
 * <prefix>.deadletter.<app>} and processing goes on with the next one.
 *
 * <p>Must not be thrown from a punctuator: there is no record to dead-letter, so the app stops.
 */
public final class BadRecordException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final DeadLetterCode code;

  /**
   * Exception for the record at hand.
   *
   * @param code by which dead letters are counted and sorted
   * @param reason what was wrong, in words; never the payload, never a secret
   */
  public BadRecordException(DeadLetterCode code, String reason) {
    super(requireNonNull(reason, "reason"));
    this.code = requireNonNull(code, "code");
  }

  /** By which dead letters are counted and sorted. */
  public DeadLetterCode code() {
    return code;
  }

  /** What was wrong, in words. */
  public String reason() {
    return requireNonNull(getMessage());
  }
}
