/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

import io.sluice.event.Priority;
import java.time.Duration;

/**
 * A band of the score.
 *
 * @param priority its name
 * @param fromTenths lowest score in the band, in tenths
 * @param dueDays days within which its issues are due
 */
public record Band(Priority priority, int fromTenths, int dueDays) {

  /** Time within which its issues are due. */
  public Duration due() {
    return Duration.ofDays(dueDays);
  }
}
