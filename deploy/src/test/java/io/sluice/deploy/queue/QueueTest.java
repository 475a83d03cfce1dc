/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.queue;

import static io.sluice.deploy.queue.Issues.anIssue;
import static io.sluice.deploy.queue.Issues.ownedBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.Actionability;
import io.sluice.event.CauseCluster;
import io.sluice.event.FixEffort;
import io.sluice.event.IssueAction;
import io.sluice.event.IssueStatus;
import io.sluice.event.Priority;
import io.sluice.event.RootCause;
import io.sluice.event.RootCauseKind;
import io.sluice.event.ScoredIssue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueueTest {

  @Test
  void shouldRankByBandThenScoreThenDueDate() {
    ScoredIssue urgent = anIssue().setIssueId("a").setPriority(Priority.P1).build();
    ScoredIssue high = anIssue().setIssueId("b").setScoreTenths(800).build();
    ScoredIssue soon = anIssue().setIssueId("d").setDueAt(Instant.EPOCH).build();
    ScoredIssue late = anIssue().setIssueId("c").build();
    ScoredIssue undated = anIssue().setIssueId("aa").setDueAt(null).build();
    ScoredIssue unrated = anIssue().setIssueId("0").setPriority(Priority.UNKNOWN).build();

    assertThat(Queue.of(List.of(unrated, undated, late, soon, high, urgent), QueueFilter.ALL))
        .containsExactly(urgent, high, soon, late, undated, unrated);
  }

  @Test
  void shouldPutWhatCanBeFixedFirstAmongIssuesOfLikeRisk() {
    ScoredIssue monitored = acts("a", 799, IssueAction.MONITOR, FixEffort.UNKNOWN).build();
    ScoredIssue laborious = acts("b", 790, IssueAction.FIX, FixEffort.HIGH).build();
    ScoredIssue easy = acts("c", 751, IssueAction.FIX, FixEffort.LOW).build();
    ScoredIssue worse = acts("d", 800, IssueAction.MONITOR, FixEffort.UNKNOWN).build();

    assertThat(Queue.of(List.of(monitored, laborious, easy, worse), QueueFilter.ALL))
        .containsExactly(worse, easy, laborious, monitored);
  }

  @Test
  void shouldPutTheFixThatClosesMostFirstAmongIssuesOfLikeRisk() {
    RootCause shared =
        RootCause.newBuilder()
            .setKind(RootCauseKind.DEPENDENCY)
            .setName("maven/log4j")
            .setFix("2.15.0")
            .setFixes(List.of("2.15.0", "2.17.1"))
            .build();
    ScoredIssue alone = acts("a", 790, IssueAction.FIX, FixEffort.LOW).build();
    ScoredIssue.Builder builder = acts("b", 760, IssueAction.FIX, FixEffort.LOW);
    builder.setActionability(
        Actionability.newBuilder(builder.getActionability()).setCauses(List.of(shared)).build());
    ScoredIssue many = builder.build();
    FixCounts counts =
        FixCounts.of(
            List.of(
                CauseCluster.newBuilder()
                    .setKind(RootCauseKind.DEPENDENCY)
                    .setName("maven/log4j")
                    .setFix("2.17.1")
                    .setOpenIssues(9)
                    .setFixedIssues(7)
                    .setApplications(List.of())
                    .setApplicationCount(2)
                    .setIssues(List.of())
                    .setChangedAt(Instant.EPOCH)
                    .build()));

    assertThat(Queue.of(List.of(alone, many), QueueFilter.ALL, counts))
        .containsExactly(many, alone);
    assertThat(counts.closes(alone)).isEqualTo(1);
    assertThat(counts.closes(many)).isEqualTo(7);
  }

  private static ScoredIssue.Builder acts(
      String id, int scoreTenths, IssueAction action, FixEffort effort) {
    return anIssue()
        .setIssueId(id)
        .setScoreTenths(scoreTenths)
        .setActionability(
            Actionability.newBuilder()
                .setAction(action)
                .setFixAvailable(action == IssueAction.FIX)
                .setEffort(effort)
                .build());
  }

  @Test
  void shouldHoldOpenIssuesOnly() {
    ScoredIssue open = anIssue().build();
    ScoredIssue reopened = anIssue().setStatus(IssueStatus.REOPENED).build();
    List<ScoredIssue> closed =
        List.of(
            anIssue().setStatus(IssueStatus.RESOLVED).build(),
            anIssue().setStatus(IssueStatus.SUPPRESSED).build(),
            anIssue().setStatus(IssueStatus.MERGED).build(),
            anIssue().setStatus(IssueStatus.RETRACTED).build());

    assertThat(Queue.of(List.of(open, reopened), QueueFilter.ALL)).hasSize(2);
    assertThat(Queue.of(closed, QueueFilter.ALL)).isEmpty();
  }

  @Test
  void shouldFilterByOwnerWithAndWithoutAtSign() {
    ScoredIssue owned = anIssue().setOwnership(ownedBy("@acme/Shop")).build();
    ScoredIssue unowned = anIssue().setOwnership(ownedBy(null)).build();
    List<ScoredIssue> issues = List.of(owned, unowned);

    assertThat(Queue.of(issues, owner("acme/shop"))).containsExactly(owned);
    assertThat(Queue.of(issues, owner("@ACME/shop"))).containsExactly(owned);
    assertThat(Queue.of(issues, owner("unowned"))).containsExactly(unowned);
    assertThat(Queue.of(issues, owner("somebody"))).isEmpty();
  }

  @Test
  void shouldFilterByApplicationAndPriority() {
    ScoredIssue shop = anIssue().build();
    ScoredIssue payments = anIssue().setApplication("payments").setPriority(Priority.P1).build();
    List<ScoredIssue> issues = List.of(shop, payments);

    assertThat(
            Queue.of(
                issues,
                new QueueFilter(Optional.of("payments"), Optional.empty(), Optional.empty())))
        .containsExactly(payments);
    assertThat(
            Queue.of(
                issues,
                new QueueFilter(Optional.empty(), Optional.empty(), Optional.of(Priority.P2))))
        .containsExactly(shop);
  }

  private static QueueFilter owner(String owner) {
    return new QueueFilter(Optional.empty(), Optional.of(owner), Optional.empty());
  }
}
