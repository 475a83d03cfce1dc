/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import io.sluice.registry.CompatibilityLevel;
import io.sluice.registry.SchemaRegistryClient;
import java.util.Map;

/** Brings a schema registry to the state that the platform promises. */
final class RegistrySetup {

  private RegistrySetup() {}

  /**
   * Every new version has to read and be read by all versions before: topics are compacted or kept
   * for days, and consumers are upgraded when their owners like. The registry's own default is to
   * check nothing.
   */
  static void run(Endpoints endpoints) {
    try (SchemaRegistryClient registry =
        SchemaRegistryClient.create(Map.of("schema.registry.url", endpoints.registryUrl()))) {
      if (registry.globalLevel() != CompatibilityLevel.FULL_TRANSITIVE) {
        registry.setGlobalLevel(CompatibilityLevel.FULL_TRANSITIVE);
      }
    }
  }
}
