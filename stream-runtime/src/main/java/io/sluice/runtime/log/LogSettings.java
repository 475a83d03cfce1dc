/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.log;

import ch.qos.logback.classic.Level;
import java.util.Locale;
import java.util.Map;

/**
 * What the environment says about logging: {@code SLUICE_LOG_FORMAT} ({@code text} or {@code json})
 * and {@code SLUICE_LOG_LEVEL} ({@code trace} to {@code error}, {@code off}). Other values are
 * treated as not set, because a process has to be able to say what is wrong with it.
 */
record LogSettings(LogProfile profile, boolean json, Level level) {

  static final String FORMAT = "SLUICE_LOG_FORMAT";
  static final String LEVEL = "SLUICE_LOG_LEVEL";

  static LogSettings of(LogProfile profile, Map<String, String> environment) {
    Level usual = profile == LogProfile.CLI ? Level.WARN : Level.INFO;
    String level = environment.getOrDefault(LEVEL, "").strip().toUpperCase(Locale.ROOT);
    return new LogSettings(
        profile,
        environment.getOrDefault(FORMAT, "").strip().equalsIgnoreCase("json"),
        Level.toLevel(level, usual));
  }

  /** Libraries say at INFO what concerns their own developers. */
  Level libraryLevel() {
    return level.isGreaterOrEqual(Level.WARN)
        ? level
        : level == Level.INFO ? Level.WARN : Level.INFO;
  }

  /** Standard output or standard error, as the console appender names them. */
  String target() {
    return profile == LogProfile.CLI ? "System.err" : "System.out";
  }
}
