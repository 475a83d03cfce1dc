/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

/** The platform could not do what was asked; the message says what to do and is for users. */
public final class PlatformException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a message for users. */
  public PlatformException(String message) {
    super(message);
  }

  /** With a message for users and the cause. */
  public PlatformException(String message, Throwable cause) {
    super(message, cause);
  }
}
