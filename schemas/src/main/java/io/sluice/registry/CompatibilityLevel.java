/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

/** What the registry demands of a new version of a subject. */
public enum CompatibilityLevel {
  /** Nothing. */
  NONE,
  /** The new schema reads data of the last version. */
  BACKWARD,
  /** The new schema reads data of all versions. */
  BACKWARD_TRANSITIVE,
  /** The last version reads data of the new schema. */
  FORWARD,
  /** All versions read data of the new schema. */
  FORWARD_TRANSITIVE,
  /** Both directions, last version. */
  FULL,
  /** Both directions, all versions: what the event contract asks for. */
  FULL_TRANSITIVE;

  boolean isBackward() {
    return this == BACKWARD
        || this == BACKWARD_TRANSITIVE
        || this == FULL
        || this == FULL_TRANSITIVE;
  }

  boolean isForward() {
    return this == FORWARD || this == FORWARD_TRANSITIVE || this == FULL || this == FULL_TRANSITIVE;
  }

  boolean isTransitive() {
    return this == BACKWARD_TRANSITIVE || this == FORWARD_TRANSITIVE || this == FULL_TRANSITIVE;
  }
}
