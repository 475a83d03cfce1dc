/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.facts;

import io.sluice.event.CatalogApplication;
import io.sluice.event.GovernanceDecision;
import io.sluice.event.IntelProvenance;
import io.sluice.event.VulnerabilityFacts;
import io.sluice.topic.Hash;
import java.util.List;
import java.util.TreeSet;

/**
 * Versions of what a score is computed from. A catalog entry has no version of its own, so its
 * scored content is hashed; a re-read entry with the same content has the same version.
 */
final class Inputs {

  private static final int MAX = 24;
  private static final int HEX = 8;

  private Inputs() {}

  static List<String> of(IssueContext context) {
    TreeSet<String> inputs = new TreeSet<>();
    context.application().map(Inputs::catalog).ifPresent(inputs::add);
    for (VulnerabilityFacts facts : context.vulnerabilities()) {
      for (IntelProvenance provenance : facts.getProvenance()) {
        inputs.add(
            provenance.getSource()
                + " "
                + provenance.getFeedVersion()
                + (provenance.getStale() ? ", stale" : ""));
      }
      if (facts.getKevVersion() != null) {
        inputs.add("KEV " + facts.getKevVersion());
      }
      if (facts.getEpss() != null) {
        inputs.add(
            "EPSS " + facts.getEpss().getModelVersion() + " of " + facts.getEpss().getScoreDate());
      }
    }
    for (GovernanceDecision decision : context.decisions()) {
      inputs.add("decision " + decision.getDecisionId() + " of " + decision.getDecidedAt());
    }
    return inputs.stream().limit(MAX).toList();
  }

  private static String catalog(CatalogApplication entry) {
    return "catalog "
        + entry.getSource()
        + " #"
        + Hash.of(
                "catalog/1",
                entry.getCriticality().name(),
                entry.getExposure().name(),
                entry.getDataClass().name(),
                entry.getEnvironment().name(),
                entry.getControls().toString())
            .substring(0, HEX);
  }
}
