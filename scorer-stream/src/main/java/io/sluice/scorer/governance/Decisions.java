/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.governance;

import io.sluice.event.CompensatingControl;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.DispositionKind;
import io.sluice.event.GovernanceDecision;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which decisions can be acted upon, to which issues they apply, and when they end. */
public final class Decisions {

  private Decisions() {}

  /** Why a decision cannot be acted upon, or empty when it can. */
  public static Optional<String> defect(GovernanceDecision decision) {
    if (decision.getKind() == DispositionKind.UNKNOWN) {
      return Optional.of("kind of decision unknown to this version");
    }
    if (decision.getReason().isBlank() || decision.getDecidedBy().isBlank()) {
      return Optional.of("a decision needs a reason and somebody who answers for it");
    }
    if (suppresses(decision.getKind()) && Targets.isEverything(decision.getTarget())) {
      return Optional.of("a decision that suppresses has to name what it is about");
    }
    if (decision.getKind() == DispositionKind.RISK_ACCEPTED && decision.getExpiresAt() == null) {
      return Optional.of("a risk is accepted until a date");
    }
    if ((decision.getKind() == DispositionKind.MITIGATED) != (decision.getControl() != null)) {
      return Optional.of("a control belongs to a decision MITIGATED, and to no other");
    }
    return Optional.empty();
  }

  /** True for kinds that take an issue out of the queue. */
  public static boolean suppresses(DispositionKind kind) {
    return switch (kind) {
      case NOT_AFFECTED, FALSE_POSITIVE, RISK_ACCEPTED -> true;
      case MITIGATED, UNKNOWN -> false;
    };
  }

  /** The decisions about an issue, ended ones included. */
  public static List<GovernanceDecision> about(
      CorrelatedIssue issue, Collection<GovernanceDecision> decisions) {
    return decisions.stream()
        .filter(decision -> Targets.matches(decision.getTarget(), issue))
        .toList();
  }

  /** True while something that ends at a time still holds. */
  public static boolean holds(@Nullable Instant expiresAt, Instant at) {
    return expiresAt == null || at.isBefore(expiresAt);
  }

  /** When a decision and its control end, in order. */
  public static Collection<Instant> ends(GovernanceDecision decision) {
    TreeSet<Instant> ends = new TreeSet<>();
    if (decision.getExpiresAt() != null) {
      ends.add(decision.getExpiresAt());
    }
    CompensatingControl control = decision.getControl();
    if (control != null && control.getExpiresAt() != null) {
      ends.add(control.getExpiresAt());
    }
    return ends;
  }
}
