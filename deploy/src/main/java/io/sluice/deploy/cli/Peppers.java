/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.deploy.platform.SecretPepper;
import io.sluice.ingest.secret.SecretRedactor;
import java.nio.charset.StandardCharsets;

/** Makes the redactor of secrets from the pepper. */
final class Peppers {

  private Peppers() {}

  static SecretRedactor redactor(String pepper) {
    try {
      return new SecretRedactor(pepper.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw CliException.usage(SecretPepper.VARIABLE + ": " + e.getMessage());
    }
  }
}
