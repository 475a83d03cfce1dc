/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.log;

import java.util.Locale;

/** Where a process logs to, and how much when nothing else is said. */
public enum LogProfile {
  /** INFO on standard output: the log is what the process has to say. */
  APP,
  /** WARN on standard error: standard output belongs to the command's result. */
  CLI;

  /** System property that names the profile in lower case; {@code app} when not set. */
  public static final String PROPERTY = "sluice.log.profile";

  /**
   * Chooses the profile of this process. Has to come before the first logger is made, that is first
   * in {@code main} of a class without a static logger.
   */
  public void use() {
    System.setProperty(PROPERTY, name().toLowerCase(Locale.ROOT));
  }

  static LogProfile current() {
    return CLI.name().equalsIgnoreCase(System.getProperty(PROPERTY)) ? CLI : APP;
  }
}
