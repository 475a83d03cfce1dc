/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.event;

import io.sluice.event.EmittedIssue;
import io.sluice.event.IssueState;
import io.sluice.event.IssueStatus;
import io.sluice.scorer.priority.Profile;
import io.sluice.scorer.priority.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When an open issue is due. The clock starts when the issue was first observed. While it is open
 * the date only tightens: an escalation gives the days of the new priority from then, unless the
 * issue is due earlier already; a de-escalation gives no more time. What comes back (reopened, or
 * no longer suppressed) starts again at that moment or goes on with the days that were left, as the
 * profile says. An issue that is not open has no due date.
 */
final class DueDates {

  private final Profile profile;

  DueDates(Profile profile) {
    this.profile = profile;
  }

  @Nullable Instant due(
      @Nullable EmittedIssue last,
      IssueStatus status,
      Verdict verdict,
      Optional<Instant> binding,
      Instant firstSeenAt,
      Instant at) {
    if (!Lifecycle.isOpen(status)) {
      return null;
    }
    Instant due = ownDue(last, verdict.dueDays(), firstSeenAt, at);
    return binding.filter(due::isAfter).orElse(due);
  }

  private Instant ownDue(@Nullable EmittedIssue last, int days, Instant firstSeenAt, Instant at) {
    if (last == null) {
      return firstSeenAt.plus(Duration.ofDays(days));
    }
    Instant fromNow = at.plus(Duration.ofDays(days));
    Instant existing = last.getState().getDueAt();
    if (existing == null) {
      return comeback(last, at, fromNow);
    }
    return days < daysOf(last) && fromNow.isBefore(existing) ? fromNow : existing;
  }

  private Instant comeback(EmittedIssue last, Instant at, Instant fromNow) {
    Instant due = last.getPausedDueAt();
    Instant pausedAt = last.getPausedAt();
    if (profile.reopen() == Profile.Reopen.RESTART || due == null || pausedAt == null) {
      return fromNow;
    }
    Instant resumed = at.plus(Duration.between(pausedAt, due));
    return resumed.isBefore(fromNow) ? resumed : fromNow;
  }

  private int daysOf(EmittedIssue last) {
    IssueState state = last.getState();
    // Records of a version that did not note the days: they were those of the priority.
    return last.getDueDays() >= 0
        ? last.getDueDays()
        : profile.dueDays().getOrDefault(state.getPriority(), Integer.MAX_VALUE);
  }
}
