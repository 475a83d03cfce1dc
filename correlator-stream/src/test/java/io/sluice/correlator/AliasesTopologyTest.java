/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import static io.sluice.correlator.FindingBuilder.aVulnerability;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.AliasStatement;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.DeadLetterCode;
import io.sluice.event.Finding;
import io.sluice.event.IssueStatus;
import io.sluice.event.MergeReason;
import io.sluice.runtime.testing.TopologyFixture;
import io.sluice.topic.Keys;
import io.sluice.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AliasesTopologyTest {

  private static final String LODASH = "pkg:npm/lodash@4.17.20";
  private static final String GHSA = "GHSA-35jh-r3h4-6jhm";
  private static final String CVE = "CVE-2021-23337";

  private final TopologyFixture fixture = new TopologyFixture(CorrelatorTopology.app());
  private final TestInputTopic<String, Finding> findings = fixture.input(Topics.FINDING_NORMALIZED);
  private final TestInputTopic<String, AliasStatement> aliases = fixture.input(Topics.INTEL_ALIAS);
  private final TestOutputTopic<String, CorrelatedIssue> issues =
      fixture.output(Topics.ISSUE_CORRELATED);
  private Instant now = Instant.parse("2026-04-01T00:00:00Z");

  @AfterEach
  void close() {
    assertThat(fixture.deadLetters().isEmpty()).isTrue();
    fixture.close();
  }

  @Test
  void shouldMergeFindingsThatNameTwoRecordsOfOneVulnerability() {
    report(aVulnerability("trivy", LODASH, GHSA));
    report(aVulnerability("grype", LODASH, CVE).by("grype"));
    List<CorrelatedIssue> apart = issues.readValuesToList();
    assertThat(apart).hasSize(2);

    state(GHSA, "2026-01-02T03:04:05Z", CVE);

    List<CorrelatedIssue> merged = issues.readValuesToList();
    assertThat(merged)
        .extracting(CorrelatedIssue::getStatus)
        .containsExactly(IssueStatus.OPEN, IssueStatus.MERGED);
    assertThat(merged.getFirst().getMembers()).hasSize(2);
    assertThat(merged.getFirst().getMergeReasons())
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.getEvidence()).isEqualTo("npm/lodash@4.17.20 · " + CVE);
              assertThat(reason.getConditions())
                  .containsExactly(
                      GHSA
                          + " is "
                          + CVE
                          + ": stated by OSV record "
                          + GHSA
                          + " (modified 2026-01-02)");
            });
  }

  @Test
  void shouldKnowTheCveOfAnIssueWithoutOne() {
    state(GHSA, "2026-01-02T03:04:05Z", CVE);

    report(aVulnerability("npm-audit", LODASH, GHSA));

    CorrelatedIssue issue = issues.readValuesToList().getLast();
    assertThat(issue.getVulnerabilityIds()).containsExactly(CVE, GHSA);
    assertThat(issue.getTitle()).startsWith(CVE + " in ");
  }

  @Test
  void shouldGiveEveryPartItsIdBackWhenTheStatementIsTakenBack() {
    report(aVulnerability("a", LODASH, CVE));
    report(aVulnerability("b", LODASH, GHSA).by("grype"));
    report(aVulnerability("c", LODASH, GHSA).by("snyk"));
    issues.readValuesToList();
    List<CorrelatedIssue> before = live();
    state(GHSA, "2026-01-02T03:04:05Z", CVE);
    issues.readValuesToList();
    assertThat(live()).hasSize(1);

    takeBack(GHSA, CVE);

    assertThat(issues.readValuesToList())
        .extracting(CorrelatedIssue::getStatus)
        .containsExactly(IssueStatus.OPEN, IssueStatus.OPEN);
    assertThat(live())
        .extracting(CorrelatedIssue::getIssueId, CorrelatedIssue::getMembers)
        .containsExactlyElementsOf(
            before.stream().map(issue -> tuple(issue.getIssueId(), issue.getMembers())).toList());
    assertThat(live()).allMatch(issue -> issue.getAliases().isEmpty());
  }

  @Test
  void shouldNotUniteTwoCvesThatTwoRecordsClaim() {
    state(GHSA, "2026-01-02T03:04:05Z", CVE);
    state("CVE-2021-1", "2026-01-02T03:04:05Z", GHSA);
    report(aVulnerability("a", LODASH, CVE));
    report(aVulnerability("b", LODASH, "CVE-2021-1"));
    report(aVulnerability("c", LODASH, GHSA).by("grype"));

    assertThat(live()).hasSize(3);
    assertThat(live())
        .flatExtracting(CorrelatedIssue::getMergeReasons)
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.getRule()).isEqualTo("guard.alias-conflict/1");
              assertThat(reason.getEvidence())
                  .startsWith("guard.alias-conflict/1: would unite CVE-2021-1, " + CVE);
              assertThat(reason.getConditions())
                  .containsExactly(
                      GHSA
                          + " is CVE-2021-1: stated by OSV record CVE-2021-1"
                          + " (modified 2026-01-02)",
                      GHSA
                          + " is "
                          + CVE
                          + ": stated by OSV record "
                          + GHSA
                          + " (modified 2026-01-02)");
            });
  }

  @Test
  void shouldStopAnsweringWhenNoFindingNamesTheIdAnyMore() {
    Finding finding = report(aVulnerability("a", LODASH, GHSA));
    state(GHSA, "2026-01-02T03:04:05Z", CVE);
    issues.readValuesToList();

    findings.pipeInput(Keys.finding(finding.getAsset(), finding.getFindingKey()), null, tick());
    issues.readValuesToList();

    for (String store :
        List.of(
            CorrelatorStores.ALIAS_WATCH,
            CorrelatorStores.ALIASES,
            CorrelatorStores.FINDING_BY_VULNERABILITY,
            CorrelatorStores.VULNERABILITIES_BY_FINDING)) {
      try (var entries = fixture.driver().getKeyValueStore(store).all()) {
        assertThat(entries.hasNext()).as(store).isFalse();
      }
    }
    state(GHSA, "2026-01-03T00:00:00Z", "CVE-2021-1");
    assertThat(issues.isEmpty()).isTrue();
  }

  @Test
  void shouldNotAskAboutIdsThatNeedNoOtherName() {
    report(aVulnerability("a", LODASH, CVE));
    report(aVulnerability("b", LODASH, "RHSA-2021:1"));

    try (var watches = fixture.driver().getKeyValueStore(CorrelatorStores.ALIAS_WATCH).all()) {
      assertThat(watches.hasNext()).isFalse();
    }
  }

  @Test
  void shouldBeSilentWhenAStatementIsReadAgain() {
    state(GHSA, "2026-01-02T03:04:05Z", CVE);
    report(aVulnerability("a", LODASH, GHSA));
    issues.readValuesToList();

    state(GHSA, "2026-01-02T03:04:05Z", CVE);

    assertThat(issues.isEmpty()).isTrue();
  }

  @Test
  void shouldDeadLetterAStatementUnderAWrongKey() {
    aliases.pipeInput("X|osv:Y", statement(CVE, GHSA, "2026-01-02T00:00:00Z", GHSA), tick());

    assertThat(fixture.deadLetters().readValuesToList())
        .singleElement()
        .satisfies(letter -> assertThat(letter.getCode()).isEqualTo(DeadLetterCode.INVALID));
  }

  @Test
  void shouldSayWhichToolStatesAnAlias() {
    report(aVulnerability("a", LODASH, GHSA));
    report(aVulnerability("b", LODASH, CVE, GHSA).by("grype"));

    assertThat(live())
        .singleElement()
        .extracting(issue -> issue.getMergeReasons().getFirst())
        .extracting(MergeReason::getConditions)
        .satisfies(
            conditions ->
                assertThat(conditions)
                    .singleElement()
                    .asString()
                    .startsWith(GHSA + " is " + CVE + ": stated by grype in finding "));
  }

  private Finding report(FindingBuilder builder) {
    Finding finding = builder.build();
    findings.pipeInput(Keys.finding(finding.getAsset(), finding.getFindingKey()), finding, tick());
    return finding;
  }

  private void state(String record, String modified, String... names) {
    for (String id : all(record, names)) {
      aliases.pipeInput(
          Keys.join(id, "osv:" + record), statement(id, record, modified, names), tick());
    }
  }

  private void takeBack(String record, String... names) {
    for (String id : all(record, names)) {
      aliases.pipeInput(Keys.join(id, "osv:" + record), null, tick());
    }
  }

  private static TreeSet<String> all(String record, String... names) {
    TreeSet<String> all = new TreeSet<>(List.of(names));
    all.add(record);
    return all;
  }

  private AliasStatement statement(String id, String record, String modified, String... names) {
    return AliasStatement.newBuilder()
        .setVulnerabilityId(id)
        .setAsserter("osv:" + record)
        .setAliases(all(record, names).stream().filter(name -> !name.equals(id)).toList())
        .setModified(Instant.parse(modified))
        .setObservedAt(Instant.EPOCH)
        .build();
  }

  private List<CorrelatedIssue> live() {
    List<CorrelatedIssue> live = new ArrayList<>();
    try (var entries =
        fixture.driver().<String, CorrelatedIssue>getKeyValueStore(CorrelatorStores.ISSUE).all()) {
      entries.forEachRemaining(
          entry -> {
            if (!entry.value.getMembers().isEmpty()) {
              live.add(entry.value);
            }
          });
    }
    return live;
  }

  private Instant tick() {
    now = now.plusSeconds(1);
    return now;
  }
}
