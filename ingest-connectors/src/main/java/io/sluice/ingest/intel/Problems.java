/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

import io.sluice.ingest.catalog.CatalogProblem;
import java.util.ArrayList;
import java.util.List;

/** What could not be used of a feed; the first hundred are kept. */
final class Problems {

  private static final int MAX = 100;

  private final List<CatalogProblem> problems = new ArrayList<>();

  void add(int line, String where, String message) {
    if (problems.size() < MAX) {
      problems.add(new CatalogProblem(line, where.isEmpty() ? message : where + ": " + message));
    }
  }

  List<CatalogProblem> list() {
    return problems;
  }
}
