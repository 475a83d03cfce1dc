/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.deploy.platform.DataDirectory;
import io.sluice.deploy.platform.Endpoints;

/** Prints where a running platform can be looked at. */
final class Addresses {

  private Addresses() {}

  static void print(Terminal terminal, Endpoints endpoints, DataDirectory data) {
    line(terminal, "Kafka", endpoints.bootstrapServers());
    line(terminal, "Schema registry", endpoints.registryUrl());
    endpoints
        .appsUrl()
        .ifPresent(
            url -> {
              line(terminal, "Health", url + "/health/ready");
              line(terminal, "Metrics", url + "/metrics");
            });
    line(terminal, "Data and logs", data.root().toString());
  }

  private static void line(Terminal terminal, String label, String address) {
    terminal.out().println("%-16s ".formatted(label) + terminal.styled(Style.CYAN, address));
  }
}
