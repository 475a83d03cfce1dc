/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.judge;

/** The corpus of pairs is written wrongly; the message says where. */
final class MalformedCorpusException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MalformedCorpusException(String place, String message) {
    super(place + ": " + message);
  }
}
