/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.queue;

import io.sluice.correlator.cause.CauseShares;
import io.sluice.event.CatalogApplication;
import io.sluice.event.CauseCluster;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.Finding;
import io.sluice.event.GovernanceDecision;
import io.sluice.event.ScoredIssue;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.runtime.config.AppConfig;
import io.sluice.scorer.assess.WhatIf;
import io.sluice.scorer.event.Lifecycle;
import io.sluice.scorer.facts.IssueContext;
import io.sluice.scorer.governance.Decisions;
import io.sluice.scorer.intel.Intelligence;
import io.sluice.scorer.intel.VulnerabilityIds;
import io.sluice.scorer.model.ScoreModel;
import io.sluice.serde.EventSerdes;
import io.sluice.topic.Keys;
import io.sluice.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads issues from the compacted topics. Each call reads the topics anew, so what it returns is as
 * current as the moment of the call.
 *
 * <p>Methods throw a {@link org.apache.kafka.common.KafkaException} when the brokers do not answer,
 * and a {@link io.sluice.registry.SchemaRegistryUnavailableException} when the registry does not.
 */
public final class QueueReader implements AutoCloseable {

  private final AppConfig config;
  private final EventSerdes serdes;

  /** Reader of the platform that the configuration names; connects with the first call. */
  public QueueReader(AppConfig config) {
    this.config = config;
    this.serdes = new EventSerdes(config.registryProperties());
  }

  /** The ranked queue. */
  public List<ScoredIssue> queue(QueueFilter filter) {
    return Queue.of(scored(), filter, FixCounts.of(causes()));
  }

  /** All scored issues, open or not, in the order of their keys. */
  public Collection<ScoredIssue> scored() {
    return read(Topics.ISSUE_SCORED, key -> true).values();
  }

  /** All current findings, in the order of their keys. */
  public Collection<Finding> findings() {
    return read(Topics.FINDING_NORMALIZED, key -> true).values();
  }

  /** All correlated issues, open or not, in the order of their keys. */
  public Collection<CorrelatedIssue> correlated() {
    return read(Topics.ISSUE_CORRELATED, key -> true).values();
  }

  /** All decisions, ended ones included, in the order of their keys. */
  public Collection<GovernanceDecision> decisions() {
    return read(Topics.GOVERNANCE_DECISION, key -> true).values();
  }

  /** Every issue that is live with what is known around it, as the scorer sees it now. */
  public List<WhatIf.Case> cases(ScoreModel model, Instant at) {
    Map<String, CatalogApplication> applications = read(Topics.CATALOG_APPLICATION, key -> true);
    Map<String, List<VulnerabilityIntel>> intelligence = new HashMap<>();
    Collection<CorrelatedIssue> issues = correlated();
    Set<String> wanted = new HashSet<>();
    issues.forEach(issue -> wanted.addAll(VulnerabilityIds.of(issue)));
    read(Topics.INTEL_VULNERABILITY, key -> wanted.contains(Keys.partitionScope(key)))
        .forEach(
            (key, intel) ->
                intelligence
                    .computeIfAbsent(Keys.partitionScope(key), id -> new ArrayList<>())
                    .add(intel));
    Map<String, List<GovernanceDecision>> decisions = new HashMap<>();
    decisions()
        .forEach(
            decision ->
                decisions
                    .computeIfAbsent(decision.getApplication(), app -> new ArrayList<>())
                    .add(decision));
    Intelligence join = new Intelligence(model.threat());
    List<WhatIf.Case> cases = new ArrayList<>();
    for (CorrelatedIssue issue : issues) {
      if (Lifecycle.isLive(issue.getStatus())) {
        String application = issue.getApplication();
        IssueContext context =
            new IssueContext(
                Optional.ofNullable(applications.get(application)),
                VulnerabilityIds.of(issue).stream()
                    .map(id -> join.join(id, intelligence.getOrDefault(id, List.of())))
                    .toList(),
                Decisions.about(issue, decisions.getOrDefault(application, List.of())),
                at);
        cases.add(new WhatIf.Case(issue, context));
      }
    }
    return cases;
  }

  /** All root causes that several open issues have, in the order of their keys. */
  public Collection<CauseCluster> causes() {
    return read(Topics.ISSUE_CAUSE, key -> true).values();
  }

  /**
   * One issue by its id, whatever its status. An id that another issue absorbed gives the absorbed
   * issue, whose status says where it went.
   */
  public Optional<IssueDetail> find(String issueId) {
    String wanted = issueId.strip().toLowerCase(Locale.ROOT);
    Predicate<String> key =
        candidate -> Keys.entity(candidate).toLowerCase(Locale.ROOT).equals(wanted);
    Optional<ScoredIssue> scored = newest(read(Topics.ISSUE_SCORED, key));
    return scored.flatMap(
        issue ->
            newest(
                    read(
                        Topics.ISSUE_CORRELATED,
                        Keys.issue(issue.getApplication(), issue.getIssueId())::equals))
                .map(correlated -> new IssueDetail(correlated, issue, causesOf(correlated))));
  }

  private List<CauseCluster> causesOf(CorrelatedIssue issue) {
    Set<String> keys = new HashSet<>();
    issue.getCauses().forEach(cause -> keys.add(CauseShares.key(cause.getKind(), cause.getName())));
    return keys.isEmpty()
        ? List.of()
        : List.copyOf(read(Topics.ISSUE_CAUSE, keys::contains).values());
  }

  private static <V> Optional<V> newest(Map<String, V> found) {
    return found.values().stream().findFirst();
  }

  private <V> Map<String, V> read(io.sluice.topic.Topic<String, V> topic, Predicate<String> keys) {
    return CompactedTopic.read(config, serdes, topic, keys);
  }

  @Override
  public void close() {
    serdes.close();
  }
}
