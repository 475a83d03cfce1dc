/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.ranking;

import io.sluice.event.Criticality;
import io.sluice.event.DataClass;
import io.sluice.event.Environment;
import io.sluice.event.EpssScore;
import io.sluice.event.ExploitEvidence;
import io.sluice.event.ExploitMaturity;
import io.sluice.event.Exposure;
import io.sluice.event.KevEntry;
import io.sluice.event.VulnerabilityFacts;
import io.sluice.scorer.model.Fact;
import io.sluice.scorer.model.Reachability;
import io.sluice.scorer.model.ScoreFacts;
import io.sluice.scorer.model.SeverityFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Generates a portfolio: first the truth about applications and their issues, then what tools,
 * feeds and the catalog tell of it, which is incomplete and in part wrong. The same seed gives the
 * same portfolio.
 *
 * <p>No chance below depends on a weight of the score. The chances are assumptions, chosen near
 * what is published: one vulnerability in twenty has an EPSS above 0.1, few of all are attacked,
 * KEV lists less than half of what is attacked, most vulnerable dependencies are not reached, and
 * tools err.
 */
final class Portfolio {

  private static final int APPLICATIONS = 200;
  private static final int ISSUES_EACH = 50;

  private static final double VULNERABLE_PACKAGES = 0.7;
  private static final double ATTACKED = 0.04;
  private static final double ATTACKABLE_CODE = 0.06;
  private static final double REACHABLE_PACKAGE = 0.2;
  private static final double REACHABLE_CODE = 0.45;
  private static final double REACHABILITY_TOOL_RIGHT = 0.9;
  private static final int REACHABILITY_CONFIDENCE = 80;
  private static final int EXERCISED_CONFIDENCE = 95;

  private static final double[] CVSS = {
    3.1, 4.3, 5.3, 5.4, 5.9, 6.1, 6.5, 6.5, 7.1, 7.5, 7.5, 7.8, 8.1, 8.8, 8.8, 9.1, 9.8, 9.8, 10.0
  };

  private final Random random;
  private final Knowledge knowledge;
  private int vulnerabilities;

  private Portfolio(long seed, Knowledge knowledge) {
    this.random = new Random(seed);
    this.knowledge = knowledge;
  }

  static List<Case> of(long seed, Knowledge knowledge) {
    Portfolio portfolio = new Portfolio(seed, knowledge);
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < APPLICATIONS; i++) {
      portfolio.application(cases);
    }
    return cases;
  }

  /** The truth about an application, and what of it the catalog states. */
  private record Application(
      boolean exposed,
      boolean production,
      Fact<Exposure> exposure,
      Fact<Environment> environment,
      Fact<Criticality> criticality,
      Fact<DataClass> data) {}

  private void application(List<Case> cases) {
    Exposure exposure =
        pick(
            new double[] {0.10, 0.45, 0.05, 0.20, 0.20},
            Exposure.ISOLATED,
            Exposure.INTERNAL,
            Exposure.PARTNER,
            Exposure.INTERNET_AUTHENTICATED,
            Exposure.INTERNET_OPEN);
    Environment environment =
        pick(
            new double[] {0.75, 0.15, 0.10},
            Environment.PRODUCTION,
            Environment.STAGING,
            Environment.DEVELOPMENT);
    Criticality criticality =
        pick(
            new double[] {0.30, 0.40, 0.22, 0.08},
            Criticality.LOW,
            Criticality.MEDIUM,
            Criticality.HIGH,
            Criticality.MISSION);
    DataClass data =
        pick(
            new double[] {0.15, 0.40, 0.30, 0.15},
            DataClass.PUBLIC,
            DataClass.INTERNAL,
            DataClass.CONFIDENTIAL,
            DataClass.REGULATED);
    Application application =
        new Application(
            exposure.compareTo(Exposure.INTERNET_AUTHENTICATED) >= 0,
            environment == Environment.PRODUCTION,
            stated(exposure, Exposure.UNKNOWN),
            stated(environment, Environment.UNKNOWN),
            stated(criticality, Criticality.UNKNOWN),
            stated(data, DataClass.UNKNOWN));
    for (int i = 0; i < ISSUES_EACH; i++) {
      cases.add(
          chance(VULNERABLE_PACKAGES) ? vulnerablePackage(application) : ownCode(application));
    }
  }

  private Case vulnerablePackage(Application application) {
    boolean attacked = chance(ATTACKED);
    boolean reachable = chance(REACHABLE_PACKAGE);
    double cvss = CVSS[random.nextInt(CVSS.length)];
    if (attacked) {
      // What is attacked tends to be grave.
      cvss = Math.max(cvss, CVSS[random.nextInt(CVSS.length)]);
    }
    double epss =
        attacked
            ? 0.02 + 0.97 * Math.pow(random.nextDouble(), 1.2)
            : 0.9 * Math.pow(random.nextDouble(), 40);
    boolean inKev = chance(attacked ? 0.45 : 0.002);
    VulnerabilityFacts known = facts(epss, inKev, attacked);
    Fact<Reachability> evidence =
        chance(knowledge.reachability())
            ? new Fact<>(
                reachable == chance(REACHABILITY_TOOL_RIGHT)
                    ? Reachability.STATIC_PATH
                    : Reachability.UNREACHABLE,
                REACHABILITY_CONFIDENCE,
                "dependency scanner")
            : Fact.unknown(Reachability.UNKNOWN);
    return new Case(
        facts(
            SeverityFact.cvss((int) Math.round(cvss * 10), "NVD", ""),
            List.of(known),
            List.of(),
            evidence,
            application),
        cvss,
        epss,
        inKev,
        attacked && reachable && application.exposed() && application.production());
  }

  private VulnerabilityFacts facts(double epss, boolean inKev, boolean attacked) {
    VulnerabilityFacts.Builder facts =
        VulnerabilityFacts.newBuilder()
            .setVulnerabilityId("CVE-2026-" + (10_000 + vulnerabilities++))
            .setEpss(
                EpssScore.newBuilder()
                    .setProbability(epss)
                    .setPercentile(0.5)
                    .setModelVersion("generated")
                    .setScoreDate("2026-11-24")
                    .build());
    if (inKev) {
      facts
          .setKev(
              KevEntry.newBuilder().setDateAdded("2026-11-01").setRansomware(chance(0.2)).build())
          .setKevVersion("generated");
    }
    if (chance(attacked ? 0.4 : 0.015)) {
      facts.setExploits(List.of(exploit(ExploitMaturity.WEAPONISED)));
    } else if (chance(attacked ? 0.7 : 0.15)) {
      facts.setExploits(List.of(exploit(ExploitMaturity.POC)));
    }
    return facts.build();
  }

  private static ExploitEvidence exploit(ExploitMaturity maturity) {
    return ExploitEvidence.newBuilder()
        .setMaturity(maturity)
        .setSource("generated")
        .setReference("generated")
        .build();
  }

  private Case ownCode(Application application) {
    boolean attackable = chance(ATTACKABLE_CODE);
    boolean reachable = chance(REACHABLE_CODE);
    double cvss = pick(new double[] {0.2, 0.5, 0.3}, 3.0, 5.5, 8.0);
    if (attackable) {
      cvss = Math.max(cvss, 5.5);
    }
    boolean tested = chance(knowledge.reachability());
    boolean confirmed = tested && chance(attackable && reachable ? 0.5 : 0.005);
    Fact<Reachability> evidence =
        confirmed
            ? new Fact<>(Reachability.EXERCISED, EXERCISED_CONFIDENCE, "dynamic scanner")
            : Fact.unknown(Reachability.UNKNOWN);
    return new Case(
        facts(
            SeverityFact.named((int) Math.round(cvss * 10), "stated", "code scanner"),
            List.of(),
            confirmed ? List.of("dynamic scanner (DAST)") : List.of(),
            evidence,
            application),
        cvss,
        0,
        false,
        attackable && reachable && application.exposed() && application.production());
  }

  private static ScoreFacts facts(
      SeverityFact severity,
      List<VulnerabilityFacts> vulnerabilities,
      List<String> confirmedBy,
      Fact<Reachability> reachability,
      Application application) {
    return new ScoreFacts(
        severity,
        vulnerabilities.stream().map(VulnerabilityFacts::getVulnerabilityId).toList(),
        vulnerabilities,
        confirmedBy,
        reachability,
        application.exposure(),
        application.criticality(),
        application.data(),
        1,
        application.environment(),
        List.of(),
        "",
        "",
        List.of());
  }

  private <E extends Enum<E>> Fact<E> stated(E truth, E unknown) {
    return chance(knowledge.catalog()) ? Fact.stated(truth, "catalog") : Fact.unknown(unknown);
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  @SafeVarargs
  private <T> T pick(double[] chances, T... values) {
    double at = random.nextDouble();
    for (int i = 0; i < chances.length; i++) {
      at -= chances[i];
      if (at < 0) {
        return values[i];
      }
    }
    return values[values.length - 1];
  }
}
