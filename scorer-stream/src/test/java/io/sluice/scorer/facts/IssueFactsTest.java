/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.facts;

import static io.sluice.scorer.testing.IssueBuilder.FIRST_SEEN;
import static io.sluice.scorer.testing.IssueBuilder.aVulnerableDependency;
import static io.sluice.scorer.testing.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.Category;
import io.sluice.event.CvssRole;
import io.sluice.event.Environment;
import io.sluice.event.Exposure;
import io.sluice.event.FindingStatus;
import io.sluice.event.Severity;
import io.sluice.event.VulnerabilityFacts;
import io.sluice.scorer.model.Fact;
import io.sluice.scorer.model.Facts;
import io.sluice.scorer.model.Reachability;
import io.sluice.scorer.model.ScoreFacts;
import io.sluice.scorer.model.ScoreModel;
import io.sluice.scorer.model.SeverityFact;
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
    assertThat(facts.environment().isUnknown()).isTrue();
  }

  @Test
  void shouldTakeTheContextFromTheCatalog() {
    ScoreFacts facts =
        reader.of(
            anIssue().build(),
            new IssueContext(
                Optional.of(Context.application("shop", Exposure.INTERNET_OPEN)),
                List.of(),
                List.of(),
                FIRST_SEEN));

    assertThat(facts.exposure())
        .isEqualTo(new Fact<>(Exposure.INTERNET_OPEN, 100, "backstage:component:default/shop"));
    assertThat(facts.environment().value()).isEqualTo(Environment.PRODUCTION);
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

  @Test
  void shouldRateByPrecedenceAndShowTheOthers() {
    VulnerabilityFacts rated =
        VulnerabilityFacts.newBuilder(Facts.nothingKnown())
            .setCvss(
                List.of(
                    Facts.rating(CvssRole.NVD, "nvd@nist.gov", 9.8, "CVSS:3.1/AV:N/AC:L"),
                    Facts.rating(CvssRole.VENDOR, "apache", 5.6, "CVSS:3.1/AV:L/AC:H"),
                    Facts.rating(CvssRole.ORGANISATION, "appsec", 3.1, "CVSS:3.1/AV:P/AC:H")))
            .build();

    SeverityFact severity =
        reader.of(aVulnerableDependency("CVE-2021-44228").build(), around(rated)).severity();

    assertThat(severity.baseTenths()).hasValue(31);
    assertThat(severity.source())
        .isEqualTo("own rating of appsec, CVE-2021-44228 CVSS:3.1/AV:P/AC:H");
    assertThat(severity.also())
        .hasSize(3)
        .anyMatch(also -> also.startsWith("CVSS 9.8 NVD nvd@nist.gov"))
        .anyMatch(also -> also.startsWith("CVSS 10.0 CVSSv31 by nvd"));
  }

  @Test
  void shouldTakeTheGravestOfSeveralVulnerabilities() {
    VulnerabilityFacts mild =
        VulnerabilityFacts.newBuilder(Facts.nothingKnown())
            .setCvss(List.of(Facts.rating(CvssRole.NVD, "nvd", 4.3, "CVSS:3.1/AV:N")))
            .build();
    VulnerabilityFacts grave =
        VulnerabilityFacts.newBuilder(mild)
            .setVulnerabilityId("CVE-2021-45046")
            .setCvss(List.of(Facts.rating(CvssRole.ADP, "CISA-ADP", 9.0, "CVSS:3.1/AV:N")))
            .build();

    assertThat(
            reader
                .of(aVulnerableDependency("CVE-2021-44228").build(), around(mild, grave))
                .severity()
                .baseTenths())
        .hasValue(90);
  }

  @Test
  void shouldBelieveTheMostConfidentEvidenceOfReach() {
    ScoreFacts facts =
        facts(
            anIssue()
                .foundBy("semgrep", Category.SAST, "reachability:static-path")
                .foundBy("govulncheck", Category.SCA, "reachability:unreachable"));

    assertThat(facts.reachability().value()).isEqualTo(Reachability.UNREACHABLE);
    assertThat(facts.reachability().confidencePercent()).isEqualTo(90);
    assertThat(facts.reachability().also())
        .containsExactly(
            "static path by semgrep (SAST): reachability:static-path, confidence 85 %");
  }

  @Test
  void shouldTakeTheRiskierOfEquallyConfidentEvidence() {
    ScoreFacts facts =
        facts(
            anIssue()
                .foundBy("agent", Category.SCA, "reachability:loaded")
                .foundBy("govulncheck", Category.SCA, "reachability:unreachable"));

    assertThat(facts.reachability().value()).isEqualTo(Reachability.LOADED);
  }

  @Test
  void shouldReadADataFlowAsAPath() {
    assertThat(facts(anIssue().foundBy("codeql", Category.SAST, "flow")).reachability())
        .isEqualTo(new Fact<>(Reachability.STATIC_PATH, 60, "codeql (SAST): flow"));
  }

  @Test
  void shouldSayNothingOfASignalThatTheModelDoesNotKnow() {
    assertThat(
            facts(anIssue().foundBy("tool", Category.SCA, "reachability:perhaps")).reachability())
        .isEqualTo(Fact.unknown(Reachability.UNKNOWN));
  }

  @Test
  void shouldKnowWhereAnIssueRuns() {
    ScoreFacts facts =
        facts(
            anIssue()
                .runsIn("qa", Environment.STAGING)
                .runsIn("main", Environment.PRODUCTION)
                .runsIn("other", Environment.UNKNOWN));

    assertThat(facts.environment().value()).isEqualTo(Environment.PRODUCTION);
    assertThat(facts.environment().source()).isEqualTo("main shop/Deployment/web by digest");
    assertThat(facts.environment().also())
        .containsExactly("staging by qa shop/Deployment/web by digest");
    assertThat(facts.assets()).isEqualTo(3);
  }

  @Test
  void shouldNotTakeAnUnknownPlaceForAnEnvironment() {
    assertThat(facts(anIssue().runsIn("other", Environment.UNKNOWN)).environment().isUnknown())
        .isTrue();
  }

  @Test
  void shouldTakeTheCatalogForAPlaceBesideTheDeployments() {
    ScoreFacts facts =
        reader.of(
            anIssue().runsIn("qa", Environment.STAGING).build(),
            new IssueContext(
                Optional.of(Context.application("shop", Exposure.INTERNAL)),
                List.of(),
                List.of(),
                FIRST_SEEN));

    assertThat(facts.environment().value()).isEqualTo(Environment.PRODUCTION);
  }

  @Test
  void shouldKnowALiveSecretAndAMaliciousPackage() {
    assertThat(facts(anIssue().foundBy("github", Category.SECRET, "validity:active")).liveSecret())
        .isEqualTo("github");
    assertThat(
            facts(anIssue().foundBy("github", Category.SECRET, "validity:inactive")).liveSecret())
        .isEmpty();
    assertThat(facts(aVulnerableDependency("MAL-2024-1")).maliciousPackage())
        .isEqualTo("MAL-2024-1");
    assertThat(facts(aVulnerableDependency("CVE-2021-44228")).maliciousPackage()).isEmpty();
  }

  @Test
  void shouldNameTheVersionsOfItsInputs() {
    List<String> inputs =
        reader
            .of(
                aVulnerableDependency("CVE-2021-44228").build(),
                new IssueContext(
                    Optional.of(Context.application("shop", Exposure.INTERNAL)),
                    List.of(Facts.kev(true), Facts.epss(0.5)),
                    List.of(),
                    FIRST_SEEN))
            .inputs();

    assertThat(inputs)
        .contains("KEV 2025.08.25", "EPSS v2026.06.15 of 2026-08-14")
        .anyMatch(input -> input.matches("catalog backstage:component:default/shop #[0-9a-f]{8}"));
  }

  private ScoreFacts facts(IssueBuilder issue) {
    return reader.of(issue.build(), around());
  }

  private static IssueContext around(VulnerabilityFacts... known) {
    return new IssueContext(Optional.empty(), List.of(known), List.of(), FIRST_SEEN);
  }
}
