/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.priority;

import io.sluice.event.Priority;
import io.sluice.event.TableOutcome;
import java.util.List;

/**
 * The priority of an issue and where it comes from.
 *
 * @param priority what counts
 * @param band band of the score
 * @param decidedBy {@code score band}, or the table with its outcome
 * @param outcomes outcomes of all tables that apply
 * @param dueDays days within which it is due
 */
public record Verdict(
    Priority priority, Priority band, String decidedBy, List<TableOutcome> outcomes, int dueDays) {

  /** Keeps a copy. */
  public Verdict {
    outcomes = List.copyOf(outcomes);
  }
}
