/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

import java.util.List;

/**
 * Answer of a compatibility check.
 *
 * @param compatible whether the schema could be registered
 * @param messages the registry's reasons when it could not; may be empty even then
 */
public record Compatibility(boolean compatible, List<String> messages) {

  /** Copies the list. */
  public Compatibility {
    messages = List.copyOf(messages);
  }
}
