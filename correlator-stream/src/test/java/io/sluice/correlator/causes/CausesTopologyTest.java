/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.causes;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.correlator.cause.BestFix;
import io.sluice.correlator.cause.CauseShares;
import io.sluice.event.Category;
import io.sluice.event.CauseCluster;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.IssueStatus;
import io.sluice.event.Ownership;
import io.sluice.event.OwnershipRule;
import io.sluice.event.RootCause;
import io.sluice.event.RootCauseKind;
import io.sluice.event.Severity;
import io.sluice.runtime.testing.TopologyFixture;
import io.sluice.topic.Keys;
import io.sluice.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CausesTopologyTest {

  private static final String LOG4J = "maven/org.apache.logging.log4j/log4j-core";
  private static final String KEY = "dependency:" + LOG4J;
  private static final Instant START = Instant.parse("2026-04-01T00:00:00Z");

  private TopologyFixture fixture = new TopologyFixture(CausesTopology.app());
  private TestInputTopic<String, CorrelatedIssue> issues = fixture.input(Topics.ISSUE_CORRELATED);
  private TestOutputTopic<String, CauseCluster> clusters = fixture.output(Topics.ISSUE_CAUSE);
  private Instant now = START;

  /** The tries of a property share an instance of this class. */
  @BeforeTry
  void renew() {
    fixture.close();
    fixture = new TopologyFixture(CausesTopology.app());
    issues = fixture.input(Topics.ISSUE_CORRELATED);
    clusters = fixture.output(Topics.ISSUE_CAUSE);
  }

  @AfterEach
  void close() {
    assertThat(fixture.deadLetters().isEmpty()).isTrue();
    fixture.close();
  }

  @Test
  void shouldTellHowManyIssuesOneFixClosesAcrossApplications() {
    report("shop", "1", IssueStatus.OPEN, upgrade("2.15.0"));
    tell();
    assertThat(clusters.isEmpty()).as("one issue has no cause in common with others").isTrue();

    report("shop", "2", IssueStatus.OPEN, upgrade("2.12.4", "2.17.1"));
    report("pay", "1", IssueStatus.REOPENED, upgrade());
    tell();

    TestRecord<String, CauseCluster> told = clusters.readRecord();
    assertThat(told.key()).isEqualTo(KEY);
    assertThat(told.timestamp()).isEqualTo(now.toEpochMilli());
    CauseCluster cluster = told.value();
    assertThat(cluster.getKind()).isEqualTo(RootCauseKind.DEPENDENCY);
    assertThat(cluster.getName()).isEqualTo(LOG4J);
    assertThat(cluster.getOpenIssues()).isEqualTo(3);
    assertThat(cluster.getFix()).isEqualTo("2.17.1");
    assertThat(cluster.getFixedIssues()).isEqualTo(2);
    assertThat(cluster.getApplicationCount()).isEqualTo(2);
    assertThat(cluster.getApplications()).containsExactly("pay", "shop");
    assertThat(cluster.getIssues()).containsExactly("pay|1", "shop|1", "shop|2");
    assertThat(clusters.isEmpty()).isTrue();
  }

  @Test
  void shouldWithdrawACauseThatOnlyOneOpenIssueIsLeftOf() {
    report("shop", "1", IssueStatus.OPEN, upgrade("2.15.0"));
    report("shop", "2", IssueStatus.OPEN, upgrade("2.15.0"));
    tell();
    assertThat(clusters.readValue().getOpenIssues()).isEqualTo(2);

    report("shop", "2", IssueStatus.RESOLVED, upgrade("2.15.0"));
    tell();

    TestRecord<String, CauseCluster> gone = clusters.readRecord();
    assertThat(gone.key()).isEqualTo(KEY);
    assertThat(gone.value()).isNull();
    report("shop", "2", IssueStatus.REOPENED, upgrade("2.15.0"));
    tell();
    assertThat(clusters.readValue().getOpenIssues()).isEqualTo(2);
  }

  @Test
  void shouldBeSilentWhenIssuesChangeInOtherRespects() {
    report("shop", "1", IssueStatus.OPEN, upgrade("2.15.0"));
    report("shop", "2", IssueStatus.OPEN, upgrade("2.15.0"));
    tell();
    clusters.readValue();

    report("shop", "1", IssueStatus.REOPENED, upgrade("2.15.0"));
    report("shop", "2", IssueStatus.RESOLVED, upgrade("2.15.0"));
    report("shop", "2", IssueStatus.OPEN, upgrade("2.15.0"));
    tell();

    assertThat(clusters.isEmpty()).isTrue();
  }

  @Test
  void shouldTellOnceOfManyIssuesAndNameSomeOfThem() {
    for (int i = 0; i < 1_000; i++) {
      report("app-" + i % 150, "SLC-" + i, IssueStatus.OPEN, upgrade("2.15.0"));
    }
    tell();

    CauseCluster cluster = clusters.readValue();
    assertThat(clusters.isEmpty()).isTrue();
    assertThat(cluster.getOpenIssues()).isEqualTo(1_000);
    assertThat(cluster.getFixedIssues()).isEqualTo(1_000);
    assertThat(cluster.getApplicationCount()).isEqualTo(150);
    assertThat(cluster.getApplications()).hasSize(100).isSorted();
    assertThat(cluster.getIssues()).hasSize(100);
  }

  @Test
  void shouldTakeAnyTextAsAName() {
    RootCause odd = cause(RootCauseKind.INFRASTRUCTURE_MODULE, "repo:x//a|b\n%", "change it");
    report("shop", "1", IssueStatus.OPEN, odd);
    report("shop", "2", IssueStatus.OPEN, odd);
    tell();

    TestRecord<String, CauseCluster> told = clusters.readRecord();
    assertThat(told.key()).isEqualTo("infrastructure-module:repo:x//a%7Cb %25");
    assertThat(told.value().getName()).isEqualTo(odd.getName());
    assertThat(told.value().getIssues()).containsExactly("shop|1", "shop|2");
  }

  /** The counts are kept and never recounted, so a recount has to give the same. */
  @Property(tries = 15)
  void shouldTellWhatARecountTells(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 60) int steps) {
    Map<String, CorrelatedIssue> known = new TreeMap<>();
    Map<String, CauseCluster> told = new HashMap<>();
    for (int step = 0; step < steps; step++) {
      String application = "app-" + random.nextInt(3);
      String id = "SLC-" + random.nextInt(4);
      List<RootCause> causes = new ArrayList<>();
      for (String name : List.of("maven/a", "npm/b")) {
        if (random.nextBoolean()) {
          List<String> fixes = new ArrayList<>(List.of("1.0.0", "1.2.0", "2.0.0"));
          fixes.removeIf(fix -> random.nextBoolean());
          causes.add(cause(RootCauseKind.DEPENDENCY, name, fixes.toArray(String[]::new)));
        }
      }
      IssueStatus status = random.nextInt(4) == 0 ? IssueStatus.RESOLVED : IssueStatus.OPEN;
      known.put(
          Keys.issue(application, id),
          report(application, id, status, causes.toArray(RootCause[]::new)));
      if (random.nextInt(5) == 0) {
        tell();
        read(told);
      }
    }
    tell();
    read(told);

    assertThat(fixture.deadLetters().isEmpty()).isTrue();
    assertThat(told).isEqualTo(recount(known));
  }

  private void read(Map<String, CauseCluster> told) {
    for (TestRecord<String, CauseCluster> record : clusters.readRecordsToList()) {
      if (record.value() == null) {
        assertThat(told.remove(record.key())).isNotNull();
      } else {
        CauseCluster cluster = undated(record.value());
        assertThat(told.put(record.key(), cluster)).isNotEqualTo(cluster);
      }
    }
  }

  private static Map<String, CauseCluster> recount(Map<String, CorrelatedIssue> issues) {
    Map<String, Map<String, RootCause>> byCause = new TreeMap<>();
    issues.forEach(
        (key, issue) -> {
          if (issue.getStatus() == IssueStatus.OPEN) {
            issue
                .getCauses()
                .forEach(
                    cause ->
                        byCause
                            .computeIfAbsent(
                                CauseShares.key(cause.getKind(), cause.getName()),
                                unused -> new TreeMap<>())
                            .put(key, cause));
          }
        });
    Map<String, CauseCluster> clusters = new HashMap<>();
    byCause.forEach(
        (key, causes) -> {
          if (causes.size() > 1) {
            clusters.put(key, recounted(causes));
          }
        });
    return clusters;
  }

  private static CauseCluster recounted(Map<String, RootCause> causes) {
    RootCause first = causes.values().iterator().next();
    Map<List<String>, Long> byFixes = new LinkedHashMap<>();
    causes.values().stream()
        .map(RootCause::getFixes)
        .filter(fixes -> !fixes.isEmpty())
        .forEach(fixes -> byFixes.merge(fixes, 1L, Long::sum));
    BestFix best =
        BestFix.of(first.getName().substring(0, first.getName().indexOf('/')), byFixes)
            .orElse(null);
    TreeSet<String> applications = new TreeSet<>();
    causes.keySet().forEach(key -> applications.add(Keys.partitionScope(key)));
    return CauseCluster.newBuilder()
        .setKind(first.getKind())
        .setName(first.getName())
        .setFix(best == null ? null : best.fix())
        .setFixedIssues(best == null ? 0 : (int) best.issues())
        .setOpenIssues(causes.size())
        .setApplications(List.copyOf(applications))
        .setApplicationCount(applications.size())
        .setIssues(List.copyOf(causes.keySet()))
        .setChangedAt(Instant.EPOCH)
        .build();
  }

  private static CauseCluster undated(CauseCluster cluster) {
    return CauseCluster.newBuilder(cluster).setChangedAt(Instant.EPOCH).build();
  }

  private void tell() {
    fixture.driver().advanceWallClockTime(TallyCauses.INTERVAL);
  }

  private static RootCause upgrade(String... versions) {
    return cause(RootCauseKind.DEPENDENCY, LOG4J, versions);
  }

  private static RootCause cause(RootCauseKind kind, String name, String... fixes) {
    return RootCause.newBuilder()
        .setKind(kind)
        .setName(name)
        .setFix(fixes.length == 0 ? null : fixes[0])
        .setFixes(List.of(fixes))
        .build();
  }

  private CorrelatedIssue report(
      String application, String id, IssueStatus status, RootCause... causes) {
    now = now.plusSeconds(1);
    CorrelatedIssue issue =
        CorrelatedIssue.newBuilder()
            .setIssueId(id)
            .setApplication(application)
            .setOwnership(
                Ownership.newBuilder().setRule(OwnershipRule.UNOWNED).setEvidence("").build())
            .setStatus(status)
            .setTitle("title")
            .setCategory(Category.SCA)
            .setSeverity(Severity.HIGH)
            .setSeverityScore(8)
            .setSeveritySource("test")
            .setFirstSeenAt(START)
            .setChangedAt(now)
            .setCauses(List.of(causes))
            .build();
    issues.pipeInput(Keys.issue(application, id), issue, now);
    return issue;
  }
}
