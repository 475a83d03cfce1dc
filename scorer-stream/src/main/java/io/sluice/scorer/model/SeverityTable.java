/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

/**
 * Severity row: points in proportion to the 0-10 base severity.
 *
 * @param pointsPerBasePoint 3 points for each point of the base severity
 * @param unknownBaseTenths base severity assumed when no tool named one
 * @param bestBaseTenths base severity of the best case of an unknown one
 * @param worstBaseTenths base severity of the worst case of an unknown one
 */
public record SeverityTable(
    int pointsPerBasePoint, int unknownBaseTenths, int bestBaseTenths, int worstBaseTenths) {

  /** Points of a base severity; both in tenths. */
  public int pointsTenths(int baseTenths) {
    return pointsPerBasePoint * baseTenths;
  }
}
