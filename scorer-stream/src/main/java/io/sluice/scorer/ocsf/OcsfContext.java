/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.ocsf;

import io.sluice.event.CatalogApplication;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.VulnerabilityFacts;
import java.util.List;
import java.util.Optional;

/**
 * What an OCSF event shows beside the event itself.
 *
 * @param issue the issue; absent when it was removed
 * @param application the catalog's entry for its application
 * @param vulnerabilities what the feeds say about its CVE ids
 */
public record OcsfContext(
    Optional<CorrelatedIssue> issue,
    Optional<CatalogApplication> application,
    List<VulnerabilityFacts> vulnerabilities) {

  /** Nothing beside the event. */
  public static final OcsfContext NONE =
      new OcsfContext(Optional.empty(), Optional.empty(), List.of());

  /** Keeps a copy. */
  public OcsfContext {
    vulnerabilities = List.copyOf(vulnerabilities);
  }
}
