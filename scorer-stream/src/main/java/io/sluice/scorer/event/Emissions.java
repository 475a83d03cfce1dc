/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.event;

import io.sluice.event.Category;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.EmittedIssue;
import io.sluice.event.IssueEvent;
import io.sluice.event.IssueEventType;
import io.sluice.event.IssueState;
import io.sluice.event.IssueStatus;
import io.sluice.event.Ownership;
import io.sluice.event.OwnershipRule;
import io.sluice.event.ScoredIssue;
import io.sluice.event.Severity;
import io.sluice.scorer.model.Score;
import io.sluice.scorer.model.ScoreModel;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares an issue and its score with what was last emitted, and says what to emit now. A pure
 * function: the same input gives the same bytes, whatever the time of day.
 */
public final class Emissions {

  private final ScoreModel model;
  private final DueDates dueDates;

  /** Emits under the bands and the id of a model. */
  public Emissions(ScoreModel model) {
    this.model = model;
    this.dueDates = new DueDates(model);
  }

  /**
   * What an issue's score gives to the outside; empty when nothing that is shown changed.
   *
   * @param last what was last emitted, null at first sight
   * @param at time of the record that caused the scoring
   */
  public Optional<Emission> scored(
      @Nullable EmittedIssue last, CorrelatedIssue issue, Score score, Instant at) {
    IssueState before = last == null ? null : last.getState();
    IssueState after =
        IssueState.newBuilder()
            .setStatus(issue.getStatus())
            .setPriority(score.priority())
            .setScoreTenths(score.scoreTenths())
            .setOwner(issue.getOwnership().getOwner())
            .setDueAt(
                dueDates.due(
                    before, issue.getStatus(), score.priority(), issue.getFirstSeenAt(), at))
            .build();
    ScoredIssue scored = scoredIssue(issue, score, after, at);
    String shown = Shown.hash(scored);
    if (last != null && last.getShown().equals(shown)) {
      return Optional.empty();
    }
    long sequence = last == null ? 0 : last.getSequence();
    Optional<IssueEvent> event =
        Lifecycle.event(before, sequence > 0, after, issue.getSplitFrom() != null)
            .map(type -> event(type, sequence + 1, issue, score, before, after, at));
    return Optional.of(
        new Emission(
            Optional.of(scored),
            event,
            new EmittedIssue(after, event.isPresent() ? sequence + 1 : sequence, shown)));
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
        new EmittedIssue(after, event.isPresent() ? sequence + 1 : sequence, ""));
  }

  private ScoredIssue scoredIssue(
      CorrelatedIssue issue, Score score, IssueState after, Instant at) {
    return ScoredIssue.newBuilder()
        .setIssueId(issue.getIssueId())
        .setApplication(issue.getApplication())
        .setStatus(issue.getStatus())
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
        .setModelId(model.id())
        .setFirstSeenAt(issue.getFirstSeenAt())
        .setDueAt(after.getDueAt())
        .setScoredAt(at)
        .build();
  }

  private IssueEvent event(
      IssueEventType type,
      long sequence,
      CorrelatedIssue issue,
      Score score,
      @Nullable IssueState before,
      IssueState after,
      Instant at) {
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
        .setWhy(
            issue.getStatus() == IssueStatus.RETRACTED
                ? "moved to another application"
                : score.why())
        .setOwnership(issue.getOwnership())
        .setRows(score.rows())
        .setModelId(model.id())
        .build();
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
        .setModelId(model.id())
        .build();
  }
}
