/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.assess;

import io.sluice.event.Actionability;
import io.sluice.event.Disposition;
import io.sluice.scorer.model.Score;
import io.sluice.scorer.priority.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is said of an issue.
 *
 * @param score explained score
 * @param verdict priority and days
 * @param disposition what was decided about it; the score does not depend on it
 * @param actionability what can be done about it
 * @param inputs versions of what it was computed from
 * @param bindingDue date of the KEV catalog, where the profile binds to it
 */
public record Assessment(
    Score score,
    Verdict verdict,
    Optional<Disposition> disposition,
    Actionability actionability,
    List<String> inputs,
    Optional<Instant> bindingDue) {

  /** Keeps a copy. */
  public Assessment {
    inputs = List.copyOf(inputs);
  }
}
