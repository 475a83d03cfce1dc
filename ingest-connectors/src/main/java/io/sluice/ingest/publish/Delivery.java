/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.publish;

import java.time.Instant;
import java.util.Optional;

/**
 * One submission whose publishing may be tried several times, over restarts too, and must be in the
 * raw topics once. Its id goes into the header of each {@code ScanStarted}, by which a later try
 * sees what an earlier one has committed.
 *
 * @param id unique over all submissions, for example a UUID
 * @param triedSince when the first try may have begun; empty when this is the first one
 */
public record Delivery(String id, Optional<Instant> triedSince) {

  /** Header of the {@code ScanStarted} record that carries the id. */
  static final String HEADER = "sluice-delivery";

  /** A delivery that was not tried before. */
  public static Delivery first(String id) {
    return new Delivery(id, Optional.empty());
  }
}
