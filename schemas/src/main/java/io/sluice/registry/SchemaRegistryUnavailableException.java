/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

import org.jspecify.annotations.Nullable;

/**
 * The registry cannot be used now: no connection, no answer in time, a server error after all
 * retries, refused credentials, or an answer that is not one of a schema registry. It says nothing
 * about the record at hand, which therefore must not be dropped or dead-lettered.
 */
public final class SchemaRegistryUnavailableException extends SchemaRegistryException {

  private static final long serialVersionUID = 1L;

  SchemaRegistryUnavailableException(
      String message, int status, int errorCode, @Nullable Throwable cause) {
    super(message, status, errorCode, cause);
  }

  /** Whether an unavailable registry is the failure or somewhere among its causes. */
  public static boolean isCauseOf(Throwable failure) {
    // Bounded, because a cause chain may be a ring.
    Throwable at = failure;
    for (int depth = 0; at != null && depth < 100; depth++) {
      if (at instanceof SchemaRegistryUnavailableException) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }
}
