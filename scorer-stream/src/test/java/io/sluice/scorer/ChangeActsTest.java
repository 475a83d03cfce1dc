/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer;

import static io.sluice.scorer.testing.Context.application;
import static io.sluice.scorer.testing.Context.epss;
import static io.sluice.scorer.testing.Context.kev;
import static io.sluice.scorer.testing.DecisionBuilder.aDecision;
import static io.sluice.scorer.testing.DecisionBuilder.accepted;
import static io.sluice.scorer.testing.DecisionBuilder.control;
import static io.sluice.scorer.testing.DecisionBuilder.issues;
import static io.sluice.scorer.testing.DecisionBuilder.weaknesses;
import static io.sluice.scorer.testing.IssueBuilder.aVulnerableDependency;
import static io.sluice.scorer.testing.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.CatalogApplication;
import io.sluice.event.Category;
import io.sluice.event.ControlKind;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.CvssAssessment;
import io.sluice.event.CvssRole;
import io.sluice.event.DispositionKind;
import io.sluice.event.Exposure;
import io.sluice.event.GovernanceDecision;
import io.sluice.event.IntelSource;
import io.sluice.event.IssueEvent;
import io.sluice.event.IssueEventType;
import io.sluice.event.IssueStatus;
import io.sluice.event.ScoredIssue;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.runtime.testing.TopologyFixture;
import io.sluice.scorer.testing.DecisionBuilder;
import io.sluice.scorer.testing.IssueBuilder;
import io.sluice.topic.Keys;
import io.sluice.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change around an issue acts by itself, on the issues that it concerns and on no others. */
final class ChangeActsTest {

  private static final String CVE = "CVE-2021-44228";
  private static final Instant AT = IssueBuilder.FIRST_SEEN.plus(Duration.ofHours(1));
  private static final Instant LATER = AT.plus(Duration.ofDays(5));
  private static final Instant END = AT.plus(Duration.ofDays(30));
  private static final String KEY = "shop|SLC-000000000001";

  private TopologyFixture fixture = new TopologyFixture(ScorerTopology.app());
  private TestInputTopic<String, CorrelatedIssue> issues = fixture.input(Topics.ISSUE_CORRELATED);
  private final TestInputTopic<String, CatalogApplication> catalog =
      fixture.input(Topics.CATALOG_APPLICATION);
  private final TestInputTopic<String, VulnerabilityIntel> intelligence =
      fixture.input(Topics.INTEL_VULNERABILITY);
  private final TestInputTopic<String, GovernanceDecision> decisions =
      fixture.input(Topics.GOVERNANCE_DECISION);
  private TestOutputTopic<String, ScoredIssue> scored = fixture.output(Topics.ISSUE_SCORED);
  private final TestOutputTopic<String, IssueEvent> events =
      fixture.output(Topics.ISSUE_PRIORITIZED);
  private final TestOutputTopic<String, String> ocsf = fixture.output(Topics.ISSUE_OCSF);

  @AfterEach
  void closeFixture() {
    fixture.close();
  }

  @Test
  void shouldRescoreExactlyTheIssuesOfAVulnerabilityThatIsRatedAnew() {
    pipe(aVulnerableDependency(CVE), AT);
    pipe(aVulnerableDependency(cve(1)).id("SLC-2"), AT);
    drain();

    VulnerabilityIntel own =
        VulnerabilityIntel.newBuilder()
            .setVulnerabilityId(CVE)
            .setSource(IntelSource.ORGANISATION)
            .setFeedVersion("1")
            .setCvss(
                List.of(
                    CvssAssessment.newBuilder()
                        .setProvider("appsec")
                        .setRole(CvssRole.ORGANISATION)
                        .setVersion("3.1")
                        .setVector("CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N")
                        .setScore(1.6)
                        .setReason("not used that way here")
                        .build()))
            .setObservedAt(LATER)
            .build();
    pipe(own, LATER);

    ScoredIssue state = onlyScored();
    assertThat(state.getIssueId()).isEqualTo("SLC-000000000001");
    assertThat(state.getRows().getFirst().getPointsTenths()).isEqualTo(48);
    assertThat(state.getRows().getFirst().getSource()).startsWith("own rating of appsec, " + CVE);
    assertThat(state.getRows().getFirst().getAlso()).hasSize(1);
  }

  @Test
  void shouldTakeAnAcceptedIssueOutOfTheQueueAndKeepItsScore() {
    pipe(anIssue(), AT);
    pipe(anIssue().id("SLC-2"), AT);
    int before = scored.readValue().getScoreTenths();
    drain();

    pipe(accepted(END), LATER);

    ScoredIssue state = onlyScored();
    assertThat(state.getStatus()).isEqualTo(IssueStatus.SUPPRESSED);
    assertThat(state.getScoreTenths()).isEqualTo(before);
    assertThat(state.getDueAt()).isNull();
    assertThat(state.getDisposition().getKind()).isEqualTo(DispositionKind.RISK_ACCEPTED);
    assertThat(state.getDisposition().getBy()).isEqualTo("alice");
    assertThat(state.getDisposition().getUntil()).isEqualTo(END);
    IssueEvent event = events.readValue();
    assertThat(event.getType()).isEqualTo(IssueEventType.ACCEPTED);
    assertThat(event.getWhy())
        .isEqualTo("risk accepted by alice until 2026-08-31: no customer data in reach");
    ocsf.readValue();
    assertSilent();
  }

  @Test
  void shouldReopenByItselfWhenAnAcceptanceEndsWithThePriorScoreAndTheTimeOfItsEnd() {
    pipe(anIssue(), AT);
    ScoredIssue open = scored.readValue();
    pipe(accepted(END), LATER);
    drain();

    fixture
        .driver()
        .advanceWallClockTime(Duration.between(TopologyFixture.START, END).minusSeconds(1));
    assertSilent();
    fixture.driver().advanceWallClockTime(Duration.ofSeconds(2));

    TestRecord<String, ScoredIssue> state = scored.readRecord();
    assertThat(state.getRecordTime()).isEqualTo(END);
    assertThat(state.value().getStatus()).isEqualTo(IssueStatus.OPEN);
    assertThat(state.value().getScoreTenths()).isEqualTo(open.getScoreTenths());
    assertThat(state.value().getRows()).isEqualTo(open.getRows());
    assertThat(state.value().getDisposition()).isNull();
    IssueEvent event = events.readValue();
    assertThat(event.getType()).isEqualTo(IssueEventType.REOPENED);
    assertThat(event.getOccurredAt()).isEqualTo(END);
    assertThat(event.getAfter().getDueAt()).isEqualTo(END.plus(Duration.ofDays(60)));
    ocsf.readValue();

    fixture.driver().advanceWallClockTime(Duration.ofDays(1));
    assertSilent();
  }

  @Test
  void shouldNotBringBackWhatEndedByALateRecord() {
    pipe(anIssue(), AT);
    pipe(accepted(END), LATER);
    fixture.driver().advanceWallClockTime(Duration.between(TopologyFixture.START, END));
    drain();

    pipe(anIssue().startLine(82), END.minus(Duration.ofDays(1)));

    assertThat(onlyScored().getStatus()).isEqualTo(IssueStatus.OPEN);
    assertSilent();
  }

  @Test
  void shouldTakeADecisionForEndedWhenItComesTooLate() {
    pipe(anIssue(), AT);
    drain();

    pipe(accepted(END), END.plusSeconds(1));

    assertThat(scored.readValuesToList()).allMatch(issue -> issue.getStatus() == IssueStatus.OPEN);
    assertThat(events.isEmpty()).isTrue();
  }

  @Test
  void shouldReopenWhenADecisionIsTakenBackOrMeansOtherIssues() {
    pipe(anIssue(), AT);
    pipe(anIssue().id("SLC-2"), AT);
    pipe(accepted(END), LATER);
    drain();

    pipe(accepted(END).about(issues("SLC-2")), LATER.plusSeconds(1));
    assertThat(types()).containsExactlyInAnyOrder(KEY + " REOPENED", "shop|SLC-2 ACCEPTED");

    decisions.pipeInput("shop|D-1", null, LATER.plusSeconds(2));
    assertThat(types()).containsExactly("shop|SLC-2 REOPENED");
  }

  @Test
  void shouldApplyADecisionAboutAVulnerabilityToLaterIssuesToo() {
    pipe(
        aDecision(DispositionKind.NOT_AFFECTED)
            .about(
                io.sluice.event.IssueTarget.newBuilder().setVulnerabilityIds(List.of(CVE)).build()),
        AT);

    pipe(aVulnerableDependency(CVE), LATER);

    assertThat(onlyScored().getStatus()).isEqualTo(IssueStatus.SUPPRESSED);
    assertThat(events.isEmpty()).isTrue();
  }

  @Test
  void shouldFollowAnIssueIntoTheOneThatAbsorbedIt() {
    pipe(accepted(END), AT);

    pipe(anIssue().id("SLC-9").aliases("SLC-000000000001"), LATER);

    assertThat(onlyScored().getDisposition()).isNotNull();
  }

  @Test
  void shouldLowerTheScoreByAControlUntilItsProofExpires() {
    CatalogApplication plain = application("shop", Exposure.INTERNET_OPEN);
    pipe(plain, AT);
    pipe(anIssue(), AT);
    pipe(aVulnerableDependency(CVE).id("SLC-2").passively(), AT);
    int before = scored.readValue().getScoreTenths();
    drain();

    CatalogApplication protectedByWaf =
        CatalogApplication.newBuilder(plain)
            .setControls(List.of(control("waf-7", ControlKind.WAF_RULE, weaknesses("sqli"), END)))
            .build();
    pipe(protectedByWaf, LATER);

    ScoredIssue lowered =
        scored.readValuesToList().stream()
            .filter(issue -> issue.getIssueId().equals("SLC-000000000001"))
            .findFirst()
            .orElseThrow();
    assertThat(lowered.getScoreTenths()).isEqualTo(before - 80);
    assertThat(lowered.getStatus()).isEqualTo(IssueStatus.OPEN);
    drain();

    fixture.driver().advanceWallClockTime(Duration.between(TopologyFixture.START, END));

    ScoredIssue again = onlyScored();
    assertThat(again.getScoreTenths()).isEqualTo(before);
    assertThat(again.getRows())
        .filteredOn(row -> row.getRow().equals("controls"))
        .singleElement()
        .satisfies(row -> assertThat(row.getAlso()).containsExactly("waf-7: expired 2026-08-31"));
  }

  @Test
  void shouldLowerTheScoreByADecisionThatStatesAControlAndKeepTheIssueOpen() {
    pipe(anIssue(), AT);
    int before = scored.readValue().getScoreTenths();
    drain();

    pipe(
        aDecision(DispositionKind.MITIGATED)
            .by(control("rasp-1", ControlKind.RASP_BLOCK, issues(), null)),
        LATER);

    ScoredIssue state = onlyScored();
    assertThat(state.getScoreTenths()).isEqualTo(before - 80);
    assertThat(state.getStatus()).isEqualTo(IssueStatus.OPEN);
    assertThat(state.getDisposition().getKind()).isEqualTo(DispositionKind.MITIGATED);
    assertThat(state.getDisposition().getSuppresses()).isFalse();
  }

  @Test
  void shouldActOnAVexStatementOfATrustedAuthorOnly(@TempDir Path directory) throws IOException {
    pipe(anIssue().foundBy("grype", Category.SCA).vex("vendor", "not_affected"), AT);
    assertThat(onlyScored().getStatus()).isEqualTo(IssueStatus.OPEN);

    Path profile = directory.resolve("own.yaml");
    Files.writeString(
        profile,
        io.sluice.scorer.priority.Profile.bundledText("score-bands")
            .replace("\"trustedVexAuthors\": []", "\"trustedVexAuthors\": [\"vendor\"]"));
    restart(Map.of("score.profile", profile.toString()));

    pipe(anIssue().foundBy("grype", Category.SCA).vex("vendor", "not_affected"), AT);
    ScoredIssue state = onlyScored();
    assertThat(state.getStatus()).isEqualTo(IssueStatus.SUPPRESSED);
    assertThat(state.getDisposition().getBy()).isEqualTo("vendor");
    assertThat(state.getProfileId()).startsWith("score-bands/1#");

    pipe(anIssue().foundBy("grype", Category.SCA).vex("stranger", "not_affected"), LATER);
    assertThat(onlyScored().getStatus()).isEqualTo(IssueStatus.OPEN);
  }

  @Test
  void shouldScoreAgainWhatAnotherModelScored() {
    pipe(anIssue(), AT);
    drain();
    var emitted =
        fixture
            .driver()
            .<String, io.sluice.event.EmittedIssue>getKeyValueStore(ScorerStores.EMITTED);
    emitted.put(
        KEY,
        io.sluice.event.EmittedIssue.newBuilder(emitted.get(KEY))
            .setModelId("another model")
            .setShown("")
            .build());

    fixture.driver().advanceWallClockTime(Duration.ofSeconds(2));
    assertThat(onlyScored().getModelId()).isEqualTo("sluice-score/2");

    fixture.driver().advanceWallClockTime(Duration.ofSeconds(2));
    assertSilent();
  }

  @Test
  void shouldReEmitOnlyWhereARowChangesWhenAWholeDayOfEpssComes() {
    int rows = 300;
    for (int i = 0; i < rows; i++) {
      pipe(epss(cve(i), 0.0400), AT);
    }
    for (int i = 0; i < rows; i += 10) {
      pipe(aVulnerableDependency(cve(i)).id("SLC-" + i), AT);
    }
    drain();

    for (int i = 0; i < rows; i++) {
      // Every CVE moves; one in a hundred so far that its points change.
      pipe(epss(cve(i), i % 100 == 0 ? 0.4 : 0.0401), LATER);
    }

    assertThat(scored.readRecordsToList())
        .extracting(TestRecord::key)
        .containsExactlyInAnyOrderElementsOf(
            java.util.stream.IntStream.range(0, rows / 100)
                .mapToObj(i -> "shop|SLC-" + i * 100)
                .toList());
  }

  @Test
  void shouldRefuseDecisionsThatCannotBeActedUpon() {
    pipe(anIssue(), AT);
    drain();

    pipe(aDecision(DispositionKind.RISK_ACCEPTED), LATER);
    pipe(accepted(END).about(issues()), LATER);
    pipe(aDecision(DispositionKind.MITIGATED), LATER);
    decisions.pipeInput("billing|D-1", accepted(END).build(), LATER);

    assertThat(fixture.deadLetters().readValuesToList())
        .extracting(letter -> letter.getReason())
        .containsExactly(
            "a risk is accepted until a date",
            "a decision that suppresses has to name what it is about",
            "a control belongs to a decision MITIGATED, and to no other",
            "the key is not <application>|<decisionId> of the decision");
    assertThat(scored.isEmpty()).isTrue();
  }

  @Test
  void shouldGiveIdenticalBytesWhenDecisionsAndTheirEndsAreReplayed() {
    assertThat(bytesOfARun()).isEqualTo(bytesOfARun()).hasSizeGreaterThan(4);
  }

  private static List<String> bytesOfARun() {
    try (TopologyFixture run = new TopologyFixture(ScorerTopology.app())) {
      CorrelatedIssue issue = aVulnerableDependency(CVE).build();
      run.input(Topics.ISSUE_CORRELATED).pipeInput(KEY, issue, AT);
      run.input(Topics.GOVERNANCE_DECISION).pipeInput("shop|D-1", accepted(END).build(), LATER);
      run.driver().advanceWallClockTime(Duration.between(TopologyFixture.START, END));
      run.input(Topics.INTEL_VULNERABILITY).pipeInput(CVE + "|kev", kev(CVE, true), END);
      List<String> all = new ArrayList<>();
      for (var topic : List.of(Topics.ISSUE_SCORED, Topics.ISSUE_PRIORITIZED, Topics.ISSUE_OCSF)) {
        run.rawOutput(topic)
            .readRecordsToList()
            .forEach(
                record ->
                    all.add(
                        record.timestamp() + java.util.HexFormat.of().formatHex(record.value())));
      }
      return all;
    }
  }

  private void restart(Map<String, String> settings) {
    fixture.close();
    fixture = new TopologyFixture(ScorerTopology.app(), settings);
    issues = fixture.input(Topics.ISSUE_CORRELATED);
    scored = fixture.output(Topics.ISSUE_SCORED);
  }

  private static String cve(int number) {
    return "CVE-2024-" + (10_000 + number);
  }

  private void pipe(IssueBuilder builder, Instant at) {
    CorrelatedIssue issue = builder.build();
    issues.pipeInput(Keys.issue(issue.getApplication(), issue.getIssueId()), issue, at);
  }

  private void pipe(DecisionBuilder builder, Instant at) {
    GovernanceDecision decision = builder.build();
    decisions.pipeInput(
        Keys.join(decision.getApplication(), decision.getDecisionId()), decision, at);
  }

  private void pipe(CatalogApplication entry, Instant at) {
    catalog.pipeInput(entry.getApplication(), entry, at);
  }

  private void pipe(VulnerabilityIntel intel, Instant at) {
    intelligence.pipeInput(Keys.intel(intel.getVulnerabilityId(), intel.getSource()), intel, at);
  }

  private ScoredIssue onlyScored() {
    List<ScoredIssue> all = scored.readValuesToList();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private List<String> types() {
    List<String> types =
        events.readRecordsToList().stream()
            .map(record -> record.key() + " " + record.value().getType())
            .toList();
    drain();
    return types;
  }

  private void drain() {
    scored.readRecordsToList();
    events.readRecordsToList();
    ocsf.readRecordsToList();
  }

  private void assertSilent() {
    assertThat(scored.isEmpty()).isTrue();
    assertThat(fixture.deadLetters().isEmpty()).isTrue();
  }
}
