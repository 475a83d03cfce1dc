/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.priority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows as published; the tables themselves check that they are complete. */
final class DecisionTableTest {

  private static final Map<String, DecisionTable> TABLES =
      DecisionTable.bundled().stream()
          .collect(Collectors.toMap(DecisionTable::id, Function.identity()));

  @ParameterizedTest
  @CsvSource({
    // KEV, exposed, automatable, impact: CISA BOD 26-04, table 1
    "N N N P, FSU", "N N N T, FSU", "N N Y P, 60D", "N N Y T, 60D",
    "N Y N P, 60D", "N Y N T, 14D", "N Y Y P, 14D", "N Y Y T, 3D",
    "Y N N P, 14D", "Y N N T, 14D", "Y N Y P, 14D", "Y N Y T, 3DF",
    "Y Y N P, 14D", "Y Y N T, 3DF", "Y Y Y P, 3D", "Y Y Y T, 3DF"
  })
  void shouldGiveTheTimelinesOfBod2604(String answers, String outcome) {
    assertThat(row("cisa:DT_BOD2604:1.0.0", answers)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "N N P L, T", "N N T H, T*", "N Y P H, AT", "N Y T M, T", "P N P H, T*", "P N T M, T*",
    "P N T H, AT", "P Y T M, T*", "P Y T L, T", "A N P M, T", "A N P H, AT", "A N T M, AT",
    "A N T H, AC", "A Y P L, AT", "A Y P H, AC", "A Y T L, AT", "A Y T M, AC", "A Y T H, AC"
  })
  void shouldGiveTheDecisionsOfTheCisaCoordinator(String answers, String outcome) {
    assertThat(row("cisa:DT_CO:2.0.3", answers)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "N S N L, D", "N S N H, S", "N S Y M, S", "N C N L, D", "N O Y L, S", "N O Y VH, O",
    "P S N L, D", "P S Y L, S", "P C Y VH, O", "P O N L, S", "P O Y H, O", "A S N L, S",
    "A S Y M, O", "A C Y L, O", "A O N M, O", "A O N VH, I", "A O Y H, I", "A O Y VH, I"
  })
  void shouldGiveTheDecisionsOfTheDeployer(String answers, String outcome) {
    assertThat(row("ssvc:DT_DP:1.0.0", answers)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    // impact, likely exploitable, internet-reachable: VDR-TFR-PVR, Class C
    "5 Y Y, 2D",
    "5 Y N, 4D",
    "5 N Y, 16D",
    "5 N N, 16D",
    "4 Y Y, 4D",
    "4 Y N, 8D",
    "4 N N, 64D",
    "3 Y Y, 16D",
    "3 Y N, 32D",
    "3 N Y, 128D",
    "2 Y Y, 48D",
    "2 Y N, 128D",
    "2 N N, 192D",
    "1 Y Y, RO"
  })
  void shouldGiveTheTimeframesOfFedramp(String answers, String outcome) {
    assertThat(row("fedramp:VDR-TFR-PVR:C:2026", answers)).isEqualTo(outcome);
  }

  @Test
  void shouldHaveTheNumberOfRowsThatWasPublished() {
    assertThat(table("cisa:DT_CO:2.0.3").rows()).hasSize(36);
    assertThat(table("ssvc:DT_DP:1.0.0").rows()).hasSize(72);
    assertThat(table("cisa:DT_BOD2604:1.0.0").rows()).hasSize(16);
  }

  @Test
  void shouldNeverBecomeMilderWhenAnAnswerBecomesGraver() {
    for (DecisionTable table : TABLES.values()) {
      Map<String, String> mapping = table.mapping();
      var outcomes = java.util.List.copyOf(table.outcomes().keySet());
      mapping.forEach(
          (row, outcome) -> {
            String[] answers = row.split(" ", -1);
            for (int i = 0; i < answers.length; i++) {
              var values = java.util.List.copyOf(table.points().get(i).values().keySet());
              int graver = values.indexOf(answers[i]) + 1;
              if (graver < values.size()) {
                String[] changed = answers.clone();
                changed[i] = values.get(graver);
                assertThat(outcomes.indexOf(mapping.get(String.join(" ", changed))))
                    .as(table.id() + ": " + row)
                    .isGreaterThanOrEqualTo(outcomes.indexOf(outcome));
              }
            }
          });
    }
  }

  @Test
  void shouldRefuseATableWithARowTooFewTooManyOrUnknown() {
    String good = Resources.text("bod-26-04.json");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> DecisionTable.of(good.replace("    \"N N N P -> FSU\",\n", "")))
        .withMessageContaining("15 rows for 16 combinations");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DecisionTable.of(good.replace("N N N P -> FSU", "N N N T -> FSU")))
        .withMessageContaining("16 combinations");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DecisionTable.of(good.replace("N N N P -> FSU", "N N N Q -> FSU")))
        .withMessageContaining("not in its terms");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DecisionTable.of(good.replace("N N N P -> FSU", "N N N P -> 7D")))
        .withMessageContaining("not in its terms");
  }

  private static String row(String table, String answers) {
    return java.util.Objects.requireNonNull(table(table).mapping().get(answers));
  }

  private static DecisionTable table(String id) {
    return java.util.Objects.requireNonNull(TABLES.get(id));
  }
}
