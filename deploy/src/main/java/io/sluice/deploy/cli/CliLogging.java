/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.sluice.runtime.log.LogProfile;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * Keeps the libraries' log off the user's screen: what goes wrong is said once, by the command.
 * With {@code SLUICE_LOG_LEVEL} it is shown on standard error.
 */
final class CliLogging {

  private CliLogging() {}

  static void setUp(Map<String, String> environment) {
    LogProfile.CLI.use();
    if (!environment.containsKey("SLUICE_LOG_LEVEL")
        && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.getLoggerList().forEach(logger -> logger.setLevel(Level.OFF));
      context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
    }
  }
}
