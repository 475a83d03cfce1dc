/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.assess;

import io.sluice.event.CorrelatedIssue;
import io.sluice.event.KevEntry;
import io.sluice.event.VulnerabilityFacts;
import io.sluice.scorer.facts.IssueContext;
import io.sluice.scorer.facts.IssueFacts;
import io.sluice.scorer.governance.Dispositions;
import io.sluice.scorer.model.Score;
import io.sluice.scorer.model.ScoreFacts;
import io.sluice.scorer.model.Scorer;
import io.sluice.scorer.priority.Actions;
import io.sluice.scorer.priority.Prioritizer;
import io.sluice.scorer.priority.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges issues. A pure function of the settings, the issue and what is known around it. */
public final class Assessor {

  private final Settings settings;
  private final IssueFacts issueFacts;
  private final Scorer scorer;
  private final Prioritizer prioritizer;
  private final Dispositions dispositions;

  /**
   * Judges by settings.
   *
   * @throws IllegalArgumentException when the profile names a table that is unknown
   */
  public Assessor(Settings settings) {
    this.settings = settings;
    this.issueFacts = new IssueFacts(settings.model());
    this.scorer = new Scorer(settings.model());
    this.prioritizer = new Prioritizer(settings.model(), settings.profile());
    this.dispositions = new Dispositions(settings.profile().trustedVexAuthors());
  }

  /** Judges an issue. */
  public Assessment assess(CorrelatedIssue issue, IssueContext context) {
    ScoreFacts facts = issueFacts.of(issue, context);
    Score score = scorer.score(facts);
    Verdict verdict = prioritizer.decide(facts, score);
    return new Assessment(
        score,
        verdict,
        dispositions.of(issue, context.decisions(), context.at()),
        Actions.of(issue, context.vulnerabilities(), verdict.priority()),
        facts.inputs(),
        bindingDue(context.vulnerabilities()));
  }

  /** Score and verdict of bare facts, without an issue. */
  public Verdict verdict(ScoreFacts facts, Score score) {
    return prioritizer.decide(facts, score);
  }

  /** The score of bare facts. */
  public Score score(ScoreFacts facts) {
    return scorer.score(facts);
  }

  /** The earliest due date of the KEV catalog, where the profile binds to it. */
  public Optional<Instant> bindingDue(List<VulnerabilityFacts> vulnerabilities) {
    if (!settings.profile().kevDueDate()) {
      return Optional.empty();
    }
    return vulnerabilities.stream()
        .map(VulnerabilityFacts::getKev)
        .flatMap(kev -> kev == null ? Stream.empty() : endOfDueDay(kev).stream())
        .min(Comparator.naturalOrder());
  }

  /** The first moment after the due day, in UTC. */
  private static Optional<Instant> endOfDueDay(KevEntry kev) {
    String date = kev.getDueDate();
    if (date == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.parse(date).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeParseException e) {
      // The feed reader checks dates; one that slipped through binds nobody.
      return Optional.empty();
    }
  }
}
