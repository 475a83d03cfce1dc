/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

/**
 * Blast radius row: points for each doubling of the number of assets concerned.
 *
 * @param tenthsPerDoubling points of each doubling, in tenths
 * @param maxTenths upper bound
 */
public record BlastRadiusTable(int tenthsPerDoubling, int maxTenths) {

  /** Points of a number of distinct assets. */
  public int pointsTenths(int assets) {
    int doublings = 31 - Integer.numberOfLeadingZeros(Math.max(1, assets));
    return Math.min(maxTenths, doublings * tenthsPerDoubling);
  }
}
