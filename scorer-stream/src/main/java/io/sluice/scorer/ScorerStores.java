/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer;

import io.sluice.event.CatalogApplication;
import io.sluice.event.EmittedIssue;
import io.sluice.event.GovernanceDecision;
import io.sluice.event.VulnerabilityFacts;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.runtime.StreamContext;
import io.sluice.scorer.intel.IntelRecords;
import io.sluice.topic.Keys;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/** Names and making of the state stores. Names are data: a renamed store starts empty. */
final class ScorerStores {

  /** Table of issues; key {@code <application>|<issueId>}; restored from its source topic. */
  static final String ISSUE = "issue-by-id";

  /**
   * Table of intelligence; key {@code <vulnerability>|<source>}; restored from its source topic.
   */
  static final String INTELLIGENCE = "intelligence-by-vulnerability";

  /** Which issues name a vulnerability; key {@code <application>|<vulnerability>|<issueId>}. */
  static final String ISSUE_BY_VULNERABILITY = "issue-by-vulnerability";

  /** Vulnerability ids an issue is indexed under, by lines; key {@code <application>|<issueId>}. */
  static final String VULNERABILITIES_BY_ISSUE = "vulnerabilities-by-issue";

  /** Facts as last announced; key {@code <application>|<vulnerability>}. */
  static final String FACTS = "facts-by-application";

  /** Catalog entries; key {@code <application>}. */
  static final String APPLICATION = "application-by-id";

  /** What was last emitted; key {@code <application>|<issueId>}. */
  static final String EMITTED = "emitted-by-issue";

  /** Decisions; key {@code <application>|<decision>}. */
  static final String DECISION = "decision-by-id";

  /** Which decisions may concern an issue; key as {@link DecisionIndex} says. */
  static final String DECISION_BY_TARGET = "decision-by-target";

  /** What ends by itself and when; key {@code <milliseconds>|<application>|<what>}. */
  static final String EXPIRY = "expiry-by-time";

  /** Latest end that has been acted upon, in milliseconds; key {@code <application>}. */
  static final String HORIZON = "horizon-by-application";

  /** Who watches; key {@code <vulnerability>|<application>}. */
  static final String WATCH = "watch-by-vulnerability";

  /** Facts as last announced of the vulnerabilities that are watched; key the vulnerability. */
  static final String ANNOUNCED = "announced-by-vulnerability";

  /** What scoring an issue reads and writes. */
  static final String[] OF_SCORING = {
    ISSUE,
    ISSUE_BY_VULNERABILITY,
    VULNERABILITIES_BY_ISSUE,
    FACTS,
    APPLICATION,
    EMITTED,
    DECISION,
    DECISION_BY_TARGET,
    EXPIRY,
    HORIZON
  };

  private ScorerStores() {}

  /** All stores but the two tables. */
  static List<StoreBuilder<?>> all(StreamContext context) {
    return List.of(
        store(ISSUE_BY_VULNERABILITY, Serdes.String()),
        store(VULNERABILITIES_BY_ISSUE, Serdes.String()),
        store(FACTS, context.serde(VulnerabilityFacts.class)),
        store(APPLICATION, context.serde(CatalogApplication.class)),
        store(EMITTED, context.serde(EmittedIssue.class)),
        store(DECISION, context.serde(GovernanceDecision.class)),
        store(DECISION_BY_TARGET, Serdes.String()),
        store(EXPIRY, Serdes.String()),
        store(HORIZON, Serdes.Long()),
        store(WATCH, Serdes.String()),
        store(ANNOUNCED, context.serde(VulnerabilityFacts.class)));
  }

  /** Entries whose key begins with a prefix, in key order. To be closed. */
  static <V> KeyValueIterator<String, V> scan(
      ReadOnlyKeyValueStore<String, V> store, String prefix) {
    return store.prefixScan(prefix, Serdes.String().serializer());
  }

  /** Usable records of all feeds on a vulnerability; one with a defect says nothing. */
  static List<VulnerabilityIntel> intelligence(
      ReadOnlyKeyValueStore<String, ValueAndTimestamp<VulnerabilityIntel>> store,
      String vulnerabilityId) {
    List<VulnerabilityIntel> usable = new ArrayList<>();
    try (KeyValueIterator<String, ValueAndTimestamp<VulnerabilityIntel>> records =
        scan(store, Keys.prefix(vulnerabilityId))) {
      while (records.hasNext()) {
        KeyValue<String, ValueAndTimestamp<VulnerabilityIntel>> record = records.next();
        VulnerabilityIntel intel = record.value.value();
        if (IntelRecords.defect(record.key, intel).isEmpty()) {
          usable.add(intel);
        }
      }
    }
    return usable;
  }

  /** True when no key begins with the prefix. */
  static boolean isEmpty(ReadOnlyKeyValueStore<String, ?> store, String prefix) {
    try (KeyValueIterator<String, ?> entries = scan(store, prefix)) {
      return !entries.hasNext();
    }
  }

  private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> serde) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), Serdes.String(), serde);
  }
}
