/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

import io.sluice.ingest.catalog.CatalogProblem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a checked feed file is.
 *
 * @param feedVersion version or date that the feed gives itself
 * @param entries number of vulnerabilities in it
 * @param feedDate when the feed was made, as it states
 * @param problems what could not be used; at most the first hundred
 */
public record IntelHeader(
    String feedVersion, long entries, Optional<Instant> feedDate, List<CatalogProblem> problems) {

  /** Copies the list. */
  public IntelHeader {
    problems = List.copyOf(problems);
  }

  /** A header of a feed of which everything could be used. */
  public IntelHeader(String feedVersion, long entries, Instant feedDate) {
    this(feedVersion, entries, Optional.of(feedDate), List.of());
  }
}
