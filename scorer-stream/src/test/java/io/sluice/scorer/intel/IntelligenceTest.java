/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.intel;

import static io.sluice.scorer.testing.Context.epss;
import static io.sluice.scorer.testing.Context.kev;
import static io.sluice.scorer.testing.IssueBuilder.aVulnerableDependency;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.IntelProvenance;
import io.sluice.event.IntelSource;
import io.sluice.event.VulnerabilityFacts;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.scorer.model.ScoreModel;
import io.sluice.topic.Keys;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IntelligenceTest {

  private static final String CVE = "CVE-2021-44228";

  private final Intelligence intelligence = new Intelligence(ScoreModel.bundled().threat());

  @Test
  void shouldJoinTheFeeds() {
    VulnerabilityFacts facts = join(kev(CVE, true), epss(CVE, 0.97));

    assertThat(facts.getKev().getRansomware()).isTrue();
    assertThat(facts.getKevVersion()).isEqualTo("2026.08.14");
    assertThat(facts.getEpss().getProbability()).isEqualTo(0.97);
    assertThat(facts.getProvenance())
        .extracting(IntelProvenance::getSource)
        .containsExactly(IntelSource.KEV, IntelSource.EPSS);
  }

  @ParameterizedTest
  @CsvSource({"0.97, 0.97, false", "0.97, 0.98, false", "0.30, 0.33, false", "0.01, 0.05, true"})
  void shouldCallAnEpssMoveNewsWhenThePointsChange(double from, double to, boolean news) {
    VulnerabilityFacts facts = join(epss(CVE, from));

    assertThat(intelligence.news(facts, List.of(epss(CVE, to))).isPresent()).isEqualTo(news);
  }

  @Test
  void shouldCallTheRansomwareFlagAndTheDueDateNewsAndTheRepeatNot() {
    VulnerabilityFacts facts = join(kev(CVE, false));
    VulnerabilityIntel later = kev(CVE, false);
    later.getKev().put("dueDate", "2026-10-01");

    assertThat(intelligence.news(facts, List.of(kev(CVE, false)))).isEmpty();
    assertThat(intelligence.news(facts, List.of(kev(CVE, true)))).isPresent();
    assertThat(intelligence.news(facts, List.of(later))).isPresent();
  }

  @Test
  void shouldCallAFirstEpssScoreNewsEvenWithoutPoints() {
    assertThat(intelligence.news(join(), List.of(epss(CVE, 0.0001)))).isPresent();
  }

  @Test
  void shouldForgetWhatAFeedDrops() {
    VulnerabilityFacts facts = join(kev(CVE, true));

    VulnerabilityFacts left = intelligence.news(facts, List.of()).orElseThrow();

    assertThat(Intelligence.isNothingKnown(left)).isTrue();
    assertThat(left.getKevVersion()).isNull();
    assertThat(intelligence.news(left, List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-0.1", "1.1", "NaN"})
  void shouldFindFaultWithAProbabilityOutOfRange(double probability) {
    assertThat(defect(epss(CVE, probability))).isPresent();
  }

  @Test
  void shouldFindFaultWithARecordWithoutItsContent() {
    VulnerabilityIntel empty = VulnerabilityIntel.newBuilder(kev(CVE, true)).setKev(null).build();

    assertThat(defect(empty)).contains("KEV record without KEV entry");
    assertThat(defect(kev(CVE, true))).isEmpty();
    assertThat(IntelRecords.defect(CVE + "|epss", kev(CVE, true)))
        .contains("the key is not <vulnerability id>|<source> of the record");
  }

  @Test
  void shouldAskForCveIdsOnly() {
    assertThat(
            VulnerabilityIds.of(
                aVulnerableDependency(
                        "CVE-2021-44228", "GHSA-jfh8-c2jp-5v3q", "CVE-2021-44228", "CVE-1|x")
                    .build()))
        .containsExactly("CVE-2021-44228");
  }

  @Test
  void shouldAskForOtherIdsWhenThereIsNoCveId() {
    assertThat(VulnerabilityIds.of(aVulnerableDependency("MAL-2025-1", "MAL-2025-1", "|x").build()))
        .containsExactly("MAL-2025-1");
  }

  private VulnerabilityFacts join(VulnerabilityIntel... records) {
    return intelligence.join(CVE, List.of(records));
  }

  private static Optional<String> defect(VulnerabilityIntel intel) {
    return IntelRecords.defect(
        Keys.intel(intel.getVulnerabilityId(), intel.getSource(), intel.getRecord()), intel);
  }
}
