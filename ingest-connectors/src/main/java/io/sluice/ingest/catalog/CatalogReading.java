/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import io.sluice.event.CatalogApplication;
import io.sluice.event.CatalogAsset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What one catalog file says.
 *
 * @param statements entities of a Backstage file, with those that could not be used; rule lines of
 *     a CODEOWNERS file
 * @param applications applications, in file order
 * @param assets statements about assets, in file order; at most one for each asset and source
 * @param sources sources that this file speaks for in full: what such a source said earlier about
 *     another asset and no longer says is withdrawn
 * @param problems what could not be used
 * @param notes choices that were made in reading and that the sender may want to check
 */
public record CatalogReading(
    int statements,
    List<CatalogApplication> applications,
    List<CatalogAsset> assets,
    Set<String> sources,
    List<CatalogProblem> problems,
    List<String> notes) {

  /** Copies the lists. */
  public CatalogReading {
    applications = List.copyOf(applications);
    assets = List.copyOf(assets);
    sources = Set.copyOf(sources);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /** The same with one more choice that the sender may want to check. */
  public CatalogReading withNote(String note) {
    List<String> all = new ArrayList<>(notes);
    all.add(note);
    return new CatalogReading(statements, applications, assets, sources, problems, all);
  }

  /** A reading without choices to note. */
  CatalogReading(
      int statements,
      List<CatalogApplication> applications,
      List<CatalogAsset> assets,
      Set<String> sources,
      List<CatalogProblem> problems) {
    this(statements, applications, assets, sources, problems, List.of());
  }
}
