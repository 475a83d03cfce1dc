/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import java.util.Optional;

/**
 * Addresses that clients of a platform need.
 *
 * @param bootstrapServers Kafka brokers
 * @param registryUrl Confluent API of the schema registry
 * @param appsUrl health and metrics of the apps; absent when another platform is addressed
 */
public record Endpoints(String bootstrapServers, String registryUrl, Optional<String> appsUrl) {

  static Endpoints of(Ports ports) {
    return new Endpoints(
        "127.0.0.1:" + ports.broker(),
        "http://127.0.0.1:" + ports.registry() + "/apis/ccompat/v7",
        Optional.of("http://127.0.0.1:" + ports.apps()));
  }

  Endpoints withoutApps() {
    return new Endpoints(bootstrapServers, registryUrl, Optional.empty());
  }
}
