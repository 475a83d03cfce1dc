/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

import io.sluice.event.Criticality;
import io.sluice.event.DataClass;
import io.sluice.event.Environment;
import io.sluice.event.EpssScore;
import io.sluice.event.Exposure;
import io.sluice.event.KevEntry;
import io.sluice.event.VulnerabilityFacts;
import java.util.List;

/** Builder of score facts for tests; everything is unknown until said. */
final class Facts {

  private SeverityFact severity = SeverityFact.unknown();
  private List<VulnerabilityFacts> vulnerabilities = List.of();
  private List<String> confirmedBy = List.of();
  private Fact<Reachability> reachability = Fact.unknown(Reachability.UNKNOWN);
  private Fact<Exposure> exposure = Fact.unknown(Exposure.UNKNOWN);
  private Fact<Criticality> criticality = Fact.unknown(Criticality.UNKNOWN);
  private Fact<DataClass> dataClass = Fact.unknown(DataClass.UNKNOWN);
  private int assets = 1;
  private Environment environment = Environment.UNKNOWN;
  private boolean verifiedSecret;

  static Facts facts() {
    return new Facts();
  }

  static VulnerabilityFacts nothingKnown() {
    return VulnerabilityFacts.newBuilder().setVulnerabilityId("CVE-2021-44228").build();
  }

  static VulnerabilityFacts kev(boolean ransomware) {
    return VulnerabilityFacts.newBuilder(nothingKnown())
        .setKev(KevEntry.newBuilder().setDateAdded("2021-12-10").setRansomware(ransomware).build())
        .setKevVersion("2025.08.25")
        .build();
  }

  static VulnerabilityFacts epss(double probability) {
    return VulnerabilityFacts.newBuilder(nothingKnown())
        .setEpss(
            EpssScore.newBuilder()
                .setProbability(probability)
                .setPercentile(0.5)
                .setModelVersion("v2026.06.15")
                .setScoreDate("2026-08-14")
                .build())
        .build();
  }

  Facts cvss(int baseTenths) {
    severity = SeverityFact.cvss(baseTenths, "CVSSv31 by nvd");
    return this;
  }

  Facts named(int baseTenths, String name) {
    severity = SeverityFact.named(baseTenths, name, "level of semgrep");
    return this;
  }

  Facts vulnerability(VulnerabilityFacts... known) {
    vulnerabilities = List.of(known);
    return this;
  }

  Facts confirmed() {
    confirmedBy = List.of("zap (DAST)");
    return this;
  }

  Facts reach(Reachability value, int confidence) {
    reachability = new Fact<>(value, confidence, "tool");
    return this;
  }

  Facts exposure(Exposure value, int confidence) {
    exposure = new Fact<>(value, confidence, "catalog");
    return this;
  }

  Facts criticality(Criticality value, int confidence) {
    criticality = new Fact<>(value, confidence, "catalog");
    return this;
  }

  Facts dataClass(DataClass value, int confidence) {
    dataClass = new Fact<>(value, confidence, "catalog");
    return this;
  }

  Facts assets(int number) {
    assets = number;
    return this;
  }

  Facts environment(Environment value) {
    environment = value;
    return this;
  }

  Facts verifiedSecret() {
    verifiedSecret = true;
    return this;
  }

  ScoreFacts build() {
    return new ScoreFacts(
        severity,
        vulnerabilities,
        confirmedBy,
        reachability,
        exposure,
        criticality,
        dataClass,
        assets,
        environment,
        "catalog",
        verifiedSecret);
  }
}
