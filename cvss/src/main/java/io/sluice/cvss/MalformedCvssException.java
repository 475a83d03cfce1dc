/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.cvss;

import java.io.Serial;

/** A text that is no CVSS vector; the message says what is wrong with it, fit to show a user. */
public final class MalformedCvssException extends IllegalArgumentException {

  @Serial private static final long serialVersionUID = 1L;

  MalformedCvssException(String message) {
    super(message);
  }
}
