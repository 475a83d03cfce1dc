/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.deploy.platform.Endpoints;
import io.sluice.deploy.platform.Variables;
import io.sluice.runtime.config.AppConfig;
import io.sluice.runtime.config.InvalidConfigException;

/** Turns the flags of a command into the configuration that clients are made with. */
final class Connection {

  private Connection() {}

  /**
   * Configuration of the platform that is meant. Security settings of its Kafka and registry come
   * from the environment, as for the apps: {@code SLUICE_KAFKA_SECURITY_PROTOCOL=SSL}.
   *
   * @throws CliException when the platform does not run or a setting is wrong
   */
  static AppConfig of(PlatformFlags flags) {
    return of(flags, flags.endpoints());
  }

  /** Configuration of a platform at known addresses. */
  static AppConfig of(PlatformFlags flags, Endpoints endpoints) {
    try {
      return AppConfig.loader()
          .environment(flags.environment())
          .ignoringVariables(Variables.all())
          .flags(flags.settings(endpoints))
          .load();
    } catch (InvalidConfigException e) {
      throw CliException.usage(String.valueOf(e.getMessage()));
    }
  }
}
