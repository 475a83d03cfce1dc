/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.event;

import io.sluice.event.Category;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.Disposition;
import io.sluice.event.EmittedIssue;
import io.sluice.event.IssueEvent;
import io.sluice.event.IssueEventType;
import io.sluice.event.IssueState;
import io.sluice.event.IssueStatus;
import io.sluice.event.Ownership;
import io.sluice.event.OwnershipRule;
import io.sluice.event.ScoredIssue;
import io.sluice.event.Severity;
import io.sluice.scorer.assess.Assessment;
import io.sluice.scorer.assess.Settings;
import io.sluice.scorer.model.Score;
import io.sluice.scorer.priority.Verdict;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares an issue and its score with what was last emitted, and says what to emit now. A pure
 * function: the same input gives the same bytes, whatever the time of day.
 */
public final class Emissions {

  private final Settings settings;
  private final DueDates dueDates;

  /** Emits under the ids and the days of settings. */
  public Emissions(Settings settings) {
    this.settings = settings;
    this.dueDates = new DueDates(settings.profile());
  }

  /**
   * What an issue's assessment gives to the outside; empty when nothing that is shown changed.
   *
   * @param last what was last emitted, null at first sight
   * @param at time of the record that caused the scoring
   */
  public Optional<Emission> scored(
      @Nullable EmittedIssue last, CorrelatedIssue issue, Assessment assessment, Instant at) {
    IssueState before = last == null ? null : last.getState();
    IssueStatus status = Lifecycle.effective(issue.getStatus(), assessment.disposition());
    Verdict verdict = assessment.verdict();
    IssueState after =
        IssueState.newBuilder()
            .setStatus(status)
            .setPriority(verdict.priority())
            .setScoreTenths(assessment.score().scoreTenths())
            .setOwner(issue.getOwnership().getOwner())
            .setDueAt(
                dueDates.due(
                    last, status, verdict, assessment.bindingDue(), issue.getFirstSeenAt(), at))
            .build();
    ScoredIssue scored = scoredIssue(issue, assessment, after, at);
    String shown = Shown.hash(scored);
    if (last != null && last.getShown().equals(shown)) {
      return Optional.empty();
    }
    long sequence = last == null ? 0 : last.getSequence();
    Optional<IssueEvent> event =
        Lifecycle.event(before, sequence > 0, after, issue.getSplitFrom() != null)
            .map(type -> event(type, sequence + 1, issue, assessment, before, after, at));
    return Optional.of(
        new Emission(
            Optional.of(scored),
            event,
            emitted(last, after, event.isPresent() ? sequence + 1 : sequence, at)
                .setShown(shown)
                .setDueDays(verdict.dueDays())
                .build()));
  }

  /** What to remember, with the clock stopped when the issue is no longer open. */
  private EmittedIssue.Builder emitted(
      @Nullable EmittedIssue last, IssueState after, long sequence, Instant at) {
    EmittedIssue.Builder emitted =
        EmittedIssue.newBuilder()
            .setState(after)
            .setSequence(sequence)
            .setShown("")
            .setModelId(settings.version());
    if (last == null || Lifecycle.isOpen(after.getStatus())) {
      return emitted;
    }
    Instant due = last.getState().getDueAt();
    return due == null
        ? emitted.setPausedDueAt(last.getPausedDueAt()).setPausedAt(last.getPausedAt())
        : emitted.setPausedDueAt(due).setPausedAt(at);
  }

  /**
   * What the removal of an issue gives to the outside. Issues end by a status; should one vanish
   * while it is open, consumers are told that it is over, with what is still known of it.
   */
  public Emission removed(EmittedIssue last, String application, String issueId, Instant at) {
    IssueState before = last.getState();
    IssueState after =
        IssueState.newBuilder(before).setStatus(IssueStatus.RETRACTED).setDueAt(null).build();
    long sequence = last.getSequence();
    Optional<IssueEvent> event =
        Lifecycle.event(before, sequence > 0, after, false)
            .map(type -> removal(type, sequence + 1, application, issueId, before, after, at));
    return new Emission(
        Optional.empty(),
        event,
        emitted(last, after, event.isPresent() ? sequence + 1 : sequence, at).build());
  }

  private ScoredIssue scoredIssue(
      CorrelatedIssue issue, Assessment assessment, IssueState after, Instant at) {
    Score score = assessment.score();
    return ScoredIssue.newBuilder()
        .setIssueId(issue.getIssueId())
        .setApplication(issue.getApplication())
        .setStatus(after.getStatus())
        .setMergedInto(issue.getMergedInto())
        .setOwnership(issue.getOwnership())
        .setTitle(issue.getTitle())
        .setCategory(issue.getCategory())
        .setTools(issue.getTools())
        .setAssets(issue.getAssets())
        .setMembers(issue.getMembers().size())
        .setSeverity(issue.getSeverity())
        .setCwes(issue.getCwes())
        .setVulnerabilityIds(issue.getVulnerabilityIds())
        .setPackage$(issue.getPackage$())
        .setLocation(issue.getLocation())
        .setPriority(after.getPriority())
        .setScoreTenths(score.scoreTenths())
        .setLowTenths(score.lowTenths())
        .setHighTenths(score.highTenths())
        .setRows(score.rows())
        .setUnknowns(score.unknowns())
        .setWhy(score.why())
        .setModelId(settings.modelId())
        .setFirstSeenAt(issue.getFirstSeenAt())
        .setDueAt(after.getDueAt())
        .setScoredAt(at)
        .setBand(assessment.verdict().band())
        .setDecidedBy(assessment.verdict().decidedBy())
        .setProfileId(settings.profileId())
        .setOutcomes(assessment.verdict().outcomes())
        .setDisposition(assessment.disposition().orElse(null))
        .setActionability(assessment.actionability())
        .setInputs(assessment.inputs())
        .build();
  }

  private IssueEvent event(
      IssueEventType type,
      long sequence,
      CorrelatedIssue issue,
      Assessment assessment,
      @Nullable IssueState before,
      IssueState after,
      Instant at) {
    Score score = assessment.score();
    return IssueEvent.newBuilder()
        .setEventId(EventIds.of(issue.getApplication(), issue.getIssueId(), sequence))
        .setType(type)
        .setSequence(sequence)
        .setIssueId(issue.getIssueId())
        .setApplication(issue.getApplication())
        .setOccurredAt(at)
        // Consumers have seen nothing before the first event.
        .setBefore(sequence == 1 ? null : before)
        .setAfter(after)
        .setRelatedIssue(relatedIssue(type, issue))
        .setTitle(issue.getTitle())
        .setCategory(issue.getCategory())
        .setSeverity(issue.getSeverity())
        .setTools(issue.getTools())
        .setAssets(issue.getAssets())
        .setCwes(issue.getCwes())
        .setVulnerabilityIds(issue.getVulnerabilityIds())
        .setPackage$(issue.getPackage$())
        .setLocation(issue.getLocation())
        .setRemediation(issue.getRemediation())
        .setWhy(why(type, issue, assessment))
        .setOwnership(issue.getOwnership())
        .setRows(score.rows())
        .setModelId(settings.modelId())
        .setLowTenths(score.lowTenths())
        .setHighTenths(score.highTenths())
        .setUnknowns(score.unknowns())
        .setBand(assessment.verdict().band())
        .setDecidedBy(assessment.verdict().decidedBy())
        .setProfileId(settings.profileId())
        .setOutcomes(assessment.verdict().outcomes())
        .setDisposition(assessment.disposition().orElse(null))
        .setActionability(assessment.actionability())
        .setInputs(assessment.inputs())
        .build();
  }

  private static String why(IssueEventType type, CorrelatedIssue issue, Assessment assessment) {
    if (issue.getStatus() == IssueStatus.RETRACTED) {
      return "moved to another application";
    }
    return type == IssueEventType.ACCEPTED
        ? assessment.disposition().map(Emissions::words).orElse(assessment.score().why())
        : assessment.score().why();
  }

  private static String words(Disposition disposition) {
    String kind = disposition.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String until =
        disposition.getUntil() == null
            ? ""
            : " until " + disposition.getUntil().atOffset(ZoneOffset.UTC).toLocalDate();
    return kind + " by " + disposition.getBy() + until + ": " + disposition.getReason();
  }

  private static @Nullable String relatedIssue(IssueEventType type, CorrelatedIssue issue) {
    return switch (type) {
      case MERGED -> issue.getMergedInto();
      case SPLIT -> issue.getSplitFrom();
      case UNKNOWN, OPENED, ESCALATED, DEESCALATED, REASSIGNED, ACCEPTED, RESOLVED, REOPENED ->
          null;
    };
  }

  private IssueEvent removal(
      IssueEventType type,
      long sequence,
      String application,
      String issueId,
      IssueState before,
      IssueState after,
      Instant at) {
    return IssueEvent.newBuilder()
        .setEventId(EventIds.of(application, issueId, sequence))
        .setType(type)
        .setSequence(sequence)
        .setIssueId(issueId)
        .setApplication(application)
        .setOccurredAt(at)
        .setBefore(before)
        .setAfter(after)
        .setTitle("removed issue")
        .setCategory(Category.UNKNOWN)
        .setSeverity(Severity.UNKNOWN)
        .setWhy("removed from the inventory of issues")
        .setOwnership(
            Ownership.newBuilder()
                .setOwner(before.getOwner())
                .setRule(OwnershipRule.UNKNOWN)
                .setEvidence("as last emitted")
                .build())
        .setModelId(settings.modelId())
        .setProfileId(settings.profileId())
        .build();
  }
}
