/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.queue;

import static io.sluice.deploy.queue.Issues.anIssue;
import static io.sluice.deploy.queue.Issues.ownedBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.IssueStatus;
import io.sluice.event.Priority;
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
