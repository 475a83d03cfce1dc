/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import java.util.Locale;

/** What a child process of the platform does. The order is the order of the start. */
public enum Role {
  /** The Kafka broker, which is its own controller. */
  BROKER,
  /** The schema registry. */
  REGISTRY,
  /** The stream apps in one process. */
  APPS;

  /** Name in files, logs and messages, for example {@code broker}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
