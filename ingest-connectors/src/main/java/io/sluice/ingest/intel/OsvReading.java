/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

import io.sluice.ingest.catalog.CatalogProblem;
import java.util.List;
import java.util.Set;

/**
 * What was read of an OSV file.
 *
 * @param records ids of all records, also of those that state nothing any more
 * @param problems what could not be used; at most the first hundred
 */
public record OsvReading(Set<String> records, List<CatalogProblem> problems) {

  /** Copies the problems; the ids can be half a million and are not. */
  public OsvReading {
    problems = List.copyOf(problems);
  }
}
