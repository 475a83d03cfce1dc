/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.event;

import static io.sluice.scorer.testing.IssueBuilder.FIRST_SEEN;
import static io.sluice.scorer.testing.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.Category;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.EmittedIssue;
import io.sluice.event.IssueEvent;
import io.sluice.event.IssueEventType;
import io.sluice.event.IssueStatus;
import io.sluice.event.Priority;
import io.sluice.event.Severity;
import io.sluice.scorer.assess.Assessment;
import io.sluice.scorer.assess.Assessor;
import io.sluice.scorer.assess.Settings;
import io.sluice.scorer.facts.IssueContext;
import io.sluice.scorer.model.ScoreModel;
import io.sluice.scorer.priority.Profile;
import io.sluice.scorer.priority.Verdict;
import io.sluice.scorer.testing.IssueBuilder;
import io.sluice.topic.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class EmissionsTest {

  private static final Instant DAY_1 = FIRST_SEEN.plus(Duration.ofDays(1));
  private static final Instant DAY_9 = FIRST_SEEN.plus(Duration.ofDays(9));

  private final Emissions emissions = new Emissions(Settings.standard());

  @Test
  void shouldOpenAnIssueWithItsWholeExplanation() {
    Emission emission = emit(null, anIssue(), DAY_1).orElseThrow();

    IssueEvent event = emission.event().orElseThrow();
    assertThat(event.getType()).isEqualTo(IssueEventType.OPENED);
    assertThat(event.getSequence()).isEqualTo(1);
    assertThat(event.getEventId()).isEqualTo(Hash.of("event/1", "shop", "SLC-000000000001", "1"));
    assertThat(event.getOccurredAt()).isEqualTo(DAY_1);
    assertThat(event.getBefore()).isNull();
    assertThat(event.getAfter().getPriority()).isEqualTo(Priority.P3);
    assertThat(event.getAfter().getScoreTenths())
        .isEqualTo(event.getRows().stream().mapToInt(row -> row.getPointsTenths()).sum());
    assertThat(event.getModelId()).isEqualTo("sluice-score/2");
    assertThat(emission.scored().orElseThrow().getScoredAt()).isEqualTo(DAY_1);
    assertThat(emission.scored().orElseThrow().getDueAt())
        .isEqualTo(FIRST_SEEN.plus(Duration.ofDays(60)));
  }

  @Test
  void shouldBeSilentWhenNothingShownChanged() {
    EmittedIssue last = emitted(null, anIssue(), DAY_1);

    assertThat(emit(last, anIssue(), DAY_9)).isEmpty();
  }

  @Test
  void shouldUpdateTheScoreInsideABandWithoutAnEvent() {
    EmittedIssue last = emitted(null, anIssue(), DAY_1);

    Emission emission = emit(last, anIssue().severity(Severity.HIGH, 8.1), DAY_9).orElseThrow();

    assertThat(emission.scored()).isPresent();
    assertThat(emission.event()).isEmpty();
    assertThat(emission.emitted().getSequence()).isEqualTo(1);
  }

  @Test
  void shouldTightenTheDueDateWhenAnIssueEscalates() {
    EmittedIssue last = emitted(null, anIssue(), DAY_1);

    Emission emission = escalate(last, DAY_9);

    IssueEvent event = emission.event().orElseThrow();
    assertThat(event.getType()).isEqualTo(IssueEventType.ESCALATED);
    assertThat(event.getSequence()).isEqualTo(2);
    assertThat(event.getBefore()).isEqualTo(last.getState());
    assertThat(event.getAfter().getDueAt()).isEqualTo(DAY_9.plus(Duration.ofDays(3)));
  }

  @Test
  void shouldGiveNoMoreTimeWhenAnIssueDeescalates() {
    EmittedIssue escalated = escalate(emitted(null, anIssue(), DAY_1), DAY_9).emitted();

    Emission emission = emit(escalated, anIssue(), DAY_9.plusSeconds(60)).orElseThrow();

    assertThat(emission.event().orElseThrow().getType()).isEqualTo(IssueEventType.DEESCALATED);
    assertThat(emission.emitted().getState().getDueAt()).isEqualTo(DAY_9.plus(Duration.ofDays(3)));
  }

  @Test
  void shouldKeepAnEarlierDueDateWhenAnIssueEscalatesLate() {
    EmittedIssue last = emitted(null, anIssue(), DAY_1);

    Emission emission = escalate(last, FIRST_SEEN.plus(Duration.ofDays(59)));

    assertThat(emission.emitted().getState().getDueAt())
        .isEqualTo(FIRST_SEEN.plus(Duration.ofDays(60)));
  }

  @Test
  void shouldHaveNoDueDateWhenResolvedAndRestartWhenReopened() {
    EmittedIssue open = emitted(null, anIssue(), DAY_1);

    EmittedIssue resolved = emitted(open, anIssue().status(IssueStatus.RESOLVED), DAY_9);
    Instant back = FIRST_SEEN.plus(Duration.ofDays(100));
    Emission reopened = emit(resolved, anIssue().status(IssueStatus.REOPENED), back).orElseThrow();

    assertThat(resolved.getState().getDueAt()).isNull();
    assertThat(reopened.event().orElseThrow().getType()).isEqualTo(IssueEventType.REOPENED);
    assertThat(reopened.event().orElseThrow().getSequence()).isEqualTo(3);
    assertThat(reopened.emitted().getState().getDueAt()).isEqualTo(back.plus(Duration.ofDays(60)));
  }

  @Test
  void shouldGoOnWithTheDaysThatWereLeftWhereTheProfileSaysSo() {
    Emissions resuming = new Emissions(profile("\"RESTART\"", "\"RESUME\""));
    EmittedIssue open = emit(resuming, null, anIssue(), DAY_1).emitted();
    EmittedIssue closed =
        emit(resuming, open, anIssue().status(IssueStatus.RESOLVED), DAY_9).emitted();
    EmittedIssue still =
        emit(resuming, closed, anIssue().status(IssueStatus.RESOLVED).startLine(7), DAY_9)
            .emitted();
    Instant back = FIRST_SEEN.plus(Duration.ofDays(100));

    Emission reopened = emit(resuming, still, anIssue().status(IssueStatus.REOPENED), back);

    // 60 days from the first sight, 9 of them gone.
    assertThat(reopened.emitted().getState().getDueAt()).isEqualTo(back.plus(Duration.ofDays(51)));
  }

  @Test
  void shouldBindToTheDateOfKevWhereTheProfileSaysSo() {
    Emissions binding = new Emissions(profile("\"kevDueDate\": false", "\"kevDueDate\": true"));
    CorrelatedIssue issue = anIssue().build();
    Assessment plain = assess(issue);
    Instant kevDue = FIRST_SEEN.plus(Duration.ofDays(21));
    Assessment bound =
        new Assessment(
            plain.score(),
            plain.verdict(),
            Optional.empty(),
            plain.actionability(),
            List.of(),
            Optional.of(kevDue));

    Emission emission = binding.scored(null, issue, bound, DAY_1).orElseThrow();

    assertThat(emission.emitted().getState().getDueAt()).isEqualTo(kevDue);
  }

  @Test
  void shouldNotMoveADueDateByARecordThatIsLate() {
    EmittedIssue open = emitted(null, anIssue(), DAY_9);

    Emission later = emit(open, anIssue().startLine(7), DAY_1).orElseThrow();

    assertThat(later.emitted().getState().getDueAt()).isEqualTo(open.getState().getDueAt());
  }

  @Test
  void shouldNotAnnounceAnIssueThatItsSourceSuppresses() {
    Emission suppressed = emit(null, anIssue().status(IssueStatus.SUPPRESSED), DAY_1).orElseThrow();
    Emission opened = emit(suppressed.emitted(), anIssue(), DAY_9).orElseThrow();

    assertThat(suppressed.scored()).isPresent();
    assertThat(suppressed.event()).isEmpty();
    assertThat(opened.event().orElseThrow().getType()).isEqualTo(IssueEventType.OPENED);
    assertThat(opened.event().orElseThrow().getBefore()).isNull();
    assertThat(opened.event().orElseThrow().getSequence()).isEqualTo(1);
  }

  @Test
  void shouldPointFromAMergedIssueToTheSurvivor() {
    EmittedIssue open = emitted(null, anIssue(), DAY_1);

    IssueEvent event =
        emit(open, anIssue().mergedInto("SLC-00000000000f"), DAY_9)
            .flatMap(Emission::event)
            .orElseThrow();

    assertThat(event.getType()).isEqualTo(IssueEventType.MERGED);
    assertThat(event.getRelatedIssue()).isEqualTo("SLC-00000000000f");
  }

  @Test
  void shouldPointFromAPartToWhatItWasSplitFrom() {
    IssueEvent event =
        emit(null, anIssue().splitFrom("SLC-00000000000f"), DAY_1)
            .flatMap(Emission::event)
            .orElseThrow();

    assertThat(event.getType()).isEqualTo(IssueEventType.SPLIT);
    assertThat(event.getRelatedIssue()).isEqualTo("SLC-00000000000f");
  }

  @Test
  void shouldSayThatARetractedIssueMoved() {
    EmittedIssue open = emitted(null, anIssue(), DAY_1);

    IssueEvent event =
        emit(open, anIssue().status(IssueStatus.RETRACTED), DAY_9)
            .flatMap(Emission::event)
            .orElseThrow();

    assertThat(event.getType()).isEqualTo(IssueEventType.RESOLVED);
    assertThat(event.getWhy()).isEqualTo("moved to another application");
  }

  @Test
  void shouldEndAnOpenIssueThatIsRemovedAndNotReuseItsSequence() {
    EmittedIssue open = emitted(null, anIssue(), DAY_1);

    Emission removed = emissions.removed(open, "shop", "SLC-000000000001", DAY_9);
    Emission again = emit(removed.emitted(), anIssue(), DAY_9).orElseThrow();

    assertThat(removed.scored()).isEmpty();
    assertThat(removed.event().orElseThrow().getType()).isEqualTo(IssueEventType.RESOLVED);
    assertThat(removed.event().orElseThrow().getSequence()).isEqualTo(2);
    assertThat(again.event().orElseThrow().getType()).isEqualTo(IssueEventType.REOPENED);
    assertThat(again.event().orElseThrow().getSequence()).isEqualTo(3);
  }

  private Emission escalate(EmittedIssue last, Instant at) {
    IssueBuilder worse =
        anIssue()
            .severity(Severity.CRITICAL, 10)
            .foundBy("zap", Category.DAST)
            .assets("repo:a", "repo:b", "repo:c", "repo:d");
    CorrelatedIssue issue = worse.build();
    Assessment assessment = assess(issue);
    Verdict p1 = new Verdict(Priority.P1, assessment.verdict().band(), "test", List.of(), 3);
    return emissions
        .scored(
            last,
            issue,
            new Assessment(
                assessment.score(),
                p1,
                Optional.empty(),
                assessment.actionability(),
                List.of(),
                Optional.empty()),
            at)
        .orElseThrow();
  }

  private EmittedIssue emitted(@Nullable EmittedIssue last, IssueBuilder issue, Instant at) {
    return emit(last, issue, at).orElseThrow().emitted();
  }

  private Optional<Emission> emit(@Nullable EmittedIssue last, IssueBuilder issue, Instant at) {
    CorrelatedIssue built = issue.build();
    return emissions.scored(last, built, assess(built), at);
  }

  private Emission emit(Emissions by, @Nullable EmittedIssue last, IssueBuilder issue, Instant at) {
    CorrelatedIssue built = issue.build();
    return by.scored(last, built, assess(built), at).orElseThrow();
  }

  private static Settings profile(String from, String to) {
    String text = Profile.bundledText("score-bands");
    assertThat(text).contains(from);
    return Settings.of(ScoreModel.bundledText(), text.replace(from, to));
  }

  private Assessment assess(CorrelatedIssue issue) {
    return new Assessor(Settings.standard())
        .assess(issue, new IssueContext(Optional.empty(), List.of(), List.of(), DAY_1));
  }
}
