/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.governance;

import io.sluice.event.CatalogApplication;
import io.sluice.event.CompensatingControl;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.GovernanceDecision;
import io.sluice.scorer.model.ControlFact;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The compensating controls that cover an issue, with why some of them have no effect. */
public final class ControlEvidence {

  private ControlEvidence() {}

  /**
   * Controls of the catalog and of decisions that cover an issue, in the order of their ids. A
   * control counts once, however many records state it; one that is in effect stands for those that
   * are not.
   *
   * @param decisions decisions about the issue
   * @param at time at which they are asked about
   */
  public static List<ControlFact> of(
      CorrelatedIssue issue,
      Optional<CatalogApplication> application,
      Collection<GovernanceDecision> decisions,
      Instant at) {
    List<ControlFact> stated = new ArrayList<>();
    application.ifPresent(
        entry ->
            entry.getControls().stream()
                .filter(control -> Targets.matches(control.getCovers(), issue))
                .map(control -> fact(control, entry.getSource(), null, at))
                .forEach(stated::add));
    for (GovernanceDecision decision : decisions) {
      CompensatingControl control = decision.getControl();
      if (control != null) {
        String by = "decision " + decision.getDecisionId() + " of " + decision.getDecidedBy();
        stated.add(fact(control, by, decision.getExpiresAt(), at));
      }
    }
    TreeMap<String, ControlFact> byId = new TreeMap<>();
    stated.stream()
        .sorted(Comparator.comparing(ControlFact::isEffective).reversed())
        .forEach(control -> byId.putIfAbsent(control.id(), control));
    return List.copyOf(byId.values());
  }

  private static ControlFact fact(
      CompensatingControl control, String by, @Nullable Instant ends, Instant at) {
    String proof = control.getProof();
    String lapse = "";
    if (proof == null || proof.isBlank()) {
      lapse = "no proof that it works";
    } else if (!Decisions.holds(control.getExpiresAt(), at)) {
      lapse = "expired " + date(control.getExpiresAt());
    } else if (!Decisions.holds(ends, at)) {
      lapse = "expired " + date(ends);
    }
    String until = control.getExpiresAt() == null ? "" : ", until " + date(control.getExpiresAt());
    return new ControlFact(
        control.getControlId(), control.getKind(), lapse, by + ", proof " + proof + until);
  }

  private static String date(@Nullable Instant time) {
    return time == null ? "" : time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }
}
