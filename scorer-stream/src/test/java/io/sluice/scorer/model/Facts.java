/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

import io.sluice.event.ControlKind;
import io.sluice.event.Criticality;
import io.sluice.event.CvssAssessment;
import io.sluice.event.CvssRole;
import io.sluice.event.DataClass;
import io.sluice.event.Environment;
import io.sluice.event.EpssScore;
import io.sluice.event.ExploitEvidence;
import io.sluice.event.ExploitMaturity;
import io.sluice.event.Exposure;
import io.sluice.event.KevEntry;
import io.sluice.event.SsvcAssessment;
import io.sluice.event.SsvcAutomatable;
import io.sluice.event.SsvcExploitation;
import io.sluice.event.SsvcTechnicalImpact;
import io.sluice.event.VulnerabilityFacts;
import java.util.ArrayList;
import java.util.List;

/** Builder of score facts for tests; everything is unknown until said. */
public final class Facts {

  private SeverityFact severity = SeverityFact.unknown();
  private List<VulnerabilityFacts> vulnerabilities = List.of();
  private List<String> confirmedBy = List.of();
  private Fact<Reachability> reachability = Fact.unknown(Reachability.UNKNOWN);
  private Fact<Exposure> exposure = Fact.unknown(Exposure.UNKNOWN);
  private Fact<Criticality> criticality = Fact.unknown(Criticality.UNKNOWN);
  private Fact<DataClass> dataClass = Fact.unknown(DataClass.UNKNOWN);
  private int assets = 1;
  private Fact<Environment> environment = Fact.unknown(Environment.UNKNOWN);
  private List<String> vulnerabilityIds = List.of();
  private List<ControlFact> controls = List.of();
  private String liveSecret = "";
  private String maliciousPackage = "";

  /** Facts of which nothing is known. */
  public static Facts facts() {
    return new Facts();
  }

  /** The same facts, to change some of them. */
  public static Facts from(ScoreFacts facts) {
    Facts copy = new Facts();
    copy.severity = facts.severity();
    copy.vulnerabilityIds = facts.vulnerabilityIds();
    copy.vulnerabilities = facts.vulnerabilities();
    copy.confirmedBy = facts.confirmedBy();
    copy.reachability = facts.reachability();
    copy.exposure = facts.exposure();
    copy.criticality = facts.criticality();
    copy.dataClass = facts.dataClass();
    copy.assets = facts.assets();
    copy.environment = facts.environment();
    copy.controls = facts.controls();
    copy.liveSecret = facts.liveSecret();
    copy.maliciousPackage = facts.maliciousPackage();
    return copy;
  }

  public static VulnerabilityFacts nothingKnown() {
    return VulnerabilityFacts.newBuilder().setVulnerabilityId("CVE-2021-44228").build();
  }

  public static VulnerabilityFacts kev(boolean ransomware) {
    return VulnerabilityFacts.newBuilder(nothingKnown())
        .setKev(KevEntry.newBuilder().setDateAdded("2021-12-10").setRansomware(ransomware).build())
        .setKevVersion("2025.08.25")
        .build();
  }

  public static VulnerabilityFacts epss(double probability) {
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

  public static VulnerabilityFacts exploit(ExploitMaturity maturity) {
    return VulnerabilityFacts.newBuilder(nothingKnown())
        .setExploits(
            List.of(
                ExploitEvidence.newBuilder()
                    .setMaturity(maturity)
                    .setSource("metasploit")
                    .setReference("exploit/multi/http/log4shell")
                    .build()))
        .build();
  }

  public static VulnerabilityFacts ssvc(
      SsvcExploitation exploitation, SsvcAutomatable automatable, SsvcTechnicalImpact impact) {
    return VulnerabilityFacts.newBuilder(nothingKnown())
        .setSsvc(
            SsvcAssessment.newBuilder()
                .setExploitation(exploitation)
                .setAutomatable(automatable)
                .setTechnicalImpact(impact)
                .setProvider("CISA-ADP")
                .build())
        .build();
  }

  public static CvssAssessment rating(CvssRole role, String provider, double score, String vector) {
    return CvssAssessment.newBuilder()
        .setRole(role)
        .setProvider(provider)
        .setVersion("3.1")
        .setScore(score)
        .setVector(vector)
        .build();
  }

  public Facts cvss(int baseTenths) {
    severity = SeverityFact.cvss(baseTenths, "CVSSv31 by nvd", "");
    return this;
  }

  public Facts vector(int baseTenths, String vector) {
    severity = SeverityFact.cvss(baseTenths, "CVSSv31 by nvd", vector);
    return this;
  }

  public Facts noSeverity() {
    severity = SeverityFact.unknown();
    return this;
  }

  public Facts named(int baseTenths, String name) {
    severity = SeverityFact.named(baseTenths, name, "level of semgrep");
    return this;
  }

  public Facts vulnerability(VulnerabilityFacts... known) {
    vulnerabilities = List.of(known);
    vulnerabilityIds =
        vulnerabilities.stream().map(VulnerabilityFacts::getVulnerabilityId).distinct().toList();
    return this;
  }

  public Facts confirmed() {
    confirmedBy = List.of("zap (DAST)");
    return this;
  }

  public Facts reach(Reachability value, int confidence) {
    reachability = new Fact<>(value, confidence, "tool");
    return this;
  }

  public Facts exposure(Exposure value, int confidence) {
    exposure = new Fact<>(value, confidence, "catalog");
    return this;
  }

  public Facts criticality(Criticality value, int confidence) {
    criticality = new Fact<>(value, confidence, "catalog");
    return this;
  }

  public Facts dataClass(DataClass value, int confidence) {
    dataClass = new Fact<>(value, confidence, "catalog");
    return this;
  }

  public Facts assets(int number) {
    assets = number;
    return this;
  }

  public Facts environment(Environment value) {
    environment = Fact.stated(value, "catalog");
    return this;
  }

  public Facts verifiedSecret() {
    liveSecret = "github";
    return this;
  }

  public Facts maliciousPackage() {
    maliciousPackage = "MAL-2024-1";
    return this;
  }

  /** One more control that is in effect. */
  public Facts control(ControlKind kind) {
    return control(kind, "");
  }

  /** One more control that has no effect for a reason. */
  public Facts control(ControlKind kind, String lapse) {
    List<ControlFact> more = new ArrayList<>(controls);
    more.add(new ControlFact("control-" + controls.size(), kind, lapse, "catalog, proof test"));
    controls = more;
    return this;
  }

  public Facts noControls() {
    controls = List.of();
    return this;
  }

  public ScoreFacts build() {
    return new ScoreFacts(
        severity,
        vulnerabilityIds,
        vulnerabilities,
        confirmedBy,
        reachability,
        exposure,
        criticality,
        dataClass,
        assets,
        environment,
        controls,
        liveSecret,
        maliciousPackage,
        List.of());
  }
}
