/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

import static io.sluice.scorer.model.Facts.facts;
import static io.sluice.scorer.model.Facts.kev;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.ControlKind;
import io.sluice.event.Criticality;
import io.sluice.event.DataClass;
import io.sluice.event.Environment;
import io.sluice.event.ExploitMaturity;
import io.sluice.event.Exposure;
import io.sluice.event.ScoreRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Corners that random facts hardly ever reach. */
final class FloorsAndClampTest {

  private final Scorer scorer = new Scorer(ScoreModel.bundled());

  @Test
  void shouldClampTheMildestCaseAtZero() {
    Score score = scorer.score(mildest().build());

    assertThat(score.scoreTenths()).isZero();
    assertThat(row(score, "clamp").getPointsTenths()).isEqualTo(284);
  }

  @Test
  void shouldClampTheWorstCaseAtAHundred() {
    Score score =
        scorer.score(
            facts()
                .cvss(100)
                .vulnerability(kev(true))
                .reach(Reachability.EXERCISED, 100)
                .exposure(Exposure.INTERNET_OPEN, 100)
                .criticality(Criticality.MISSION, 100)
                .dataClass(DataClass.REGULATED, 100)
                .assets(64)
                .build());

    assertThat(score.scoreTenths()).isEqualTo(1000);
    assertThat(row(score, "clamp").getPointsTenths()).isEqualTo(-50);
  }

  @Test
  void shouldTakeTheMilderFloorInTheBestCaseOfAnUnknownExposure() {
    Score score =
        scorer.score(
            facts().cvss(0).vulnerability(kev(false)).reach(Reachability.IMPORTED, 100).build());

    assertThat(score.scoreTenths()).isEqualTo(850);
    assertThat(score.lowTenths()).isEqualTo(700);
  }

  @ParameterizedTest
  @CsvSource({"UNREACHABLE, 89, 700", "UNREACHABLE, 90, 0", "IMPORTED, 90, 700"})
  void shouldDropTheFloorOnlyForWhatIsSurelyUnreachable(
      Reachability reach, int confidence, int atLeast) {
    Score score =
        scorer.score(
            facts()
                .cvss(0)
                .vulnerability(Facts.exploit(ExploitMaturity.ACTIVE))
                .reach(reach, confidence)
                .exposure(Exposure.INTERNAL, 100)
                .build());

    if (atLeast == 0) {
      assertThat(score.rows()).noneMatch(row -> row.getRow().equals("floor"));
    } else {
      assertThat(score.scoreTenths()).isEqualTo(atLeast);
      assertThat(row(score, "floor").getSource())
          .isEqualTo("rule known-exploited of sluice-score/2");
    }
  }

  @ParameterizedTest
  @CsvSource({"POC, 140", "WEAPONISED, 220", "ACTIVE, 280"})
  void shouldGiveThePointsOfTheLadder(ExploitMaturity maturity, int tenths) {
    assertThat(
            row(scorer.score(facts().vulnerability(Facts.exploit(maturity)).build()), "threat")
                .getPointsTenths())
        .isEqualTo(tenths);
  }

  @Test
  void shouldNameTheHighestOfSeveralFloors() {
    Score score =
        scorer.score(
            mildest().vulnerability(kev(false)).verifiedSecret().maliciousPackage().build());

    assertThat(score.scoreTenths()).isEqualTo(950);
    assertThat(row(score, "floor").getValue()).isEqualTo("malicious package (MAL-2024-1)");
  }

  @Test
  void shouldLimitWhatControlsTakeOffAndSayWhichHaveNoEffect() {
    Score score =
        scorer.score(
            facts()
                .cvss(98)
                .control(ControlKind.WAF_RULE)
                .control(ControlKind.RASP_BLOCK)
                .control(ControlKind.SEGMENTATION, "expired 2026-01-01")
                .build());

    assertThat(row(score, "controls").getPointsTenths()).isEqualTo(-150);
    assertThat(row(score, "controls").getValue())
        .isEqualTo("WAF rule control-0, RASP block control-1");
    assertThat(row(score, "controls").getAlso()).containsExactly("control-2: expired 2026-01-01");
  }

  private static Facts mildest() {
    return facts()
        .cvss(0)
        .vulnerability(Facts.epss(0))
        .reach(Reachability.UNREACHABLE, 100)
        .exposure(Exposure.ISOLATED, 100)
        .criticality(Criticality.LOW, 100)
        .dataClass(DataClass.PUBLIC, 100)
        .environment(Environment.DEVELOPMENT)
        .control(ControlKind.WAF_RULE)
        .control(ControlKind.RASP_BLOCK);
  }

  private static ScoreRow row(Score score, String name) {
    return score.rows().stream().filter(row -> row.getRow().equals(name)).findFirst().orElseThrow();
  }
}
