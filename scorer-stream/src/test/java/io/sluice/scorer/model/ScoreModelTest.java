/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.event.Priority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScoreModelTest {

  private final ScoreModel model = ScoreModel.bundled();

  @Test
  void shouldNameItsVersion() {
    assertThat(model.id()).isEqualTo("sluice-score/2");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.0005, 0",
    "0.001, 0",
    "0.01, 4",
    "0.03, 7",
    "0.05, 10",
    "0.1, 14",
    "0.3, 19",
    "0.5, 22",
    "0.7, 24",
    "0.9, 26",
    "0.94358, 26",
    "0.99999, 27",
    "1, 27"
  })
  void shouldGiveWholePointsAlongTheEpssCurve(double probability, int points) {
    assertThat(model.threat().epssTenths(probability)).isEqualTo(points * 10);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, P1",
    "850, P1",
    "849, P2",
    "700, P2",
    "699, P3",
    "450, P3",
    "449, P4",
    "0, P4"
  })
  void shouldFindTheBand(int scoreTenths, Priority priority) {
    assertThat(model.band(scoreTenths).priority()).isEqualTo(priority);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "2, 15", "3, 15", "4, 30", "8, 45", "15, 45", "16, 50", "9999, 50"})
  void shouldCountDoublingsOfAssets(int assets, int tenths) {
    assertThat(model.blastRadius().pointsTenths(assets)).isEqualTo(tenths);
  }

  @Test
  void shouldRefuseACurveThatFalls() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ThreatTable(
                    80,
                    300,
                    280,
                    280,
                    220,
                    200,
                    model.threat().confirmingCategories(),
                    140,
                    0,
                    model.threat().epss().reversed()))
        .withMessageContaining("must ascend");
  }
}
