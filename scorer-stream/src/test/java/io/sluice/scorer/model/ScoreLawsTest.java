/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.ControlKind;
import io.sluice.event.Criticality;
import io.sluice.event.DataClass;
import io.sluice.event.Environment;
import io.sluice.event.ExploitMaturity;
import io.sluice.event.Exposure;
import io.sluice.event.ScoreRow;
import io.sluice.event.VulnerabilityFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Laws that hold for all facts, not only for the examples. */
final class ScoreLawsTest {

  private final Scorer scorer = new Scorer(ScoreModel.bundled());

  @Property
  void shouldBeTheSumOfItsRows(@ForAll("anyFacts") ScoreFacts facts) {
    Score score = scorer.score(facts);

    assertThat(sum(score, ScoreRow::getPointsTenths)).isEqualTo(score.scoreTenths());
    assertThat(sum(score, ScoreRow::getLowTenths)).isEqualTo(score.lowTenths());
    assertThat(sum(score, ScoreRow::getHighTenths)).isEqualTo(score.highTenths());
  }

  @Property
  void shouldStayInBoundsAndInItsInterval(@ForAll("anyFacts") ScoreFacts facts) {
    Score score = scorer.score(facts);

    assertThat(List.of(0, score.lowTenths(), score.scoreTenths(), score.highTenths(), 1000))
        .isSorted();
  }

  @Property
  void shouldBeTheSameForTheSameFacts(@ForAll("anyFacts") ScoreFacts facts) {
    Score again = new Scorer(ScoreModel.bundled()).score(facts);

    assertThat(again).isEqualTo(scorer.score(facts));
  }

  @Property
  void shouldNotFallWhenSeverityRises(
      @ForAll("anyFacts") ScoreFacts facts,
      @ForAll @IntRange(max = 100) int one,
      @ForAll @IntRange(max = 100) int other) {
    assertThat(points(withSeverity(facts, Math.min(one, other))))
        .isLessThanOrEqualTo(points(withSeverity(facts, Math.max(one, other))));
  }

  @Property
  void shouldNotFallWhenEpssRises(
      @ForAll("anyFacts") ScoreFacts facts,
      @ForAll @DoubleRange(max = 1) double one,
      @ForAll @DoubleRange(max = 1) double other) {
    assertThat(points(withVulnerability(facts, Facts.epss(Math.min(one, other)))))
        .isLessThanOrEqualTo(points(withVulnerability(facts, Facts.epss(Math.max(one, other)))));
  }

  @Property
  void shouldNotFallUpTheExploitLadder(
      @ForAll("anyFacts") ScoreFacts facts, @ForAll @DoubleRange(max = 1) double probability) {
    int searched = points(withVulnerability(facts, Facts.epss(probability)));
    int poc = points(withVulnerability(facts, Facts.exploit(ExploitMaturity.POC)));
    int weaponised = points(withVulnerability(facts, Facts.exploit(ExploitMaturity.WEAPONISED)));
    int active = points(withVulnerability(facts, Facts.exploit(ExploitMaturity.ACTIVE)));
    int kev = points(withVulnerability(facts, Facts.kev(false)));
    int ransomware = points(withVulnerability(facts, Facts.kev(true)));

    assertThat(List.of(poc, weaponised, active, kev, ransomware)).isSorted();
    assertThat(searched).isLessThanOrEqualTo(kev);
  }

  @Property
  void shouldNotFallWithABroaderExposure(
      @ForAll("anyFacts") ScoreFacts facts, @ForAll @IntRange(min = 1, max = 100) int confidence) {
    assertThat(
            known(Exposure.values())
                .map(value -> points(withExposure(facts, value, confidence)))
                .toList())
        .isSorted();
  }

  @Property
  void shouldNotFallWithAHigherCriticality(
      @ForAll("anyFacts") ScoreFacts facts, @ForAll @IntRange(min = 1, max = 100) int confidence) {
    assertThat(
            known(Criticality.values())
                .map(value -> points(withCriticality(facts, value, confidence)))
                .toList())
        .isSorted();
  }

  @Property
  void shouldNotFallWithMoreSensitiveData(
      @ForAll("anyFacts") ScoreFacts facts, @ForAll @IntRange(min = 1, max = 100) int confidence) {
    assertThat(
            known(DataClass.values())
                .map(value -> points(withDataClass(facts, value, confidence)))
                .toList())
        .isSorted();
  }

  @Property
  void shouldNotFallWhenReachIsShownCloser(
      @ForAll("anyFacts") ScoreFacts facts, @ForAll @IntRange(min = 1, max = 100) int confidence) {
    assertThat(
            known(Reachability.values())
                .map(value -> points(withReach(facts, value, confidence)))
                .toList())
        .isSorted();
  }

  @Property
  void shouldNotFallWithMoreAssets(
      @ForAll("anyFacts") ScoreFacts facts,
      @ForAll @IntRange(max = 100_000) int one,
      @ForAll @IntRange(max = 100_000) int other) {
    assertThat(points(withAssets(facts, Math.min(one, other))))
        .isLessThanOrEqualTo(points(withAssets(facts, Math.max(one, other))));
  }

  @Property
  void shouldScoreAnUnknownFactBetweenItsBestAndItsWorst(@ForAll("anyFacts") ScoreFacts facts) {
    assertBetween(
        points(withExposure(facts, Exposure.ISOLATED, 100)),
        points(withExposure(facts, Exposure.UNKNOWN, 0)),
        points(withExposure(facts, Exposure.INTERNET_OPEN, 100)));
    assertBetween(
        points(withCriticality(facts, Criticality.LOW, 100)),
        points(withCriticality(facts, Criticality.UNKNOWN, 0)),
        points(withCriticality(facts, Criticality.MISSION, 100)));
    assertBetween(
        points(withDataClass(facts, DataClass.PUBLIC, 100)),
        points(withDataClass(facts, DataClass.UNKNOWN, 0)),
        points(withDataClass(facts, DataClass.REGULATED, 100)));
    assertBetween(
        points(withReach(facts, Reachability.UNREACHABLE, 100)),
        points(withReach(facts, Reachability.UNKNOWN, 0)),
        points(withReach(facts, Reachability.EXERCISED, 100)));
  }

  @Property
  void shouldTreatEvidenceWithoutConfidenceAsUnknown(
      @ForAll("anyFacts") ScoreFacts facts, @ForAll Exposure exposure) {
    // Not even the floor may fall for what claims to be internal without any confidence.
    Score unknown = scorer.score(withExposure(facts, Exposure.UNKNOWN, 0));
    Score claimed = scorer.score(withExposure(facts, exposure, 0));

    assertThat(claimed.scoreTenths()).isEqualTo(unknown.scoreTenths());
    assertThat(claimed.lowTenths()).isEqualTo(unknown.lowTenths());
    assertThat(claimed.highTenths()).isEqualTo(unknown.highTenths());
  }

  @Property
  void shouldScoreProductionAndUnknownAtLeastAsAnyEnvironment(
      @ForAll("anyFacts") ScoreFacts facts, @ForAll Environment environment) {
    int other = points(withEnvironment(facts, environment));

    assertThat(points(withEnvironment(facts, Environment.PRODUCTION)))
        .isGreaterThanOrEqualTo(other);
    assertThat(points(withEnvironment(facts, Environment.UNKNOWN))).isGreaterThanOrEqualTo(other);
  }

  @Property
  void shouldHoldTheFloorOfTheKnownExploited(@ForAll("anyFacts") ScoreFacts facts) {
    ScoreFacts exploited =
        withEnvironment(
            withVulnerability(withReach(facts, Reachability.IMPORTED, 100), Facts.kev(false)),
            Environment.PRODUCTION);

    assertThat(points(exploited)).isGreaterThanOrEqualTo(700);
    assertThat(points(withExposure(exploited, Exposure.INTERNET_OPEN, 100)))
        .isGreaterThanOrEqualTo(850);
  }

  @Property
  void shouldNotRiseByAControl(@ForAll("anyFacts") ScoreFacts facts, @ForAll ControlKind kind) {
    assertThat(points(Facts.from(facts).control(kind).build())).isLessThanOrEqualTo(points(facts));
  }

  @Property
  void shouldNotBeMovedByAControlThatLapsed(
      @ForAll("anyFacts") ScoreFacts facts, @ForAll ControlKind kind) {
    assertThat(points(Facts.from(facts).control(kind, "expired 2026-01-01").build()))
        .isEqualTo(points(facts));
  }

  @Property
  void shouldTakeOffNoMoreThanTheControlsMay(@ForAll("anyFacts") ScoreFacts facts) {
    Facts many = Facts.from(facts);
    for (int i = 0; i < 5; i++) {
      many.control(ControlKind.WAF_RULE);
    }

    assertThat(points(Facts.from(facts).noControls().build()) - points(many.build()))
        .isBetween(0, 150);
  }

  @Property
  void shouldNotScoreAMergedIssueBelowItsParts(
      @ForAll("anyFacts") ScoreFacts one, @ForAll("anyFacts") ScoreFacts other) {
    // Equal context and confidence: a merge adds evidence and takes none away.
    ScoreFacts left = withReach(one, one.reachability().value(), 90);
    ScoreFacts right =
        withReach(
            Facts.from(one)
                .cvss(other.severity().baseTenths().orElse(0))
                .vulnerability(other.vulnerabilities().toArray(VulnerabilityFacts[]::new))
                .build(),
            other.reachability().value(),
            90);
    List<VulnerabilityFacts> all = new ArrayList<>(left.vulnerabilities());
    all.addAll(right.vulnerabilities());
    Facts merged = Facts.from(left).vulnerability(all.toArray(VulnerabilityFacts[]::new));
    left.severity()
        .baseTenths()
        .ifPresent(base -> merged.cvss(Math.max(base, right.severity().baseTenths().orElse(0))));
    if (left.severity().baseTenths().isEmpty()) {
      merged.noSeverity();
    }
    Fact<Reachability> reach =
        Fact.strongest(List.of(left.reachability(), right.reachability()))
            .orElseGet(() -> Fact.unknown(Reachability.UNKNOWN));
    merged.reach(reach.value(), reach.confidencePercent());

    // Where one part knows nothing, its prior may lie above what the other part knows.
    boolean comparable =
        !left.reachability().isUnknown()
            && !right.reachability().isUnknown()
            && !left.vulnerabilities().isEmpty()
            && !right.vulnerabilities().isEmpty()
            && knows(left)
            && knows(right);
    if (comparable && left.severity().baseTenths().isPresent()) {
      assertThat(points(merged.build()))
          .isGreaterThanOrEqualTo(Math.max(points(left), points(right)));
    }
  }

  private static boolean knows(ScoreFacts facts) {
    return facts.vulnerabilities().stream()
        .allMatch(known -> known.getKev() != null || known.getEpss() != null);
  }

  @Property
  void shouldNotDependOnTheOrderOfEvidence(@ForAll("evidence") List<Fact<Reachability>> evidence) {
    Optional<Fact<Reachability>> backwards = Fact.strongest(evidence.reversed());

    assertThat(Fact.strongest(evidence)).isEqualTo(backwards);
  }

  @Property
  void shouldNotFallByMoreEvidenceUnlessItIsMoreConfident(
      @ForAll("evidence") List<Fact<Reachability>> evidence,
      @ForAll Reachability value,
      @ForAll @IntRange(min = 1, max = 100) int confidence) {
    Optional<Fact<Reachability>> before = Fact.strongest(evidence);
    List<Fact<Reachability>> more = new ArrayList<>(evidence);
    more.add(new Fact<>(value, confidence, "more"));

    Optional<Fact<Reachability>> after = Fact.strongest(more);

    if (before.isPresent() && before.get().confidencePercent() >= confidence) {
      assertThat(after.orElseThrow().value()).isGreaterThanOrEqualTo(before.get().value());
    }
  }

  @Property
  void shouldNotDependOnTheOrderOfVulnerabilitiesAndControls(@ForAll("anyFacts") ScoreFacts facts) {
    Facts other = Facts.from(facts).noControls();
    other.vulnerability(facts.vulnerabilities().reversed().toArray(VulnerabilityFacts[]::new));
    facts.controls().reversed().forEach(control -> other.control(control.kind(), control.lapse()));

    assertThat(points(other.build())).isEqualTo(points(facts));
  }

  @Property
  void shouldNotScoreAMaliciousPackageOrALiveSecretBelowItsFloor(
      @ForAll("anyFacts") ScoreFacts facts) {
    assertThat(points(Facts.from(facts).maliciousPackage().build())).isGreaterThanOrEqualTo(950);
    assertThat(points(Facts.from(facts).verifiedSecret().build())).isGreaterThanOrEqualTo(850);
  }

  @Provide
  Arbitrary<List<Fact<Reachability>>> evidence() {
    return Combinators.combine(
            Arbitraries.of(Reachability.class),
            Arbitraries.of(0, 60, 85, 90, 100),
            Arbitraries.of("a", "b", "c"))
        .as((value, confidence, source) -> new Fact<>(value, confidence, source))
        .list()
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<ScoreFacts> anyFacts() {
    Arbitrary<Integer> severities = Arbitraries.integers().between(-1, 100);
    Arbitrary<List<VulnerabilityFacts>> vulnerabilities =
        Arbitraries.oneOf(
                Arbitraries.just(Facts.nothingKnown()),
                Arbitraries.of(true, false).map(Facts::kev),
                Arbitraries.of(ExploitMaturity.class).map(Facts::exploit),
                Arbitraries.doubles().between(0, 1).map(Facts::epss))
            .list()
            .ofMaxSize(3);
    Arbitrary<Facts> withoutRest =
        Combinators.combine(
                severities,
                vulnerabilities,
                Arbitraries.of(true, false),
                fact(Reachability.class),
                fact(Exposure.class),
                fact(Criticality.class),
                fact(DataClass.class),
                Arbitraries.integers().between(0, 200))
            .as(
                (severity, known, confirmed, reach, exposure, criticality, data, assets) -> {
                  Facts facts =
                      Facts.facts()
                          .vulnerability(known.toArray(VulnerabilityFacts[]::new))
                          .reach(reach.value(), reach.confidencePercent())
                          .exposure(exposure.value(), exposure.confidencePercent())
                          .criticality(criticality.value(), criticality.confidencePercent())
                          .dataClass(data.value(), data.confidencePercent())
                          .assets(assets);
                  if (severity >= 0) {
                    facts.cvss(severity);
                  }
                  return confirmed ? facts.confirmed() : facts;
                });
    return Combinators.combine(
            withoutRest,
            Arbitraries.of(Environment.class),
            Arbitraries.integers().between(0, 9),
            Arbitraries.of(ControlKind.class).list().ofMaxSize(3))
        .as(
            (facts, environment, rare, controls) -> {
              facts.environment(environment);
              controls.forEach(facts::control);
              if (rare == 0) {
                facts.verifiedSecret();
              }
              return rare == 1 ? facts.maliciousPackage().build() : facts.build();
            });
  }

  private static <E extends Enum<E>> Arbitrary<Fact<E>> fact(Class<E> type) {
    return Combinators.combine(Arbitraries.of(type), Arbitraries.integers().between(0, 100))
        .as((value, confidence) -> new Fact<>(value, confidence, "source"));
  }

  private static <E extends Enum<E>> Stream<E> known(E[] values) {
    return Stream.of(values).filter(value -> !value.name().equals("UNKNOWN"));
  }

  private static void assertBetween(int best, int unknown, int worst) {
    assertThat(List.of(best, unknown, worst)).isSorted();
  }

  private static int sum(Score score, ToIntFunction<ScoreRow> tenths) {
    return score.rows().stream().mapToInt(tenths).sum();
  }

  private int points(ScoreFacts facts) {
    return scorer.score(facts).scoreTenths();
  }

  private static ScoreFacts withSeverity(ScoreFacts facts, int baseTenths) {
    return Facts.from(facts).cvss(baseTenths).build();
  }

  private static ScoreFacts withVulnerability(ScoreFacts facts, VulnerabilityFacts known) {
    return Facts.from(facts).vulnerability(known).build();
  }

  private static ScoreFacts withReach(ScoreFacts facts, Reachability value, int confidence) {
    return Facts.from(facts).reach(value, confidence).build();
  }

  private static ScoreFacts withExposure(ScoreFacts facts, Exposure value, int confidence) {
    return Facts.from(facts).exposure(value, confidence).build();
  }

  private static ScoreFacts withCriticality(ScoreFacts facts, Criticality value, int confidence) {
    return Facts.from(facts).criticality(value, confidence).build();
  }

  private static ScoreFacts withDataClass(ScoreFacts facts, DataClass value, int confidence) {
    return Facts.from(facts).dataClass(value, confidence).build();
  }

  private static ScoreFacts withAssets(ScoreFacts facts, int assets) {
    return Facts.from(facts).assets(assets).build();
  }

  private static ScoreFacts withEnvironment(ScoreFacts facts, Environment environment) {
    return Facts.from(facts).environment(environment).build();
  }
}
