/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

import io.sluice.event.ControlKind;
import java.util.List;
import java.util.Map;

/**
 * Controls row: what a control of each kind takes off.
 *
 * @param tenths points of each kind, in tenths; a kind that is not named takes off nothing
 * @param maxTenths most that all controls together take off
 */
public record ControlTable(Map<ControlKind, Integer> tenths, int maxTenths) {

  /** Refuses points that would raise a score; keeps a copy. */
  public ControlTable {
    tenths = Map.copyOf(tenths);
    if (maxTenths < 0 || tenths.values().stream().anyMatch(points -> points < 0)) {
      throw new IllegalArgumentException("a control never raises a score: " + tenths);
    }
  }

  /** Points of the controls that cover an issue: zero or negative, in tenths. */
  public int pointsTenths(List<ControlFact> controls) {
    int sum =
        controls.stream()
            .filter(ControlFact::isEffective)
            .mapToInt(control -> tenths.getOrDefault(control.kind(), 0))
            .sum();
    return -Math.min(maxTenths, sum);
  }
}
