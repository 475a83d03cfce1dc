/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.topic;

import io.sluice.event.AliasStatement;
import io.sluice.event.CatalogApplication;
import io.sluice.event.CatalogAsset;
import io.sluice.event.CatalogDeployment;
import io.sluice.event.CatalogRoute;
import io.sluice.event.Category;
import io.sluice.event.CauseCluster;
import io.sluice.event.Component;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.DeadLetter;
import io.sluice.event.Finding;
import io.sluice.event.GovernanceDecision;
import io.sluice.event.IssueEvent;
import io.sluice.event.ScanRecord;
import io.sluice.event.ScoredIssue;
import io.sluice.event.VulnerabilityIntel;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Every topic of the pipeline as a constant. Partitions, cleanup and retention stand in the {@link
 * TopicManifest}; a test holds the two equal.
 */
public final class Topics {

  /** Current state of each finding; key {@code <asset>|<findingKey>}. */
  public static final Topic<String, Finding> FINDING_NORMALIZED =
      Topic.of("finding.normalized", Finding.class);

  /** Components from SBOMs; key {@code <asset>|<purl>}. */
  public static final Topic<String, Component> COMPONENT_OBSERVED =
      Topic.of("component.observed", Component.class);

  /** Issues with members and owner; key {@code <application>|<issueId>}. */
  public static final Topic<String, CorrelatedIssue> ISSUE_CORRELATED =
      Topic.of("issue.correlated", CorrelatedIssue.class);

  /** Issues of any applications that one change fixes; key {@code <kind>:<name>}. */
  public static final Topic<String, CauseCluster> ISSUE_CAUSE =
      Topic.of("issue.cause", CauseCluster.class);

  /** Issues with score rows; key {@code <application>|<issueId>}. */
  public static final Topic<String, ScoredIssue> ISSUE_SCORED =
      Topic.of("issue.scored", ScoredIssue.class);

  /** One event a state change, the consumers' contract; key {@code <application>|<issueId>}. */
  public static final Topic<String, IssueEvent> ISSUE_PRIORITIZED =
      Topic.of("issue.prioritized", IssueEvent.class);

  /** The same events as OCSF 1.8.0 JSON, class 2007; key {@code <application>|<issueId>}. */
  public static final Topic<String, String> ISSUE_OCSF = Topic.of("issue.ocsf", String.class);

  /** What belongs to what and who owns it; key {@code <asset>|<source>}. */
  public static final Topic<String, CatalogAsset> CATALOG_ASSET =
      Topic.of("catalog.asset", CatalogAsset.class);

  /** Routes and their handlers; key {@code <asset>|<source>}. */
  public static final Topic<String, CatalogRoute> CATALOG_ROUTE =
      Topic.of("catalog.route", CatalogRoute.class);

  /**
   * What runs an image; key {@code <image asset>|<cluster>/<namespace>/<kind>/<name>/<container>}.
   */
  public static final Topic<String, CatalogDeployment> CATALOG_DEPLOYMENT =
      Topic.of("catalog.deployment", CatalogDeployment.class);

  /** Business context; key {@code <application>}. */
  public static final Topic<String, CatalogApplication> CATALOG_APPLICATION =
      Topic.of("catalog.application", CatalogApplication.class);

  /** Threat intelligence; key {@code <vulnerability id>|<source>}. */
  public static final Topic<String, VulnerabilityIntel> INTEL_VULNERABILITY =
      Topic.of("intel.vulnerability", VulnerabilityIntel.class);

  /** What else vulnerabilities are called; key {@code <vulnerability id>|<asserter>}. */
  public static final Topic<String, AliasStatement> INTEL_ALIAS =
      Topic.of("intel.alias", AliasStatement.class);

  /** What people decided about issues; key {@code <application>|<decision>}. */
  public static final Topic<String, GovernanceDecision> GOVERNANCE_DECISION =
      Topic.of("governance.decision", GovernanceDecision.class);

  private Topics() {}

  /** Raw topic of a category, for example {@code raw.sast}; key is the scan scope. */
  public static Topic<String, ScanRecord> raw(Category category) {
    if (category == Category.UNKNOWN) {
      throw new IllegalArgumentException("no raw topic for an unknown category");
    }
    return Topic.of("raw." + category.name().toLowerCase(Locale.ROOT), ScanRecord.class);
  }

  /** Raw topics of all categories, in the order of the enum. */
  public static List<Topic<String, ScanRecord>> allRaw() {
    return Stream.of(Category.values())
        .filter(category -> category != Category.UNKNOWN)
        .map(Topics::raw)
        .toList();
  }

  /**
   * Dead letters of an app, for example {@code deadletter.normalizer}; key of the source record.
   */
  public static Topic<String, DeadLetter> deadLetter(String app) {
    return Topic.of("deadletter." + app, DeadLetter.class);
  }
}
