/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer;

import io.sluice.event.CatalogApplication;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.EmittedIssue;
import io.sluice.event.VulnerabilityFacts;
import io.sluice.scorer.assess.Assessor;
import io.sluice.scorer.assess.Settings;
import io.sluice.scorer.event.Emission;
import io.sluice.scorer.event.Emissions;
import io.sluice.scorer.event.Lifecycle;
import io.sluice.scorer.facts.IssueContext;
import io.sluice.scorer.intel.VulnerabilityIds;
import io.sluice.scorer.ocsf.OcsfContext;
import io.sluice.scorer.ocsf.OcsfFinding;
import io.sluice.topic.Keys;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Scores an issue with what the stores know, and remembers what goes out. The one place where state
 * and decisions meet; all causes of a scoring come through it.
 */
final class IssueScoring {

  private final Assessor assessor;
  private final Emissions emissions;
  private final KeyValueStore<String, VulnerabilityFacts> facts;
  private final KeyValueStore<String, CatalogApplication> applications;
  private final KeyValueStore<String, EmittedIssue> emitted;
  private final DecisionIndex decisions;
  private final Expiries expiries;

  IssueScoring(Settings settings, ProcessingContext context) {
    this.assessor = new Assessor(settings);
    this.emissions = new Emissions(settings);
    this.facts = context.getStateStore(ScorerStores.FACTS);
    this.applications = context.getStateStore(ScorerStores.APPLICATION);
    this.emitted = context.getStateStore(ScorerStores.EMITTED);
    this.decisions = new DecisionIndex(context);
    this.expiries = new Expiries(context);
  }

  /** Scores an issue; empty when it has to wait for facts or nothing shown changed. */
  Optional<Scoring> score(String key, CorrelatedIssue issue, Instant at) {
    List<String> ids = VulnerabilityIds.of(issue);
    List<VulnerabilityFacts> known =
        ids.stream()
            .map(id -> facts.get(Keys.join(issue.getApplication(), id)))
            .filter(Objects::nonNull)
            .toList();
    if (known.size() < ids.size() && Lifecycle.isLive(issue.getStatus())) {
      return Optional.empty();
    }
    IssueContext around =
        new IssueContext(
            Optional.ofNullable(applications.get(issue.getApplication())),
            known,
            decisions.about(issue),
            expiries.at(issue.getApplication(), at));
    return emissions
        .scored(emitted.get(key), issue, assessor.assess(issue, around), at)
        .map(
            emission ->
                scoring(
                    key,
                    emission,
                    new OcsfContext(Optional.of(issue), around.application(), known)));
  }

  /** Ends an issue whose record was deleted; empty when nothing was ever emitted about it. */
  Optional<Scoring> remove(String key, Instant at) {
    return Optional.ofNullable(emitted.get(key))
        .filter(last -> !last.getShown().isEmpty())
        .map(last -> emissions.removed(last, Keys.partitionScope(key), Keys.entity(key), at))
        .map(emission -> scoring(key, emission, OcsfContext.NONE));
  }

  private Scoring scoring(String key, Emission emission, OcsfContext context) {
    emitted.put(key, emission.emitted());
    return new Scoring(
        emission.scored(),
        emission.event(),
        emission.event().map(event -> OcsfFinding.json(event, context)));
  }
}
