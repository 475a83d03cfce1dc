/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.benchmarks.judge.Verdict.Kind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What correlation promises, measured on the corpus of pairs. */
class CorrelationTest {

  private static List<Verdict> verdicts = List.of();

  @BeforeAll
  static void judge() {
    verdicts = Judge.judge(Corpus.read(Corpus.CATEGORIES));
  }

  @Test
  void shouldMergeNoTwoWeaknesses() {
    assertThat(verdicts)
        .filteredOn(verdict -> verdict.kind() == Kind.FALSE_MERGE)
        .describedAs(CorrelationTest::report)
        .isEmpty();
  }

  @Test
  void shouldMergeNearlyAllReportsOfOneWeakness() {
    assertThat(Scorecard.of("all", verdicts).recall())
        .describedAs(CorrelationTest::report)
        .isGreaterThanOrEqualTo(Scorecard.LEAST_RECALL);
  }

  @Test
  void shouldNotDependOnTheOrderOfArrival() {
    assertThat(verdicts)
        .filteredOn(Verdict::dependsOnOrder)
        .describedAs(CorrelationTest::report)
        .isEmpty();
  }

  private static String report() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    new JudgeReport(new PrintStream(text, true, StandardCharsets.UTF_8))
        .print(Corpus.CATEGORIES, verdicts, false);
    return text.toString(StandardCharsets.UTF_8);
  }
}
