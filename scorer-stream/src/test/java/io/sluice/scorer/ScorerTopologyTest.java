/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer;

import static io.sluice.scorer.testing.Context.application;
import static io.sluice.scorer.testing.Context.epss;
import static io.sluice.scorer.testing.Context.kev;
import static io.sluice.scorer.testing.IssueBuilder.aVulnerableDependency;
import static io.sluice.scorer.testing.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.CatalogApplication;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.DeadLetterCode;
import io.sluice.event.Exposure;
import io.sluice.event.IntelSource;
import io.sluice.event.IssueEvent;
import io.sluice.event.IssueEventType;
import io.sluice.event.IssueStatus;
import io.sluice.event.Priority;
import io.sluice.event.ScoredIssue;
import io.sluice.event.Severity;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.runtime.testing.TopologyFixture;
import io.sluice.runtime.testing.TopologySnapshot;
import io.sluice.scorer.testing.IssueBuilder;
import io.sluice.topic.Keys;
import io.sluice.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ScorerTopologyTest {

  private static final String LOG4SHELL = "CVE-2021-44228";
  private static final String OTHER_CVE = "CVE-2020-1234";
  private static final Instant AT = IssueBuilder.FIRST_SEEN.plus(Duration.ofHours(1));
  private static final Instant LATER = AT.plus(Duration.ofDays(5));

  private final TopologyFixture fixture = new TopologyFixture(ScorerTopology.app());
  private final TestInputTopic<String, CorrelatedIssue> issues =
      fixture.input(Topics.ISSUE_CORRELATED);
  private final TestInputTopic<String, CatalogApplication> catalog =
      fixture.input(Topics.CATALOG_APPLICATION);
  private final TestInputTopic<String, VulnerabilityIntel> intelligence =
      fixture.input(Topics.INTEL_VULNERABILITY);
  private final TestOutputTopic<String, ScoredIssue> scored = fixture.output(Topics.ISSUE_SCORED);
  private final TestOutputTopic<String, IssueEvent> events =
      fixture.output(Topics.ISSUE_PRIORITIZED);
  private final TestOutputTopic<String, String> ocsf = fixture.output(Topics.ISSUE_OCSF);

  @AfterEach
  void closeFixture() {
    fixture.close();
  }

  @Test
  void shouldScoreAnIssueAndAnnounceIt() {
    pipe(anIssue(), AT);

    TestRecord<String, ScoredIssue> state = scored.readRecord();
    assertThat(state.key()).isEqualTo("shop|SLC-000000000001");
    assertThat(state.getRecordTime()).isEqualTo(AT);
    assertThat(state.value().getScoreTenths()).isEqualTo(545);
    TestRecord<String, IssueEvent> event = events.readRecord();
    assertThat(event.key()).isEqualTo("shop|SLC-000000000001");
    assertThat(event.getRecordTime()).isEqualTo(AT);
    assertThat(event.value().getType()).isEqualTo(IssueEventType.OPENED);
    assertThat(ocsf.readRecord().value())
        .contains("\"class_uid\":2007", event.value().getEventId());
    assertSilent();
  }

  @Test
  void shouldBeSilentWhenAnIssueIsEmittedAgainUnchanged() {
    pipe(anIssue(), AT);
    drain();

    pipe(anIssue(), LATER);

    assertSilent();
  }

  @Test
  void shouldUpdateTheScoredIssueWithoutAnEventWhenOnlyTheLineMoved() {
    pipe(anIssue(), AT);
    drain();

    pipe(anIssue().startLine(82), LATER);

    assertThat(scored.readValue().getLocation().getStartLine()).isEqualTo(82);
    assertSilent();
  }

  @Test
  void shouldOpenAVulnerabilityWithWhatIsAlreadyKnownOfIt() {
    pipe(kev(LOG4SHELL, true), AT);
    pipe(epss(LOG4SHELL, 0.97), AT);

    pipe(aVulnerableDependency(LOG4SHELL, "GHSA-jfh8-c2jp-5v3q"), LATER);

    IssueEvent event = events.readValue();
    assertThat(event.getType()).isEqualTo(IssueEventType.OPENED);
    assertThat(event.getAfter().getPriority()).isEqualTo(Priority.P1);
    assertThat(event.getAfter().getScoreTenths()).isEqualTo(850);
    assertThat(scored.readValue().getScoreTenths()).isEqualTo(850);
    ocsf.readValue();
    assertSilent();
  }

  @Test
  void shouldOpenAVulnerabilityThatNoFeedKnows() {
    pipe(aVulnerableDependency(LOG4SHELL), AT);

    ScoredIssue state = scored.readValue();
    assertThat(row(state, "threat")).isEqualTo(80);
    assertThat(state.getUnknowns()).contains("threat");
    assertThat(events.readValue().getType()).isEqualTo(IssueEventType.OPENED);
  }

  @Test
  void shouldEscalateExactlyTheIssuesThatAKevEntryConcerns() {
    pipe(aVulnerableDependency(LOG4SHELL).id("SLC-1").in("shop"), AT);
    pipe(aVulnerableDependency(OTHER_CVE, LOG4SHELL).id("SLC-2").in("shop"), AT);
    pipe(aVulnerableDependency(LOG4SHELL).id("SLC-3").in("billing"), AT);
    pipe(aVulnerableDependency(OTHER_CVE).id("SLC-4").in("shop"), AT);
    pipe(anIssue().id("SLC-5").in("shop"), AT);
    drain();

    pipe(kev(LOG4SHELL, true), LATER);

    List<TestRecord<String, IssueEvent>> escalated = events.readRecordsToList();
    assertThat(escalated)
        .extracting(TestRecord::key)
        .containsExactlyInAnyOrder("shop|SLC-1", "shop|SLC-2", "billing|SLC-3");
    assertThat(escalated)
        .allSatisfy(
            record -> {
              assertThat(record.getRecordTime()).isEqualTo(LATER);
              assertThat(record.value().getType()).isEqualTo(IssueEventType.ESCALATED);
              assertThat(record.value().getBefore().getPriority()).isEqualTo(Priority.P3);
              assertThat(record.value().getAfter().getPriority()).isEqualTo(Priority.P1);
              assertThat(record.value().getAfter().getDueAt())
                  .isEqualTo(LATER.plus(Duration.ofDays(3)));
            });
    assertThat(keys(scored)).hasSize(3);
    assertThat(keys(ocsf)).hasSize(3);
  }

  @Test
  void shouldBeSilentWhenTheSameIntelligenceComesAgain() {
    pipe(kev(LOG4SHELL, true), AT);
    pipe(epss(LOG4SHELL, 0.5), AT);
    pipe(aVulnerableDependency(LOG4SHELL), AT);
    drain();

    pipe(kev(LOG4SHELL, true), LATER);
    pipe(epss(LOG4SHELL, 0.5), LATER);

    assertSilent();
  }

  @Test
  void shouldBeSilentOnASmallMoveOfEpssAndActOnALargeOne() {
    pipe(epss(LOG4SHELL, 0.30), AT);
    pipe(aVulnerableDependency(LOG4SHELL), AT);
    drain();

    pipe(epss(LOG4SHELL, 0.31), LATER);
    assertSilent();

    pipe(epss(LOG4SHELL, 0.9), LATER);
    assertThat(row(scored.readValue(), "threat")).isEqualTo(260);
  }

  @Test
  void shouldDeescalateWhenAnEntryIsWithdrawn() {
    pipe(kev(LOG4SHELL, true), AT);
    pipe(aVulnerableDependency(LOG4SHELL), AT);
    drain();

    intelligence.pipeInput(Keys.intel(LOG4SHELL, IntelSource.KEV), null, LATER);

    assertThat(events.readValue().getType()).isEqualTo(IssueEventType.DEESCALATED);
  }

  @Test
  void shouldRescoreExactlyTheIssuesOfAnApplicationThatBecomesInternetFacing() {
    pipe(application("shop", Exposure.INTERNAL), AT);
    pipe(anIssue().id("SLC-1").in("shop"), AT);
    pipe(aVulnerableDependency(LOG4SHELL).id("SLC-2").in("shop"), AT);
    pipe(anIssue().id("SLC-3").in("shopping"), AT);
    pipe(anIssue().id("SLC-4").in("billing"), AT);
    pipe(anIssue().id("SLC-5").in("shop").status(IssueStatus.RESOLVED), AT);
    drain();

    pipe(application("shop", Exposure.INTERNET_OPEN), LATER);

    assertThat(keys(scored)).containsExactlyInAnyOrder("shop|SLC-1", "shop|SLC-2");
  }

  @Test
  void shouldBeSilentWhenTheCatalogIsReadAgain() {
    pipe(application("shop", Exposure.INTERNAL), AT);
    pipe(anIssue(), AT);
    drain();

    CatalogApplication again =
        CatalogApplication.newBuilder(application("shop", Exposure.INTERNAL))
            .setObservedAt(LATER)
            .build();
    pipe(again, LATER);

    assertSilent();
  }

  @Test
  void shouldForgetTheContextOfAnApplicationThatLeavesTheCatalog() {
    pipe(application("shop", Exposure.INTERNET_OPEN), AT);
    pipe(anIssue(), AT);
    drain();

    catalog.pipeInput("shop", null, LATER);

    assertThat(scored.readValue().getUnknowns()).contains("exposure", "criticality", "data-class");
  }

  @Test
  void shouldTellWhenAnIssueIsReassignedResolvedAndReopened() {
    pipe(anIssue(), AT);
    pipe(anIssue().ownedBy("team-orders"), LATER);
    pipe(anIssue().ownedBy("team-orders").status(IssueStatus.RESOLVED), LATER);
    pipe(anIssue().ownedBy("team-orders").status(IssueStatus.REOPENED), LATER);

    List<IssueEvent> all = events.readValuesToList();
    assertThat(all)
        .extracting(IssueEvent::getType)
        .containsExactly(
            IssueEventType.OPENED,
            IssueEventType.REASSIGNED,
            IssueEventType.RESOLVED,
            IssueEventType.REOPENED);
    assertThat(all).extracting(IssueEvent::getSequence).containsExactly(1L, 2L, 3L, 4L);
    assertThat(all).extracting(IssueEvent::getEventId).doesNotHaveDuplicates();
    for (int i = 1; i < all.size(); i++) {
      assertThat(all.get(i).getBefore()).isEqualTo(all.get(i - 1).getAfter());
    }
  }

  @Test
  void shouldFollowTheIdsOfAnIssue() {
    pipe(aVulnerableDependency(LOG4SHELL), AT);
    pipe(aVulnerableDependency(OTHER_CVE), AT);
    drain();

    pipe(kev(LOG4SHELL, true), LATER);
    assertThat(events.isEmpty()).isTrue();
    assertThat(scored.isEmpty()).isTrue();

    pipe(kev(OTHER_CVE, true), LATER);
    assertThat(events.readValue().getType()).isEqualTo(IssueEventType.ESCALATED);
  }

  @Test
  void shouldStopWatchingWhenTheLastIssueGoes() {
    pipe(aVulnerableDependency(LOG4SHELL), AT);
    drain();

    issues.pipeInput("shop|SLC-000000000001", null, LATER);
    pipe(kev(LOG4SHELL, true), LATER);

    assertThat(fixture.driver().getKeyValueStore(ScorerStores.WATCH).all().hasNext()).isFalse();
    assertThat(fixture.driver().getKeyValueStore(ScorerStores.ANNOUNCED).all().hasNext()).isFalse();
    assertThat(fixture.driver().getKeyValueStore(ScorerStores.FACTS).all().hasNext()).isFalse();
    assertThat(
            fixture.driver().getKeyValueStore(ScorerStores.ISSUE_BY_VULNERABILITY).all().hasNext())
        .isFalse();
  }

  @Test
  void shouldDeleteTheScoredIssueAndEndItForConsumersWhenItIsRemoved() {
    pipe(anIssue(), AT);
    drain();

    issues.pipeInput("shop|SLC-000000000001", null, LATER);
    issues.pipeInput("shop|SLC-000000000001", null, LATER);

    assertThat(scored.readRecord().value()).isNull();
    assertThat(events.readValue().getType()).isEqualTo(IssueEventType.RESOLVED);
    assertThat(ocsf.readValue()).contains("\"activity_name\":\"Close\"");
    assertSilent();
  }

  @Test
  void shouldTellTheSameOfAVulnerabilityToAnApplicationThatAsksLater() {
    pipe(epss(LOG4SHELL, 0.300), AT);
    pipe(aVulnerableDependency(LOG4SHELL).in("shop"), AT);
    pipe(epss(LOG4SHELL, 0.305), LATER);

    pipe(aVulnerableDependency(LOG4SHELL).in("billing"), LATER);

    List<ScoredIssue> both = scored.readValuesToList();
    assertThat(both).hasSize(2);
    assertThat(both.get(0).getRows()).isEqualTo(both.get(1).getRows());
  }

  @Test
  void shouldDeadLetterRecordsUnderAWrongKeyAndGoOn() {
    issues.pipeInput("shop|SLC-other", anIssue().build(), AT);
    catalog.pipeInput("billing", application("shop", Exposure.INTERNAL), AT);
    intelligence.pipeInput("CVE-2021-44228|epss", kev(LOG4SHELL, true), AT);
    intelligence.pipeInput("CVE-2021-44228|epss", epss(LOG4SHELL, 7), AT);
    pipe(anIssue(), AT);

    assertThat(fixture.deadLetters().readValuesToList())
        .extracting(letter -> letter.getCode())
        .containsExactly(
            DeadLetterCode.INVALID,
            DeadLetterCode.INVALID,
            DeadLetterCode.INVALID,
            DeadLetterCode.INVALID);
    assertThat(keys(events)).containsExactly("shop|SLC-000000000001");

    pipe(application("shop", Exposure.INTERNET_OPEN), LATER);
    assertThat(keys(scored)).containsExactly("shop|SLC-000000000001", "shop|SLC-000000000001");
  }

  @Test
  void shouldNotScoreByADefectiveRecordOfIntelligence() {
    intelligence.pipeInput("CVE-2021-44228|epss", epss(LOG4SHELL, 7), AT);

    pipe(aVulnerableDependency(LOG4SHELL), LATER);

    assertThat(scored.readValue().getUnknowns()).contains("threat");
  }

  @Test
  void shouldGiveIdenticalBytesWhenTheLogIsReplayed() {
    assertThat(bytesOfARun()).isEqualTo(bytesOfARun()).hasSize(3);
  }

  @Test
  void shouldKeepItsTopology() {
    TopologySnapshot.assertMatches(ScorerTopology.app());
  }

  private static Map<String, List<String>> bytesOfARun() {
    try (TopologyFixture run = new TopologyFixture(ScorerTopology.app())) {
      var correlated = run.input(Topics.ISSUE_CORRELATED);
      for (int i = 0; i < 20; i++) {
        CorrelatedIssue issue =
            aVulnerableDependency(i % 2 == 0 ? LOG4SHELL : OTHER_CVE)
                .id("SLC-" + i)
                .in("app-" + i % 3)
                .severity(Severity.HIGH, i % 10)
                .build();
        correlated.pipeInput(key(issue), issue, AT);
      }
      run.input(Topics.CATALOG_APPLICATION)
          .pipeInput("app-1", application("app-1", Exposure.INTERNET_OPEN), LATER);
      run.input(Topics.INTEL_VULNERABILITY)
          .pipeInput("CVE-2021-44228|kev", kev(LOG4SHELL, true), LATER);
      return List.of(Topics.ISSUE_SCORED, Topics.ISSUE_PRIORITIZED, Topics.ISSUE_OCSF).stream()
          .collect(
              Collectors.toMap(
                  topic -> topic.suffix(),
                  topic ->
                      run.rawOutput(topic).readRecordsToList().stream()
                          .map(
                              record ->
                                  new String(record.key(), java.nio.charset.StandardCharsets.UTF_8)
                                      + record.timestamp()
                                      + java.util.HexFormat.of().formatHex(record.value()))
                          .toList()));
    }
  }

  private void pipe(IssueBuilder builder, Instant at) {
    CorrelatedIssue issue = builder.build();
    issues.pipeInput(key(issue), issue, at);
  }

  private void pipe(VulnerabilityIntel intel, Instant at) {
    intelligence.pipeInput(Keys.intel(intel.getVulnerabilityId(), intel.getSource()), intel, at);
  }

  private void pipe(CatalogApplication application, Instant at) {
    catalog.pipeInput(application.getApplication(), application, at);
  }

  private static String key(CorrelatedIssue issue) {
    return Keys.issue(issue.getApplication(), issue.getIssueId());
  }

  private static int row(ScoredIssue issue, String name) {
    return issue.getRows().stream()
        .filter(row -> row.getRow().equals(name))
        .findFirst()
        .orElseThrow()
        .getPointsTenths();
  }

  private static <V> List<String> keys(TestOutputTopic<String, V> topic) {
    List<String> keys = new ArrayList<>();
    topic.readRecordsToList().forEach(record -> keys.add(record.key()));
    return keys;
  }

  private void drain() {
    scored.readRecordsToList();
    events.readRecordsToList();
    ocsf.readRecordsToList();
  }

  private void assertSilent() {
    assertThat(keys(scored)).isEmpty();
    assertThat(keys(events)).isEmpty();
    assertThat(keys(ocsf)).isEmpty();
    assertThat(fixture.deadLetters().isEmpty()).isTrue();
  }
}
