/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a repetition: doubling from a first wait up to a bound, with the upper
 * half random, so that clients which failed together do not come back together.
 *
 * @param first longest wait before the first repetition
 * @param max upper bound of any wait
 */
record Backoff(Duration first, Duration max) {

  private static final int MAX_DOUBLINGS = 30;

  /**
   * Wait before a repetition.
   *
   * @param repetition 0 for the first repetition
   * @param askedFor wait that the registry asked for ({@code Retry-After}); obeyed up to the bound
   */
  Duration wait(int repetition, Duration askedFor, RandomGenerator random) {
    double doublings = Math.pow(2, Math.min(repetition, MAX_DOUBLINGS));
    double bounded = Math.min(first.toMillis() * doublings, max.toMillis());
    Duration jittered = Duration.ofMillis(Math.round(bounded * (0.5 + random.nextDouble() / 2)));
    Duration longer = jittered.compareTo(askedFor) >= 0 ? jittered : askedFor;
    return longer.compareTo(max) > 0 ? max : longer;
  }
}
