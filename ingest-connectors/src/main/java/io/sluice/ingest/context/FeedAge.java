/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How old a feed is.
 *
 * @param date when it was made, as it states
 * @param limit age that feeds of its kind do not get when they are kept up to date; empty when age
 *     says nothing
 */
public record FeedAge(Instant date, Optional<Duration> limit) {

  /** Whether the feed is older than its limit at a time. */
  public boolean isStale(Instant now) {
    return limit.isPresent() && Duration.between(date, now).compareTo(limit.get()) > 0;
  }
}
