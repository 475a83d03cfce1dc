/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.governance;

import static io.sluice.scorer.testing.DecisionBuilder.aDecision;
import static io.sluice.scorer.testing.DecisionBuilder.accepted;
import static io.sluice.scorer.testing.DecisionBuilder.control;
import static io.sluice.scorer.testing.DecisionBuilder.issues;
import static io.sluice.scorer.testing.DecisionBuilder.weaknesses;
import static io.sluice.scorer.testing.IssueBuilder.FIRST_SEEN;
import static io.sluice.scorer.testing.IssueBuilder.aVulnerableDependency;
import static io.sluice.scorer.testing.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.Category;
import io.sluice.event.CompensatingControl;
import io.sluice.event.ControlKind;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.Disposition;
import io.sluice.event.DispositionKind;
import io.sluice.event.GovernanceDecision;
import io.sluice.event.IssueTarget;
import io.sluice.scorer.model.ControlFact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GovernanceTest {

  private static final Instant NOW = FIRST_SEEN.plus(Duration.ofDays(1));
  private static final Instant END = NOW.plus(Duration.ofDays(30));

  private final Dispositions dispositions = new Dispositions(List.of("vendor"));

  @Test
  void shouldMatchWhenEveryListThatIsGivenMatches() {
    CorrelatedIssue issue = aVulnerableDependency("CVE-2021-44228").aliases("SLC-old").build();

    assertThat(Targets.matches(IssueTarget.newBuilder().build(), issue)).isTrue();
    assertThat(Targets.matches(issues("SLC-old"), issue)).isTrue();
    assertThat(Targets.matches(issues("SLC-other"), issue)).isFalse();
    assertThat(
            Targets.matches(
                IssueTarget.newBuilder(issues("SLC-old")).setCwes(List.of(79)).build(), issue))
        .isFalse();
    assertThat(Targets.matches(weaknesses("xss", "sqli"), issue)).isTrue();
  }

  @Test
  void shouldMatchAPackageByNameAndByPurlWithAndWithoutVersion() {
    CorrelatedIssue issue = aVulnerableDependency("CVE-2021-44228").build();

    for (String wanted :
        List.of(
            "org.apache.logging.log4j:log4j-core",
            "pkg:maven/org.apache.logging.log4j/log4j-core",
            "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1")) {
      assertThat(Targets.matches(packages(wanted), issue)).as(wanted).isTrue();
    }
    assertThat(
            Targets.matches(
                packages("pkg:maven/org.apache.logging.log4j/log4j-core@2.15.0"), issue))
        .isFalse();
  }

  @Test
  void shouldNotCoverAnIssueThatIsElsewhereToo() {
    IssueTarget here = IssueTarget.newBuilder().setAssets(List.of("repo:a")).build();

    assertThat(Targets.matches(here, anIssue().assets("repo:a").build())).isTrue();
    assertThat(Targets.matches(here, anIssue().assets("repo:a", "repo:b").build())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "pkg:npm/%40acme/ui@1.2.3, pkg:npm/%40acme/ui",
    "pkg:npm/@acme/ui, pkg:npm/@acme/ui",
    "pkg:deb/debian/curl@7.74.0?arch=amd64, pkg:deb/debian/curl",
    "pkg:golang/x/y@v1#sub/path, pkg:golang/x/y"
  })
  void shouldDropTheVersionOfAPurl(String purl, String without) {
    assertThat(Targets.withoutVersion(purl)).isEqualTo(without);
  }

  @Test
  void shouldLetTheStrongestDecisionCountAndOfEqualOnesTheLatest() {
    GovernanceDecision mitigated =
        aDecision(DispositionKind.MITIGATED)
            .id("D-0")
            .by(control("c", ControlKind.OTHER, issues(), null))
            .build();
    GovernanceDecision early = accepted(END).id("D-1").build();
    GovernanceDecision late = accepted(END).id("D-2").decidedAt(NOW).build();

    assertThat(disposition(mitigated, early, late).orElseThrow().getSource())
        .isEqualTo("decision D-2");
    assertThat(
            disposition(
                    late, aDecision(DispositionKind.FALSE_POSITIVE).id("D-3").build(), mitigated)
                .orElseThrow()
                .getKind())
        .isEqualTo(DispositionKind.FALSE_POSITIVE);
  }

  @Test
  void shouldHoldUntilTheVeryMomentOfItsEnd() {
    GovernanceDecision decision = accepted(END).build();
    CorrelatedIssue issue = anIssue().build();

    assertThat(dispositions.of(issue, List.of(decision), END.minusMillis(1))).isPresent();
    assertThat(dispositions.of(issue, List.of(decision), END)).isEmpty();
  }

  @Test
  void shouldTrustAVexStatementOfAKnownAuthorAboutEveryPlaceOfTheIssue() {
    assertThat(
            dispositions
                .of(
                    anIssue().foundBy("grype", Category.SCA).vex("vendor", "not_affected").build(),
                    List.of(),
                    NOW)
                .map(Disposition::getReason))
        .contains("not_affected");
    assertThat(
            dispositions.of(
                anIssue().foundBy("grype", Category.SCA).vex("stranger", "not_affected").build(),
                List.of(),
                NOW))
        .isEmpty();
  }

  @Test
  void shouldCountAControlOnceAndSayWhyOneHasNoEffect() {
    CompensatingControl good = control("waf", ControlKind.WAF_RULE, issues(), END);
    GovernanceDecision stated = aDecision(DispositionKind.MITIGATED).by(good).build();
    GovernanceDecision again =
        aDecision(DispositionKind.MITIGATED)
            .id("D-2")
            .by(CompensatingControl.newBuilder(good).setProof(" ").build())
            .build();

    assertThat(ControlEvidence.of(anIssue().build(), Optional.empty(), List.of(again, stated), NOW))
        .singleElement()
        .matches(ControlFact::isEffective);
    assertThat(ControlEvidence.of(anIssue().build(), Optional.empty(), List.of(again), NOW))
        .extracting(ControlFact::lapse)
        .containsExactly("no proof that it works");
    assertThat(ControlEvidence.of(anIssue().build(), Optional.empty(), List.of(stated), END))
        .extracting(ControlFact::lapse)
        .containsExactly("expired 2026-09-01");
  }

  @Test
  void shouldLetAControlEndWithTheDecisionThatStatesIt() {
    GovernanceDecision stated =
        aDecision(DispositionKind.MITIGATED)
            .until(END)
            .by(control("waf", ControlKind.WAF_RULE, issues(), null))
            .build();

    assertThat(ControlEvidence.of(anIssue().build(), Optional.empty(), List.of(stated), END))
        .noneMatch(ControlFact::isEffective);
    assertThat(Decisions.ends(stated)).containsExactly(END);
  }

  private Optional<Disposition> disposition(GovernanceDecision... decisions) {
    return dispositions.of(anIssue().build(), List.of(decisions), NOW);
  }

  private static IssueTarget packages(String name) {
    return IssueTarget.newBuilder().setPackages(List.of(name)).build();
  }
}
