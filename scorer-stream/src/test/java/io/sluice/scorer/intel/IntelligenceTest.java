/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.intel;

import static io.sluice.scorer.testing.Context.epss;
import static io.sluice.scorer.testing.Context.kev;
import static io.sluice.scorer.testing.IssueBuilder.aVulnerableDependency;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.IntelSource;
import io.sluice.event.VulnerabilityFacts;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.scorer.model.ScoreModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IntelligenceTest {

  private static final String CVE = "CVE-2021-44228";

  private final Intelligence intelligence = new Intelligence(ScoreModel.bundled().threat());

  @Test
  void shouldJoinTheFeeds() {
    VulnerabilityFacts facts =
        after(after(Intelligence.nothingKnown(CVE), kev(CVE, true)), epss(CVE, 0.97));

    assertThat(facts.getKev().getRansomware()).isTrue();
    assertThat(facts.getKevVersion()).isEqualTo("2026.08.14");
    assertThat(facts.getEpss().getProbability()).isEqualTo(0.97);
  }

  @ParameterizedTest
  @CsvSource({"0.97, 0.97, false", "0.97, 0.98, false", "0.30, 0.33, false", "0.01, 0.05, true"})
  void shouldCallAnEpssMoveNewsWhenThePointsChange(double from, double to, boolean news) {
    VulnerabilityFacts facts = after(Intelligence.nothingKnown(CVE), epss(CVE, from));

    assertThat(intelligence.afterRecord(facts, epss(CVE, to)).isPresent()).isEqualTo(news);
  }

  @Test
  void shouldCallTheRansomwareFlagNewsAndTheRepeatNot() {
    VulnerabilityFacts facts = after(Intelligence.nothingKnown(CVE), kev(CVE, false));

    assertThat(intelligence.afterRecord(facts, kev(CVE, false))).isEmpty();
    assertThat(intelligence.afterRecord(facts, kev(CVE, true))).isPresent();
  }

  @Test
  void shouldCallAFirstEpssScoreNewsEvenWithoutPoints() {
    assertThat(intelligence.afterRecord(Intelligence.nothingKnown(CVE), epss(CVE, 0.0001)))
        .isPresent();
  }

  @Test
  void shouldForgetWhatAFeedDrops() {
    VulnerabilityFacts facts = after(Intelligence.nothingKnown(CVE), kev(CVE, true));

    VulnerabilityFacts left = intelligence.afterWithdrawal(facts, IntelSource.KEV).orElseThrow();

    assertThat(Intelligence.isNothingKnown(left)).isTrue();
    assertThat(left.getKevVersion()).isNull();
    assertThat(intelligence.afterWithdrawal(facts, IntelSource.EPSS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-0.1", "1.1", "NaN"})
  void shouldFindFaultWithAProbabilityOutOfRange(double probability) {
    assertThat(Intelligence.defect(epss(CVE, probability))).isPresent();
  }

  @Test
  void shouldFindFaultWithARecordWithoutItsContent() {
    VulnerabilityIntel empty = VulnerabilityIntel.newBuilder(kev(CVE, true)).setKev(null).build();

    assertThat(Intelligence.defect(empty)).contains("KEV record without KEV entry");
    assertThat(Intelligence.defect(kev(CVE, true))).isEmpty();
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

  private VulnerabilityFacts after(VulnerabilityFacts facts, VulnerabilityIntel intel) {
    return intelligence.afterRecord(facts, intel).orElseThrow();
  }
}
