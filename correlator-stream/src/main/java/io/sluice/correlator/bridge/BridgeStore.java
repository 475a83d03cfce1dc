/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.bridge;

import io.sluice.event.BridgeCandidate;
import io.sluice.event.CatalogRoute;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is stored about the bridges of one application. */
public interface BridgeStore {

  /** A candidate by its finding. */
  Optional<BridgeCandidate> candidate(String findingKey);

  /** Stores a candidate and what leads to it, in place of its former state. */
  void put(BridgeCandidate candidate);

  /** Forgets a candidate and what leads to it. */
  void remove(BridgeCandidate candidate);

  /**
   * Candidates in code without requests, ordered by finding.
   *
   * @param weakness weakness class
   * @param stem name without extension of a file that their flow passes
   * @param limit most that are wanted
   */
  List<BridgeCandidate> inFile(String weakness, String stem, int limit);

  /** The same in any file. */
  List<BridgeCandidate> inCode(String weakness, int limit);

  /** All candidates with requests. */
  List<BridgeCandidate> requested();

  /** All candidates that state routes. */
  List<BridgeCandidate> routing();

  /** Route documents, by key. */
  Map<String, CatalogRoute> documents();

  /** Stores a route document, or forgets it when it has no routes. */
  void put(String key, CatalogRoute document);
}
