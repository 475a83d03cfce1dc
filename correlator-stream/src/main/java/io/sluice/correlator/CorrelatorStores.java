/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import io.sluice.event.BridgeCandidate;
import io.sluice.event.CatalogDeployment;
import io.sluice.event.CatalogRoute;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.VulnerabilityAliases;
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

  /** What runs an image, by {@code <image asset>|<place>}. */
  static final String DEPLOYMENT = "deployment-by-asset";

  /** Counts the changes of an image's deployments, by asset: tells what was read before is old. */
  static final String DEPLOYMENT_VERSION = "deployment-version-by-asset";

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

  /** Route documents, by {@code <asset>|<source>}; the table's own store. */
  static final String ROUTES = "route-by-asset";

  /** Digest of what was last said to each application, by {@code <asset>|<source>}. */
  static final String ROUTE_ASSIGNMENT = "assignment-by-route";

  /** Route documents of an application, by {@code <application>|<asset>|<source>}. */
  static final String ROUTES_OF_APPLICATION = "route-by-application";

  /** What a finding says to bridges, by {@code <application>|<findingKey>}. */
  static final String BRIDGE_CANDIDATE = "bridge-candidate-by-finding";

  /** Findings that can meet in a bridge, by {@code <application>|<where>|<findingKey>}. */
  static final String BRIDGE_PLACE = "bridge-candidate-by-place";

  /** What authors state about ids, by {@code <id>|<asserter>}; the table's own store. */
  static final String ALIAS = "alias-by-vulnerability";

  /** Applications that watch an id, by {@code <id>|<application>}. */
  static final String ALIAS_WATCH = "alias-watch-by-vulnerability";

  /** What is known of ids that findings name, by {@code <application>|<id>}. */
  static final String ALIASES = "aliases-by-application";

  /** Findings that name an id, by {@code <application>|<id>|<findingKey>}. */
  static final String FINDING_BY_VULNERABILITY = "finding-by-vulnerability";

  /** Ids that a finding is indexed under, by {@code <application>|<findingKey>}. */
  static final String VULNERABILITIES_BY_FINDING = "vulnerabilities-by-finding";

  static final String[] OF_ROUTES = {CATALOG, CATALOG_DIGEST, ROUTE_ASSIGNMENT};
  static final String[] OF_ROUTES_OF_ASSET = {CATALOG, CATALOG_DIGEST, ROUTES, ROUTE_ASSIGNMENT};
  static final String[] OF_ASSIGNMENT = {
    CATALOG, CATALOG_DIGEST, ASSIGNMENT, DEPLOYMENT, DEPLOYMENT_VERSION
  };
  static final String[] OF_REASSIGNMENT = {
    FINDINGS, CATALOG, CATALOG_DIGEST, ASSIGNMENT, DEPLOYMENT, DEPLOYMENT_VERSION
  };
  static final String[] OF_CORRELATION = {
    ISSUE,
    ISSUE_BY_ANCHOR,
    ISSUE_BY_FINDING,
    ROUTES_OF_APPLICATION,
    BRIDGE_CANDIDATE,
    BRIDGE_PLACE,
    ALIASES,
    FINDING_BY_VULNERABILITY,
    VULNERABILITIES_BY_FINDING
  };
  static final String[] OF_ALIAS_INDEX = {
    ALIASES, FINDING_BY_VULNERABILITY, VULNERABILITIES_BY_FINDING
  };
  static final String[] OF_ALIASES = {ALIAS, ALIAS_WATCH};

  private CorrelatorStores() {}

  /** The stores that are no table's. */
  static List<StoreBuilder<?>> all(StreamContext context) {
    return List.of(
        store(CATALOG_DIGEST, Serdes.String()),
        store(ASSIGNMENT, Serdes.String()),
        store(DEPLOYMENT, context.serde(CatalogDeployment.class)),
        store(DEPLOYMENT_VERSION, Serdes.Long()),
        store(ISSUE, context.serde(CorrelatedIssue.class)),
        store(ISSUE_BY_ANCHOR, Serdes.String()),
        store(ISSUE_BY_FINDING, Serdes.String()),
        store(ROUTE_ASSIGNMENT, Serdes.String()),
        store(ROUTES_OF_APPLICATION, context.serde(CatalogRoute.class)),
        store(BRIDGE_CANDIDATE, context.serde(BridgeCandidate.class)),
        store(BRIDGE_PLACE, Serdes.String()),
        store(ALIAS_WATCH, Serdes.String()),
        store(ALIASES, context.serde(VulnerabilityAliases.class)),
        store(FINDING_BY_VULNERABILITY, Serdes.String()),
        store(VULNERABILITIES_BY_FINDING, Serdes.String()));
  }

  private static <V> StoreBuilder<?> store(String name, Serde<V> serde) {
    return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), serde)
        .withCachingDisabled();
  }
}
