/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

import static io.sluice.scorer.testing.IssueBuilder.aVulnerableDependency;
import static io.sluice.scorer.testing.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.Category;
import io.sluice.event.Environment;
import io.sluice.event.Exposure;
import io.sluice.event.FindingStatus;
import io.sluice.event.Severity;
import io.sluice.scorer.testing.Context;
import io.sluice.scorer.testing.IssueBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IssueFactsTest {

  private final IssueFacts reader = new IssueFacts(ScoreModel.bundled());

  @Test
  void shouldKnowNothingOfTheContextOfAnUnregisteredApplication() {
    ScoreFacts facts = facts(anIssue());

    assertThat(facts.exposure().isUnknown()).isTrue();
    assertThat(facts.criticality().isUnknown()).isTrue();
    assertThat(facts.dataClass().isUnknown()).isTrue();
    assertThat(facts.reachability().isUnknown()).isTrue();
    assertThat(facts.environment()).isEqualTo(Environment.UNKNOWN);
  }

  @Test
  void shouldTakeTheContextFromTheCatalog() {
    ScoreFacts facts =
        reader.of(
            anIssue().build(),
            Optional.of(Context.application("shop", Exposure.INTERNET_OPEN)),
            List.of());

    assertThat(facts.exposure())
        .isEqualTo(new Fact<>(Exposure.INTERNET_OPEN, 100, "backstage:component:default/shop"));
    assertThat(facts.environment()).isEqualTo(Environment.PRODUCTION);
  }

  @Test
  void shouldTakeADynamicFindingAsConfirmationAndExercise() {
    ScoreFacts facts =
        facts(anIssue().foundBy("semgrep", Category.SAST).foundBy("zap", Category.DAST));

    assertThat(facts.confirmedBy()).containsExactly("zap (DAST)");
    assertThat(facts.reachability())
        .isEqualTo(new Fact<>(Reachability.EXERCISED, 100, "zap (DAST)"));
  }

  @Test
  void shouldNotTakeAMissingHeaderAsConfirmation() {
    ScoreFacts facts = facts(anIssue().passively().foundBy("zap", Category.DAST));

    assertThat(facts.confirmedBy()).isEmpty();
  }

  @Test
  void shouldTakeARuntimeFindingAsExerciseWithLessConfidence() {
    ScoreFacts facts = facts(anIssue().foundBy("falco", Category.RUNTIME));

    assertThat(facts.confirmedBy()).isEmpty();
    assertThat(facts.reachability())
        .isEqualTo(new Fact<>(Reachability.EXERCISED, 90, "falco (RUNTIME)"));
  }

  @ParameterizedTest
  @EnumSource(names = {"RESOLVED", "SUPERSEDED", "SUPPRESSED"})
  void shouldNotTrustAConfirmationThatItsToolTookBack(FindingStatus status) {
    ScoreFacts facts =
        facts(anIssue().foundBy("semgrep", Category.SAST).foundBy("zap", Category.DAST, status));

    assertThat(facts.confirmedBy()).isEmpty();
    assertThat(facts.reachability().isUnknown()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"RESOLVED", "SUPERSEDED", "SUPPRESSED"})
  void shouldKeepTheEvidenceOfAnIssueThatIsNotOpen(FindingStatus status) {
    ScoreFacts facts = facts(anIssue().foundBy("zap", Category.DAST, status));

    assertThat(facts.confirmedBy()).containsExactly("zap (DAST)");
  }

  @Test
  void shouldShowVectorAndRater() {
    SeverityFact severity = facts(aVulnerableDependency("CVE-2021-44228")).severity();

    assertThat(severity.baseTenths()).hasValue(100);
    assertThat(severity.words()).isEqualTo("CVSS 10.0");
    assertThat(severity.source())
        .isEqualTo("CVSSv31 by nvd CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 10.1, Double.NaN, Double.POSITIVE_INFINITY})
  void shouldTakeASeverityOffTheScaleAsUnknown(double score) {
    assertThat(facts(anIssue().severity(Severity.HIGH, score)).severity())
        .isEqualTo(SeverityFact.unknown());
  }

  @Test
  void shouldTakeANamelessSeverityAsUnknown() {
    assertThat(facts(anIssue().severity(Severity.UNKNOWN, 5.5)).severity())
        .isEqualTo(SeverityFact.unknown());
  }

  @Test
  void shouldCountDistinctAssets() {
    assertThat(facts(anIssue().assets("repo:a", "repo:b", "repo:a")).assets()).isEqualTo(2);
  }

  private ScoreFacts facts(IssueBuilder issue) {
    return reader.of(issue.build(), Optional.empty(), List.of());
  }
}
