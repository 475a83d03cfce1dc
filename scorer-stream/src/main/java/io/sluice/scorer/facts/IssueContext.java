/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.facts;

import io.sluice.event.CatalogApplication;
import io.sluice.event.GovernanceDecision;
import io.sluice.event.VulnerabilityFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known around an issue when it is scored.
 *
 * @param application catalog entry of its application; empty when the catalog has none
 * @param vulnerabilities what the feeds say about its ids, in the order of the issue
 * @param decisions decisions about the issue, ended ones included, in the order of their ids
 * @param at time at which validity is asked about
 */
public record IssueContext(
    Optional<CatalogApplication> application,
    List<VulnerabilityFacts> vulnerabilities,
    List<GovernanceDecision> decisions,
    Instant at) {

  /** Keeps copies. */
  public IssueContext {
    vulnerabilities = List.copyOf(vulnerabilities);
    decisions = List.copyOf(decisions);
  }
}
