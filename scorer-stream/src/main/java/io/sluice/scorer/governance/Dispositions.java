/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.governance;

import io.sluice.event.CorrelatedIssue;
import io.sluice.event.Disposition;
import io.sluice.event.DispositionKind;
import io.sluice.event.FindingStatus;
import io.sluice.event.GovernanceDecision;
import io.sluice.event.IssueMember;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was decided about an issue, beside its score. Of several the one counts that says most: not
 * affected, then false positive, then risk accepted, then mitigated; of equal ones the latest.
 */
public final class Dispositions {

  private static final String AUTHOR = "vex-author:";
  private static final String VEX_TOPIC = ".raw.vex";

  private static final Comparator<Disposition> ORDER =
      Comparator.comparing((Disposition disposition) -> disposition.getKind())
          .thenComparing(
              Disposition::getSince, Comparator.nullsLast(Comparator.<Instant>reverseOrder()))
          .thenComparing(Disposition::getSource);

  private final List<String> trustedVexAuthors;

  /**
   * Judges statements.
   *
   * @param trustedVexAuthors authors whose VEX statements count
   */
  public Dispositions(Collection<String> trustedVexAuthors) {
    this.trustedVexAuthors = List.copyOf(trustedVexAuthors);
  }

  /**
   * The disposition of an issue at a time.
   *
   * @param decisions decisions about the issue
   */
  public Optional<Disposition> of(
      CorrelatedIssue issue, Collection<GovernanceDecision> decisions, Instant at) {
    Stream<Disposition> decided =
        decisions.stream()
            .filter(decision -> Decisions.holds(decision.getExpiresAt(), at))
            .map(Dispositions::of);
    return Stream.concat(decided, vex(issue).stream()).min(ORDER);
  }

  private static Disposition of(GovernanceDecision decision) {
    return Disposition.newBuilder()
        .setKind(decision.getKind())
        .setBy(decision.getDecidedBy())
        .setReason(decision.getReason())
        .setSince(decision.getDecidedAt())
        .setUntil(decision.getExpiresAt())
        .setSource("decision " + decision.getDecisionId())
        .setSuppresses(Decisions.suppresses(decision.getKind()))
        .build();
  }

  /**
   * A VEX statement says that a product is not affected. It speaks for an issue when it is from
   * somebody whose word counts and about every asset on which the issue was found.
   */
  private Optional<Disposition> vex(CorrelatedIssue issue) {
    List<IssueMember> statements =
        issue.getMembers().stream().filter(this::isTrustedStatement).toList();
    List<String> spokenFor = statements.stream().map(IssueMember::getAsset).toList();
    boolean all =
        issue.getMembers().stream()
            .filter(Dispositions::isReported)
            .allMatch(member -> spokenFor.contains(member.getAsset()));
    if (statements.isEmpty() || !all) {
      return Optional.empty();
    }
    IssueMember statement = statements.getFirst();
    return Optional.of(
        Disposition.newBuilder()
            .setKind(DispositionKind.NOT_AFFECTED)
            .setBy(author(statement).orElse(statement.getTool()))
            .setReason(Objects.requireNonNullElse(statement.getSuppressionReason(), "not affected"))
            .setSource("VEX " + statement.getProvenance().getReportName())
            .setSuppresses(true)
            .build());
  }

  private static boolean isReported(IssueMember member) {
    return member.getStatus() == FindingStatus.OPEN || member.getStatus() == FindingStatus.REOPENED;
  }

  private boolean isTrustedStatement(IssueMember member) {
    return member.getStatus() == FindingStatus.SUPPRESSED
        && member.getProvenance().getTopic().endsWith(VEX_TOPIC)
        && author(member).filter(trustedVexAuthors::contains).isPresent();
  }

  private static Optional<String> author(IssueMember member) {
    return member.getSignals().stream()
        .filter(signal -> signal.startsWith(AUTHOR))
        .map(signal -> signal.substring(AUTHOR.length()))
        .findFirst();
  }
}
