/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime;

/** The apps were not started; the message says why in one or more lines for the operator. */
public final class StartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitStatus status;

  StartException(ExitStatus status, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  /** How the process should end. */
  public ExitStatus status() {
    return status;
  }
}
