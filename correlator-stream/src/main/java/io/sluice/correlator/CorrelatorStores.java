/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import io.sluice.event.CorrelatedIssue;
import io.sluice.runtime.StreamContext;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * State stores of the correlator. Their names are part of the data: renaming one is a migration.
 */
final class CorrelatorStores {

  /** Findings, by {@code <asset>|<findingKey>}; the table's own store. */
  static final String FINDINGS = "finding-by-asset";

  /** Catalog records, by {@code <asset>|<source>}; the table's own store. */
  static final String CATALOG = "catalog-by-asset";

  /** Digest of all catalog records of an asset, by asset: tells a real change from a re-read. */
  static final String CATALOG_DIGEST = "catalog-digest-by-asset";

  /** What was last said about a finding, by {@code <asset>|<findingKey>}. */
  static final String ASSIGNMENT = "assignment-by-finding";

  /** Latest record of each issue, by {@code <application>|<issueId>}, also of ended ones. */
  static final String ISSUE = "issue-by-id";

  /** Ids of live issues, by {@code <application>|<anchor key>}. */
  static final String ISSUE_BY_ANCHOR = "issue-by-anchor";

  /**
   * Issue that a finding is in or was last in, and the one before, by {@code
   * <application>|<findingKey>}; see {@link io.sluice.correlator.issue.IssueTrail}.
   */
  static final String ISSUE_BY_FINDING = "issue-by-finding";

  static final String[] OF_ASSIGNMENT = {CATALOG, CATALOG_DIGEST, ASSIGNMENT};
  static final String[] OF_REASSIGNMENT = {FINDINGS, CATALOG, CATALOG_DIGEST, ASSIGNMENT};
  static final String[] OF_CORRELATION = {ISSUE, ISSUE_BY_ANCHOR, ISSUE_BY_FINDING};

  private CorrelatorStores() {}

  /** The stores that are no table's. */
  static List<StoreBuilder<?>> all(StreamContext context) {
    return List.of(
        store(CATALOG_DIGEST, Serdes.String()),
        store(ASSIGNMENT, Serdes.String()),
        store(ISSUE, context.serde(CorrelatedIssue.class)),
        store(ISSUE_BY_ANCHOR, Serdes.String()),
        store(ISSUE_BY_FINDING, Serdes.String()));
  }

  private static <V> StoreBuilder<?> store(String name, Serde<V> serde) {
    return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), serde)
        .withCachingDisabled();
  }
}
