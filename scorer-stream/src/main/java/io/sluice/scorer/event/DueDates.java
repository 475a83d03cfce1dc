/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.event;

import io.sluice.event.IssueState;
import io.sluice.event.IssueStatus;
import io.sluice.event.Priority;
import io.sluice.scorer.model.ScoreModel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an open issue is due. The clock starts when the issue was first observed. While it is open
 * the date only tightens: an escalation gives the days of the new band from then, unless the issue
 * is due earlier already; a de-escalation gives no more time. What comes back (reopened, or no
 * longer suppressed) starts again at that moment. An issue that is not open has no due date.
 */
final class DueDates {

  private final ScoreModel model;

  DueDates(ScoreModel model) {
    this.model = model;
  }

  @Nullable Instant due(
      @Nullable IssueState before,
      IssueStatus status,
      Priority priority,
      Instant firstSeenAt,
      Instant at) {
    if (!Lifecycle.isOpen(status)) {
      return null;
    }
    if (before == null) {
      return firstSeenAt.plus(model.band(priority).due());
    }
    Instant fromNow = at.plus(model.band(priority).due());
    Instant existing = before.getDueAt();
    if (existing == null) {
      return fromNow;
    }
    if (before.getPriority() == priority || existing.isBefore(fromNow)) {
      return existing;
    }
    return fromNow;
  }
}
