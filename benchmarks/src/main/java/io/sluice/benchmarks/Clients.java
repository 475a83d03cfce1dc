/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks;

import io.sluice.deploy.platform.Endpoints;
import io.sluice.runtime.config.AppConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Configuration of what a benchmark runs itself beside the platform. */
final class Clients {

  private Clients() {}

  /**
   * Configuration for a platform.
   *
   * @param directory of the run
   */
  static AppConfig of(Endpoints platform, Path directory, Duration commitInterval) {
    return AppConfig.of(
        Map.of(
            "bootstrap.servers",
            platform.bootstrapServers(),
            "schema.registry.url",
            platform.registryUrl(),
            "state.dir",
            directory.resolve("bench-state").toString(),
            "commit.interval",
            commitInterval.toMillis() + "ms"));
  }
}
