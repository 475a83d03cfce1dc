/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.pairing;

import java.util.Set;

/** Knows which fingerprints of the scan stand for more than one rule or file. */
@FunctionalInterface
public interface SharedFingerprints {

  /** Those of the asked numbers that findings which are no candidates carry as well. */
  Set<Long> among(Set<Long> asked);
}
