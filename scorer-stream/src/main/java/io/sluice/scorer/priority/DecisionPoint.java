/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.priority;

import java.util.Collections;
import java.util.Map;

/**
 * A question of a decision table.
 *
 * @param id name and version as published, for example {@code ssvc:E:1.1.0}
 * @param key short name, by which answers are found
 * @param name the question in words
 * @param values possible answers, mildest first, with their words
 */
public record DecisionPoint(String id, String key, String name, Map<String, String> values) {

  /** Keeps a copy in order. */
  public DecisionPoint {
    values = Collections.unmodifiableMap(values);
  }
}
