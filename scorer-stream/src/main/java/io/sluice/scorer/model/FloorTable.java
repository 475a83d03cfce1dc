/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

import io.sluice.event.Environment;
import io.sluice.event.Exposure;
import java.util.Set;

/**
 * Floors: what is exploited in the wild is not outweighed by mild context, unless it is disproved.
 *
 * @param environments environments in which a known exploited vulnerability has a floor
 * @param internetExposures exposures that take the higher floor; unknown is among them
 * @param internetTenths floor of a known exploited vulnerability with such an exposure
 * @param otherwiseTenths its floor with any other exposure
 * @param disprovedConfidencePercent confidence from which "not reachable" takes the floor away
 * @param verifiedSecretTenths floor of a secret that was verified to be live
 * @param maliciousPackageTenths floor of a package that was made to do harm
 */
public record FloorTable(
    Set<Environment> environments,
    Set<Exposure> internetExposures,
    int internetTenths,
    int otherwiseTenths,
    int disprovedConfidencePercent,
    int verifiedSecretTenths,
    int maliciousPackageTenths) {

  /** Keeps copies. */
  public FloorTable {
    environments = Set.copyOf(environments);
    internetExposures = Set.copyOf(internetExposures);
  }

  /** Floor of the known exploited, in tenths; 0 when none applies. */
  int knownExploitedTenths(
      Environment environment, Exposure exposure, Fact<Reachability> reachability) {
    if (isDisproved(reachability) || !environments.contains(environment)) {
      return 0;
    }
    return internetExposures.contains(exposure) ? internetTenths : otherwiseTenths;
  }

  /** True when evidence says with enough confidence that the flaw is not reached. */
  public boolean isDisproved(Fact<Reachability> reachability) {
    return reachability.value() == Reachability.UNREACHABLE
        && reachability.confidencePercent() >= disprovedConfidencePercent;
  }
}
