/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.event;

import io.sluice.event.Disposition;
import io.sluice.event.IssueEventType;
import io.sluice.event.IssueState;
import io.sluice.event.IssueStatus;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which event a change of an issue is. One change is one event; when several things change at once
 * the stronger one names it (merged, split, resolved, reopened, escalated, de-escalated,
 * reassigned) and before and after show the rest.
 *
 * <ul>
 *   <li>An issue that was never open for consumers is silent until it opens: first seen suppressed,
 *       resolved or merged, it emits nothing.
 *   <li>RETRACTED (its last finding moved to another application) is RESOLVED for consumers: the
 *       work in this application is over, and the other application opens its own issue.
 *   <li>SUPPRESSED by its source or by a decision is ACCEPTED.
 *   <li>Between OPEN and REOPENED nothing happens for consumers unless they saw it closed.
 *   <li>An issue that leaves a merge as a part of the survivor is SPLIT, not REOPENED.
 * </ul>
 */
public final class Lifecycle {

  private Lifecycle() {}

  /** Status for consumers: what a decision suppresses is not open, whatever its tools report. */
  public static IssueStatus effective(IssueStatus status, Optional<Disposition> disposition) {
    return isOpen(status) && disposition.filter(Disposition::getSuppresses).isPresent()
        ? IssueStatus.SUPPRESSED
        : status;
  }

  /** True while someone has to work on it. A status that this version does not know is open. */
  public static boolean isOpen(IssueStatus status) {
    return switch (status) {
      case OPEN, REOPENED, UNKNOWN -> true;
      case RESOLVED, SUPPRESSED, MERGED, RETRACTED -> false;
    };
  }

  /** True while a change of context may change its score: open, or suppressed for now. */
  public static boolean isLive(IssueStatus status) {
    return isOpen(status) || status == IssueStatus.SUPPRESSED;
  }

  /**
   * Event of a change.
   *
   * @param before state as last emitted, null at first sight
   * @param announced true when consumers have had an event of the issue
   * @param after new state
   * @param split true when the issue says which issue it was split from
   */
  static Optional<IssueEventType> event(
      @Nullable IssueState before, boolean announced, IssueState after, boolean split) {
    if (isOpen(after.getStatus())) {
      return open(before, announced, after, split);
    }
    if (before == null || !announced || before.getStatus() == after.getStatus()) {
      return Optional.empty();
    }
    return switch (after.getStatus()) {
      case MERGED -> Optional.of(IssueEventType.MERGED);
      case SUPPRESSED -> Optional.of(IssueEventType.ACCEPTED);
      case RESOLVED, RETRACTED ->
          isLive(before.getStatus()) ? Optional.of(IssueEventType.RESOLVED) : Optional.empty();
      case OPEN, REOPENED, UNKNOWN -> throw new AssertionError("open: " + after.getStatus());
    };
  }

  private static Optional<IssueEventType> open(
      @Nullable IssueState before, boolean announced, IssueState after, boolean split) {
    if (before == null || !announced) {
      return Optional.of(split ? IssueEventType.SPLIT : IssueEventType.OPENED);
    }
    if (!isOpen(before.getStatus())) {
      return Optional.of(
          split && before.getStatus() == IssueStatus.MERGED
              ? IssueEventType.SPLIT
              : IssueEventType.REOPENED);
    }
    // The enum lists P1 first: a smaller ordinal is more urgent.
    int band = after.getPriority().compareTo(before.getPriority());
    if (band != 0) {
      return Optional.of(band < 0 ? IssueEventType.ESCALATED : IssueEventType.DEESCALATED);
    }
    return Objects.equals(before.getOwner(), after.getOwner())
        ? Optional.empty()
        : Optional.of(IssueEventType.REASSIGNED);
  }
}
