/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import io.sluice.event.Finding;
import io.sluice.normalizer.finding.ContentHash;
import io.sluice.normalizer.pairing.Traits;

/**
 * One result of the scan at hand, to be matched with an occurrence.
 *
 * @param finding normalized finding as if it were new
 * @param content its content hash
 * @param position where it is, see {@link Positions}
 * @param print number of its fingerprint whatever the file, 0 without one
 */
record Sighting(Finding finding, long content, int position, long print) {

  static Sighting of(Finding finding, long content) {
    return new Sighting(
        finding, content, Positions.of(finding), Traits.print(finding.getFingerprints()));
  }

  static Sighting of(Finding finding) {
    return of(finding, ContentHash.of(finding));
  }

  /** Order among the results of one identity. */
  long order() {
    return finding.getProvenance().getOffset();
  }
}
