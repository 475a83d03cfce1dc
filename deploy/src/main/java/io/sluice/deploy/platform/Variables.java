/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

/** Environment variables of the script and the command line, which are no settings of the apps. */
public final class Variables {

  /** Data directory, in place of {@code --data}. */
  public static final String DATA = "SLUICE_DATA";

  /** Adds stack traces to error messages. */
  public static final String DEBUG = "SLUICE_DEBUG";

  /** Password of the intake's PKCS #12 file. */
  public static final String TLS_PASSWORD = "SLUICE_TLS_PASSWORD";

  private static final String[] ALL = {
    DATA, DEBUG, TLS_PASSWORD, SecretPepper.VARIABLE, "SLUICE_HEAP"
  };

  private Variables() {}

  /** All of them. */
  public static String[] all() {
    return ALL.clone();
  }
}
