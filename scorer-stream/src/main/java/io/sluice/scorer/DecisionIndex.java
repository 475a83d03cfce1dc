/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer;

import io.sluice.event.CorrelatedIssue;
import io.sluice.event.GovernanceDecision;
import io.sluice.event.IssueTarget;
import io.sluice.scorer.governance.Decisions;
import io.sluice.topic.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Decisions, and which of them may concern an issue. A decision is indexed under the issues that it
 * names, else under its vulnerabilities, else under its application: an application may have
 * thousands of accepted issues, and scoring one of them must not read the decisions about the
 * others. Index keys: {@code <application>|issue:<id>|<decision>}, {@code
 * <application>|vulnerability:<id>|<decision>}, {@code <application>|all|<decision>}.
 */
final class DecisionIndex {

  private static final String ISSUE = "issue:";
  private static final String VULNERABILITY = "vulnerability:";
  private static final String ALL = "all";

  private final KeyValueStore<String, GovernanceDecision> decisions;
  private final KeyValueStore<String, String> index;

  DecisionIndex(ProcessingContext context) {
    this.decisions = context.getStateStore(ScorerStores.DECISION);
    this.index = context.getStateStore(ScorerStores.DECISION_BY_TARGET);
  }

  @Nullable GovernanceDecision get(String application, String decisionId) {
    return decisions.get(Keys.join(application, decisionId));
  }

  /** Puts a decision in the place of an earlier one; null takes it back. */
  void replace(String key, @Nullable GovernanceDecision after) {
    GovernanceDecision before = decisions.get(key);
    String application = Keys.partitionScope(key);
    String decisionId = Keys.entity(key);
    if (before != null) {
      terms(before.getTarget())
          .forEach(term -> index.delete(indexKey(application, term, decisionId)));
    }
    decisions.put(key, after);
    if (after != null) {
      terms(after.getTarget())
          .forEach(term -> index.put(indexKey(application, term, decisionId), ""));
    }
  }

  /** The decisions about an issue, ended ones included, in the order of their ids. */
  List<GovernanceDecision> about(CorrelatedIssue issue) {
    String application = issue.getApplication();
    TreeMap<String, GovernanceDecision> found = new TreeMap<>();
    terms(issue)
        .forEach(
            term -> {
              for (String decisionId : decisionIds(application, term)) {
                GovernanceDecision decision = get(application, decisionId);
                if (decision != null) {
                  found.put(decisionId, decision);
                }
              }
            });
    return Decisions.about(issue, found.values());
  }

  private List<String> decisionIds(String application, String term) {
    String prefix = indexKey(application, term, "");
    List<String> ids = new ArrayList<>();
    try (KeyValueIterator<String, String> entries = ScorerStores.scan(index, prefix)) {
      while (entries.hasNext()) {
        ids.add(entries.next().key.substring(prefix.length()));
      }
    }
    return ids;
  }

  private static Stream<String> terms(IssueTarget target) {
    if (!target.getIssueIds().isEmpty()) {
      return target.getIssueIds().stream().map(id -> ISSUE + Keys.escape(id));
    }
    if (!target.getVulnerabilityIds().isEmpty()) {
      return target.getVulnerabilityIds().stream().map(id -> VULNERABILITY + Keys.escape(id));
    }
    return Stream.of(ALL);
  }

  private static Stream<String> terms(CorrelatedIssue issue) {
    Stream<String> ids =
        Stream.concat(Stream.of(issue.getIssueId()), issue.getAliases().stream())
            .map(id -> ISSUE + Keys.escape(id));
    Stream<String> vulnerabilities =
        issue.getVulnerabilityIds().stream().map(id -> VULNERABILITY + Keys.escape(id));
    return Stream.concat(Stream.concat(ids, vulnerabilities), Stream.of(ALL));
  }

  private static String indexKey(String application, String term, String decisionId) {
    return Keys.prefix(application) + term + Keys.SEPARATOR + decisionId;
  }
}
