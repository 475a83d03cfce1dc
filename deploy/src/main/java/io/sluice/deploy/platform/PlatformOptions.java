/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a platform is started.
 *
 * @param ports preferred ports when the data directory remembers none
 * @param withApps false for a broker and a registry alone
 * @param brokerHeap maximum heap of the broker's JVM
 * @param registryHeap maximum heap of the registry's JVM
 * @param appsHeap maximum heap of the apps' JVM
 * @param appSettings settings of the apps over their defaults, by configuration key
 * @param patience how long each child may take to be ready
 */
public record PlatformOptions(
    Ports ports,
    boolean withApps,
    String brokerHeap,
    String registryHeap,
    String appsHeap,
    Map<String, String> appSettings,
    Duration patience) {

  /** What {@code sluice up} uses. */
  public static final PlatformOptions DEFAULT =
      new PlatformOptions(
          Ports.DEFAULT, true, "512m", "256m", "768m", Map.of(), Duration.ofSeconds(90));

  /** Copies the settings. */
  public PlatformOptions {
    appSettings = Map.copyOf(new TreeMap<>(appSettings));
  }

  /** The same with other preferred ports. */
  public PlatformOptions withPorts(Ports preferred) {
    return new PlatformOptions(
        preferred, withApps, brokerHeap, registryHeap, appsHeap, appSettings, patience);
  }

  /** The same without the apps. */
  public PlatformOptions withoutApps() {
    return new PlatformOptions(
        ports, false, brokerHeap, registryHeap, appsHeap, appSettings, patience);
  }

  /** The same with another heap of the apps. */
  public PlatformOptions withAppsHeap(String heap) {
    return new PlatformOptions(
        ports, withApps, brokerHeap, registryHeap, heap, appSettings, patience);
  }

  /** The same with other settings of the apps. */
  public PlatformOptions withAppSettings(Map<String, String> settings) {
    return new PlatformOptions(
        ports, withApps, brokerHeap, registryHeap, appsHeap, settings, patience);
  }
}
