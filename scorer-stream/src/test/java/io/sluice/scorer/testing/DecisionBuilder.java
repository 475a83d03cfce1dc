/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.testing;

import io.sluice.event.CompensatingControl;
import io.sluice.event.ControlKind;
import io.sluice.event.DispositionKind;
import io.sluice.event.GovernanceDecision;
import io.sluice.event.IssueTarget;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds decisions about issues of the application shop. */
public final class DecisionBuilder {

  private final DispositionKind kind;
  private String id = "D-1";
  private IssueTarget target = issues("SLC-000000000001");
  private Instant decidedAt = IssueBuilder.FIRST_SEEN;
  private @Nullable Instant until;
  private @Nullable CompensatingControl control;

  private DecisionBuilder(DispositionKind kind) {
    this.kind = kind;
  }

  public static DecisionBuilder aDecision(DispositionKind kind) {
    return new DecisionBuilder(kind);
  }

  /** The risk of the issue of {@link IssueBuilder} is accepted until a time. */
  public static DecisionBuilder accepted(Instant until) {
    return aDecision(DispositionKind.RISK_ACCEPTED).until(until);
  }

  public static IssueTarget issues(String... ids) {
    return IssueTarget.newBuilder().setIssueIds(List.of(ids)).build();
  }

  public static IssueTarget weaknesses(String... classes) {
    return IssueTarget.newBuilder().setWeaknessClasses(List.of(classes)).build();
  }

  /** A control with a proof. */
  public static CompensatingControl control(
      String id, ControlKind kind, IssueTarget covers, @Nullable Instant expiresAt) {
    return CompensatingControl.newBuilder()
        .setControlId(id)
        .setKind(kind)
        .setCovers(covers)
        .setProof("test run 7")
        .setExpiresAt(expiresAt)
        .build();
  }

  public DecisionBuilder id(String value) {
    id = value;
    return this;
  }

  public DecisionBuilder about(IssueTarget value) {
    target = value;
    return this;
  }

  public DecisionBuilder decidedAt(Instant value) {
    decidedAt = value;
    return this;
  }

  public DecisionBuilder until(@Nullable Instant value) {
    until = value;
    return this;
  }

  public DecisionBuilder by(CompensatingControl value) {
    control = value;
    return this;
  }

  public GovernanceDecision build() {
    return GovernanceDecision.newBuilder()
        .setDecisionId(id)
        .setApplication("shop")
        .setKind(kind)
        .setTarget(target)
        .setReason("no customer data in reach")
        .setDecidedBy("alice")
        .setDecidedAt(decidedAt)
        .setExpiresAt(until)
        .setControl(control)
        .setSource("test")
        .build();
  }
}
