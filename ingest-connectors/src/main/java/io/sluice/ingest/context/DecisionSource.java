/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import io.sluice.event.GovernanceDecision;
import io.sluice.ingest.catalog.CatalogProblem;
import io.sluice.topic.Keys;
import io.sluice.topic.Topic;
import io.sluice.topic.Topics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A file of decisions. What it no longer says is taken back; other decisions are not touched. */
final class DecisionSource implements ContextSource {

  private final List<GovernanceDecision> decisions;
  private final String prefix;
  private final Set<String> keys = new HashSet<>();

  /**
   * A file that was read.
   *
   * @param prefix of the ids of all its decisions
   */
  DecisionSource(List<GovernanceDecision> decisions, String prefix) {
    this.decisions = List.copyOf(decisions);
    this.prefix = prefix;
    decisions.forEach(decision -> keys.add(key(decision)));
  }

  @Override
  public ContextFormat format() {
    return ContextFormat.DECISIONS;
  }

  @Override
  public List<Topic<String, ?>> topics() {
    return List.of(Topics.GOVERNANCE_DECISION);
  }

  @Override
  public long size() {
    return decisions.size();
  }

  @Override
  public List<CatalogProblem> problems() {
    return List.of();
  }

  @Override
  public void forEach(Consumer<Statement<?>> statements) {
    for (GovernanceDecision decision : decisions) {
      statements.accept(new Statement<>(Topics.GOVERNANCE_DECISION, key(decision), decision));
    }
  }

  @Override
  public boolean concerns(Topic<String, ?> topic, String key) {
    return keys.contains(key) || withdraws(topic, key);
  }

  @Override
  public boolean withdraws(Topic<String, ?> topic, String key) {
    return Keys.entity(key).startsWith(prefix);
  }

  @Override
  public boolean onlyGrows() {
    return false;
  }

  private static String key(GovernanceDecision decision) {
    return Keys.join(decision.getApplication(), decision.getDecisionId());
  }
}
