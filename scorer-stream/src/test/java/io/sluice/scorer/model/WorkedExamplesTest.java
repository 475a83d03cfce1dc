/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

import static io.sluice.scorer.model.Facts.facts;
import static io.sluice.scorer.model.Facts.kev;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.Criticality;
import io.sluice.event.DataClass;
import io.sluice.event.Environment;
import io.sluice.event.Exposure;
import io.sluice.event.Priority;
import io.sluice.event.ScoreRow;
import org.junit.jupiter.api.Test;

/**
 * The examples that the scoring model was designed with, each to the tenth. Together they give the
 * order that a security team expects of these situations.
 */
final class WorkedExamplesTest {

  private final Scorer scorer = new Scorer(ScoreModel.bundled());

  @Test
  void shouldScoreLog4ShellOnTheInternetWithCardDataInAMissionCriticalApplication() {
    Score score =
        score(
            facts()
                .cvss(100)
                .vulnerability(kev(true))
                .reach(Reachability.LOADED, 90)
                .exposure(Exposure.INTERNET_OPEN, 100)
                .criticality(Criticality.MISSION, 100)
                .dataClass(DataClass.REGULATED, 100)
                .environment(Environment.PRODUCTION));

    assertThat(rows(score))
        .isEqualTo(
            "severity 300, threat 300, reachability 129, exposure 100, criticality 80,"
                + " data-class 70, blast-radius 0, environment 0");
    assertScore(score, 979, 979, 979, Priority.P1);
    assertThat(score.unknowns()).isEmpty();
    assertThat(score.why())
        .isEqualTo("KEV with ransomware, CVSS 10.0, loaded at runtime, internet-open");
  }

  @Test
  void shouldRaiseLog4ShellWithoutAnyContextToTheFloor() {
    Score score = score(facts().cvss(100).vulnerability(kev(true)));

    assertThat(rows(score))
        .isEqualTo(
            "severity 300, threat 300, reachability 75, exposure 60, criticality 48,"
                + " data-class 42, blast-radius 0, environment 0, floor 25");
    assertScore(score, 850, 616, 1000, Priority.P1);
    assertThat(score.unknowns())
        .containsExactly("reachability", "exposure", "data-class", "criticality", "environment");
    assertThat(score.why())
        .isEqualTo(
            "KEV with ransomware, CVSS 10.0, context unknown, raised to the floor: known exploited"
                + " and not disproved in production");
  }

  @Test
  void shouldScoreLog4ShellOnAnInternalDevelopmentBox() {
    Score score =
        score(
            facts()
                .cvss(100)
                .vulnerability(kev(true))
                .exposure(Exposure.INTERNAL, 100)
                .criticality(Criticality.LOW, 100)
                .dataClass(DataClass.PUBLIC, 100)
                .environment(Environment.DEVELOPMENT));

    assertThat(score.scoreTenths()).isEqualTo(566);
    assertThat(score.band()).isEqualTo(Priority.P3);
  }

  /**
   * "Never called" and "internal" are findings of analyses, not declarations: 90 % sure. In .75 and
   * 2.85 points the rounding to even shows.
   */
  @Test
  void shouldScoreACriticalDependencyThatIsNeverCalledInAnInternalApplication() {
    Score score =
        score(
            facts()
                .cvss(98)
                .vulnerability(Facts.epss(0.0004))
                .reach(Reachability.UNREACHABLE, 90)
                .exposure(Exposure.INTERNAL, 90)
                .criticality(Criticality.MEDIUM, 100)
                .dataClass(DataClass.INTERNAL, 100)
                .environment(Environment.PRODUCTION));

    assertThat(rows(score))
        .isEqualTo(
            "severity 294, threat 0, reachability 8, exposure 28, criticality 40, data-class 28,"
                + " blast-radius 0, environment 0");
    assertScore(score, 398, 398, 398, Priority.P4);
  }

  @Test
  void shouldScoreACriticalDependencyWithoutContext() {
    Score score = score(facts().cvss(98));

    assertScore(score, 599, 390, 774, Priority.P3);
    assertThat(score.why()).isEqualTo("CVSS 9.8, context unknown");
  }

  @Test
  void shouldScoreAnInjectionThatThreeKindsOfTestsFoundInAPublicPortal() {
    Score score =
        score(
            facts()
                .named(80, "HIGH")
                .confirmed()
                .reach(Reachability.EXERCISED, 100)
                .exposure(Exposure.INTERNET_OPEN, 100)
                .criticality(Criticality.HIGH, 100)
                .dataClass(DataClass.CONFIDENTIAL, 100)
                .environment(Environment.PRODUCTION));

    assertThat(rows(score))
        .isEqualTo(
            "severity 240, threat 200, reachability 150, exposure 100, criticality 60,"
                + " data-class 56, blast-radius 0, environment 0");
    assertScore(score, 806, 806, 806, Priority.P2);
  }

  @Test
  void shouldScoreTheSameInjectionWhenOnlyStaticAnalysisSeesIt() {
    Score score = score(facts().named(80, "HIGH"));

    assertScore(score, 545, 336, 720, Priority.P3);
    assertThat(score.unknowns())
        .containsExactly(
            "reachability", "exposure", "data-class", "criticality", "threat", "environment");
  }

  /** "Internal" is inferred here, with a confidence of 80 %; the test system is staging. */
  @Test
  void shouldScoreTheSameInjectionInAnInternalTestApplicationWithoutData() {
    Score score =
        score(
            facts()
                .named(80, "HIGH")
                .exposure(Exposure.INTERNAL, 80)
                .criticality(Criticality.MEDIUM, 100)
                .dataClass(DataClass.PUBLIC, 100)
                .environment(Environment.STAGING));

    assertThat(rows(score))
        .isEqualTo(
            "severity 240, threat 80, reachability 75, exposure 32, criticality 40, data-class 0,"
                + " blast-radius 0, environment -80");
    assertThat(score.scoreTenths()).isEqualTo(387);
    assertThat(score.band()).isEqualTo(Priority.P4);
  }

  private Score score(Facts facts) {
    return scorer.score(facts.build());
  }

  private static String rows(Score score) {
    return String.join(
        ", ",
        score.rows().stream()
            .map((ScoreRow row) -> row.getRow() + " " + row.getPointsTenths())
            .toList());
  }

  private static void assertScore(Score score, int points, int low, int high, Priority priority) {
    assertThat(score.scoreTenths()).isEqualTo(points);
    assertThat(score.lowTenths()).isEqualTo(low);
    assertThat(score.highTenths()).isEqualTo(high);
    assertThat(score.band()).isEqualTo(priority);
  }
}
