/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.Criticality;
import io.sluice.event.DataClass;
import io.sluice.event.Environment;
import io.sluice.event.Exposure;
import io.sluice.event.ScoreRow;
import io.sluice.event.VulnerabilityFacts;
import java.util.List;
import java.util.OptionalInt;
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
    int kev = points(withVulnerability(facts, Facts.kev(false)));
    int ransomware = points(withVulnerability(facts, Facts.kev(true)));

    assertThat(List.of(searched, kev, ransomware)).isSorted();
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

  @Provide
  Arbitrary<ScoreFacts> anyFacts() {
    Arbitrary<SeverityFact> severities =
        Arbitraries.oneOf(
            Arbitraries.just(SeverityFact.unknown()),
            Arbitraries.integers().between(0, 100).map(base -> SeverityFact.cvss(base, "nvd")));
    Arbitrary<List<VulnerabilityFacts>> vulnerabilities =
        Arbitraries.oneOf(
                Arbitraries.just(Facts.nothingKnown()),
                Arbitraries.of(true, false).map(Facts::kev),
                Arbitraries.doubles().between(0, 1).map(Facts::epss))
            .list()
            .ofMaxSize(3);
    Arbitrary<List<String>> confirmations =
        Arbitraries.of(List.of(), List.of("zap (DAST)"), List.of("agent (IAST)"));
    Arbitrary<ScoreFacts> withoutEnvironment =
        Combinators.combine(
                severities,
                vulnerabilities,
                confirmations,
                fact(Reachability.class),
                fact(Exposure.class),
                fact(Criticality.class),
                fact(DataClass.class),
                Arbitraries.integers().between(0, 200))
            .as(
                (severity, ids, confirmed, reach, exposure, criticality, data, assets) ->
                    new ScoreFacts(
                        severity,
                        ids,
                        confirmed,
                        reach,
                        exposure,
                        criticality,
                        data,
                        assets,
                        Environment.UNKNOWN,
                        "catalog",
                        false));
    return Combinators.combine(
            withoutEnvironment, Arbitraries.of(Environment.class), Arbitraries.of(true, false))
        .as(
            (facts, environment, secret) ->
                withSecret(withEnvironment(facts, environment), secret));
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

  private static ScoreFacts withSeverity(ScoreFacts f, int baseTenths) {
    return new ScoreFacts(
        new SeverityFact(OptionalInt.of(baseTenths), "severity", "tool"),
        f.vulnerabilities(),
        f.confirmedBy(),
        f.reachability(),
        f.exposure(),
        f.criticality(),
        f.dataClass(),
        f.assets(),
        f.environment(),
        f.environmentSource(),
        f.verifiedSecret());
  }

  private static ScoreFacts withVulnerability(ScoreFacts f, VulnerabilityFacts known) {
    return copy(f, List.of(known), f.reachability(), f.exposure(), f.criticality(), f.dataClass());
  }

  private static ScoreFacts withReach(ScoreFacts f, Reachability value, int confidence) {
    Fact<Reachability> fact = new Fact<>(value, confidence, "tool");
    return copy(f, f.vulnerabilities(), fact, f.exposure(), f.criticality(), f.dataClass());
  }

  private static ScoreFacts withExposure(ScoreFacts f, Exposure value, int confidence) {
    Fact<Exposure> fact = new Fact<>(value, confidence, "catalog");
    return copy(f, f.vulnerabilities(), f.reachability(), fact, f.criticality(), f.dataClass());
  }

  private static ScoreFacts withCriticality(ScoreFacts f, Criticality value, int confidence) {
    Fact<Criticality> fact = new Fact<>(value, confidence, "catalog");
    return copy(f, f.vulnerabilities(), f.reachability(), f.exposure(), fact, f.dataClass());
  }

  private static ScoreFacts withDataClass(ScoreFacts f, DataClass value, int confidence) {
    Fact<DataClass> fact = new Fact<>(value, confidence, "catalog");
    return copy(f, f.vulnerabilities(), f.reachability(), f.exposure(), f.criticality(), fact);
  }

  private static ScoreFacts copy(
      ScoreFacts f,
      List<VulnerabilityFacts> vulnerabilities,
      Fact<Reachability> reachability,
      Fact<Exposure> exposure,
      Fact<Criticality> criticality,
      Fact<DataClass> dataClass) {
    return new ScoreFacts(
        f.severity(),
        vulnerabilities,
        f.confirmedBy(),
        reachability,
        exposure,
        criticality,
        dataClass,
        f.assets(),
        f.environment(),
        f.environmentSource(),
        f.verifiedSecret());
  }

  private static ScoreFacts withAssets(ScoreFacts f, int assets) {
    return with(f, assets, f.environment(), f.verifiedSecret());
  }

  private static ScoreFacts withEnvironment(ScoreFacts f, Environment environment) {
    return with(f, f.assets(), environment, f.verifiedSecret());
  }

  private static ScoreFacts withSecret(ScoreFacts f, boolean verified) {
    return with(f, f.assets(), f.environment(), verified);
  }

  private static ScoreFacts with(
      ScoreFacts f, int assets, Environment environment, boolean verifiedSecret) {
    return new ScoreFacts(
        f.severity(),
        f.vulnerabilities(),
        f.confirmedBy(),
        f.reachability(),
        f.exposure(),
        f.criticality(),
        f.dataClass(),
        assets,
        environment,
        f.environmentSource(),
        verifiedSecret);
  }
}
