/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.IssueEventType;
import io.sluice.event.IssueState;
import io.sluice.event.IssueStatus;
import io.sluice.event.Priority;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LifecycleTest {

  /** The whole table for an issue that consumers have heard of. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # before,   after,      event
          OPEN,       OPEN,
          OPEN,       REOPENED,
          OPEN,       RESOLVED,   RESOLVED
          OPEN,       SUPPRESSED, ACCEPTED
          OPEN,       MERGED,     MERGED
          OPEN,       RETRACTED,  RESOLVED
          REOPENED,   OPEN,
          REOPENED,   REOPENED,
          REOPENED,   RESOLVED,   RESOLVED
          REOPENED,   SUPPRESSED, ACCEPTED
          REOPENED,   MERGED,     MERGED
          REOPENED,   RETRACTED,  RESOLVED
          RESOLVED,   OPEN,       REOPENED
          RESOLVED,   REOPENED,   REOPENED
          RESOLVED,   RESOLVED,
          RESOLVED,   SUPPRESSED, ACCEPTED
          RESOLVED,   MERGED,     MERGED
          RESOLVED,   RETRACTED,
          SUPPRESSED, OPEN,       REOPENED
          SUPPRESSED, REOPENED,   REOPENED
          SUPPRESSED, RESOLVED,   RESOLVED
          SUPPRESSED, SUPPRESSED,
          SUPPRESSED, MERGED,     MERGED
          SUPPRESSED, RETRACTED,  RESOLVED
          MERGED,     OPEN,       REOPENED
          MERGED,     REOPENED,   REOPENED
          MERGED,     RESOLVED,
          MERGED,     SUPPRESSED, ACCEPTED
          MERGED,     MERGED,
          MERGED,     RETRACTED,
          RETRACTED,  OPEN,       REOPENED
          RETRACTED,  REOPENED,   REOPENED
          RETRACTED,  RESOLVED,
          RETRACTED,  SUPPRESSED, ACCEPTED
          RETRACTED,  MERGED,     MERGED
          RETRACTED,  RETRACTED,
          """)
  void shouldTurnAChangeOfStatusIntoOneEvent(
      IssueStatus before, IssueStatus after, @Nullable IssueEventType event) {
    assertThat(
            Lifecycle.event(
                state(before, Priority.P3, "a"), true, state(after, Priority.P3, "a"), false))
        .isEqualTo(Optional.ofNullable(event));
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN, OPENED",
    "REOPENED, OPENED",
    "SUPPRESSED,",
    "RESOLVED,",
    "MERGED,",
    "RETRACTED,"
  })
  void shouldAnnounceAnIssueWhenItIsFirstOpen(IssueStatus after, @Nullable IssueEventType event) {
    IssueState state = state(after, Priority.P1, "a");

    assertThat(Lifecycle.event(null, false, state, false)).isEqualTo(Optional.ofNullable(event));
    assertThat(
            Lifecycle.event(state(IssueStatus.SUPPRESSED, Priority.P1, "a"), false, state, false))
        .isEqualTo(Optional.ofNullable(event));
  }

  @ParameterizedTest
  @CsvSource({
    "P3, P1, a, a, ESCALATED",
    "P3, P1, a, b, ESCALATED",
    "P1, P2, a, a, DEESCALATED",
    "P1, P4, a, b, DEESCALATED",
    "P2, P2, a, b, REASSIGNED",
    "P2, P2,  , b, REASSIGNED",
    "P2, P2, a,  , REASSIGNED",
    "P2, P2, a, a,",
    "P2, P2,  ,  ,"
  })
  void shouldCompareBandAndOwnerOfAnOpenIssue(
      Priority from,
      Priority to,
      @Nullable String ownerBefore,
      @Nullable String ownerAfter,
      @Nullable IssueEventType event) {
    assertThat(
            Lifecycle.event(
                state(IssueStatus.OPEN, from, ownerBefore),
                true,
                state(IssueStatus.OPEN, to, ownerAfter),
                false))
        .isEqualTo(Optional.ofNullable(event));
  }

  @ParameterizedTest
  @CsvSource({"RESOLVED", "SUPPRESSED", "MERGED", "RETRACTED"})
  void shouldBeSilentOnBandAndOwnerOfAnIssueThatIsNotOpen(IssueStatus status) {
    assertThat(
            Lifecycle.event(
                state(status, Priority.P1, "a"), true, state(status, Priority.P4, "b"), false))
        .isEmpty();
  }

  @Test
  void shouldCallAPartThatLeavesAMergeSplit() {
    IssueState open = state(IssueStatus.OPEN, Priority.P2, "a");

    assertThat(Lifecycle.event(null, false, open, true)).contains(IssueEventType.SPLIT);
    assertThat(Lifecycle.event(state(IssueStatus.MERGED, Priority.P2, "a"), true, open, true))
        .contains(IssueEventType.SPLIT);
    assertThat(Lifecycle.event(state(IssueStatus.RESOLVED, Priority.P2, "a"), true, open, true))
        .contains(IssueEventType.REOPENED);
  }

  private static IssueState state(IssueStatus status, Priority priority, @Nullable String owner) {
    return IssueState.newBuilder()
        .setStatus(status)
        .setPriority(priority)
        .setScoreTenths(500)
        .setOwner(owner)
        .build();
  }
}
