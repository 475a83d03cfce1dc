/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import java.time.Duration;
import java.util.Optional;

/** Ends a request with a problem; the message is for the sender and holds no secret. */
final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final long retrySeconds;

  private ProblemException(ProblemType type, String detail, long retrySeconds) {
    // Without a stack trace: they are answers, and the senders decide how many there are.
    super(detail, null, false, false);
    this.type = type;
    this.retrySeconds = retrySeconds;
  }

  static ProblemException of(ProblemType type, String detail) {
    return new ProblemException(type, detail, 0);
  }

  static ProblemException retryAfter(ProblemType type, Duration wait, String detail) {
    return new ProblemException(type, detail, Math.max(1, wait.plusMillis(999).toSeconds()));
  }

  ProblemType type() {
    return type;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  /** Seconds after which it may go better. */
  Optional<Long> retryAfter() {
    return retrySeconds > 0 ? Optional.of(retrySeconds) : Optional.empty();
  }
}
