/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.priority;

import io.sluice.event.Priority;
import java.util.Map;

/**
 * How a profile uses a decision table.
 *
 * @param table id of the table
 * @param priorities priority of each outcome; one that is not named gives none
 * @param dueDays days of each outcome; one that is not named gives none
 */
public record TableUse(
    String table, Map<String, Priority> priorities, Map<String, Integer> dueDays) {

  /** Keeps copies. */
  public TableUse {
    priorities = Map.copyOf(priorities);
    dueDays = Map.copyOf(dueDays);
  }
}
