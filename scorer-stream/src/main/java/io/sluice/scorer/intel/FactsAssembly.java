/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.intel;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import io.sluice.cvss.CvssVector;
import io.sluice.cvss.ExploitCode;
import io.sluice.event.AffectedPackage;
import io.sluice.event.CvssAssessment;
import io.sluice.event.ExploitEvidence;
import io.sluice.event.ExploitMaturity;
import io.sluice.event.IntelProvenance;
import io.sluice.event.IntelSource;
import io.sluice.event.IntelState;
import io.sluice.event.SsvcAssessment;
import io.sluice.event.VulnerabilityFacts;
import io.sluice.event.VulnerabilityIntel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what all records say of one vulnerability. The result depends on the set of the
 * records alone, not on their order.
 */
final class FactsAssembly {

  /** Bounds that keep facts, of which every application has its copy, small. */
  static final int MAX_EXPLOITS = 20;

  static final int MAX_PACKAGES = 100;

  private static final Comparator<ExploitEvidence> GRAVEST_FIRST =
      comparing(ExploitEvidence::getMaturity, Comparator.reverseOrder())
          .thenComparing(ExploitEvidence::getSource)
          .thenComparing(ExploitEvidence::getReference)
          .thenComparing(ExploitEvidence::getPublished, nullsFirst(naturalOrder()))
          .thenComparing(ExploitEvidence::getVerified);

  private static final Comparator<SsvcAssessment> LATEST_THEN_RISKIEST =
      comparing(SsvcAssessment::getAssessedAt, nullsFirst(naturalOrder()))
          .thenComparing(SsvcAssessment::getExploitation)
          .thenComparing(SsvcAssessment::getAutomatable)
          .thenComparing(SsvcAssessment::getTechnicalImpact)
          .thenComparing(SsvcAssessment::getProvider);

  private final String vulnerabilityId;
  private final List<VulnerabilityIntel> records;

  /** Takes usable records of one vulnerability. */
  FactsAssembly(String vulnerabilityId, List<VulnerabilityIntel> records) {
    this.vulnerabilityId = vulnerabilityId;
    this.records =
        records.stream()
            .sorted(
                comparing(VulnerabilityIntel::getSource)
                    .thenComparing(VulnerabilityIntel::getRecord))
            .toList();
  }

  VulnerabilityFacts facts() {
    Optional<VulnerabilityIntel> kev = of(IntelSource.KEV);
    List<CvssAssessment> cvss = cvss();
    return VulnerabilityFacts.newBuilder()
        .setVulnerabilityId(vulnerabilityId)
        .setKev(kev.map(VulnerabilityIntel::getKev).orElse(null))
        .setKevVersion(kev.map(VulnerabilityIntel::getFeedVersion).orElse(null))
        .setEpss(of(IntelSource.EPSS).map(VulnerabilityIntel::getEpss).orElse(null))
        .setState(state())
        .setCvss(cvss)
        .setSsvc(ssvc())
        .setExploits(exploits(cvss))
        .setAffected(affected())
        .setProvenance(records.stream().map(FactsAssembly::provenance).toList())
        .build();
  }

  private Optional<VulnerabilityIntel> of(IntelSource source) {
    return records.stream().filter(intel -> intel.getSource() == source).findFirst();
  }

  /** An OSV database withdraws duplicates: the vulnerability stands while another record does. */
  private IntelState state() {
    List<IntelState> states =
        records.stream()
            .map(VulnerabilityIntel::getState)
            .filter(state -> state != IntelState.UNKNOWN)
            .toList();
    if (states.contains(IntelState.REJECTED)) {
      return IntelState.REJECTED;
    }
    if (states.contains(IntelState.DISPUTED)) {
      return IntelState.DISPUTED;
    }
    if (states.contains(IntelState.PUBLISHED)) {
      return IntelState.PUBLISHED;
    }
    return states.isEmpty() ? IntelState.UNKNOWN : IntelState.WITHDRAWN;
  }

  private List<CvssAssessment> cvss() {
    return records.stream()
        .flatMap(intel -> intel.getCvss().stream())
        .distinct()
        .sorted(CvssPrecedence.STRONGEST_FIRST)
        .toList();
  }

  private @Nullable SsvcAssessment ssvc() {
    return records.stream()
        .flatMap(intel -> Stream.ofNullable(intel.getSsvc()))
        .max(LATEST_THEN_RISKIEST)
        .orElse(null);
  }

  private List<ExploitEvidence> exploits(List<CvssAssessment> cvss) {
    return Stream.concat(
            records.stream().flatMap(intel -> intel.getExploits().stream()),
            cvss.stream().flatMap(FactsAssembly::threatMetric))
        .distinct()
        .sorted(GRAVEST_FIRST)
        .limit(MAX_EXPLOITS)
        .toList();
  }

  /** What the rater knew of exploits when the vector was written. */
  private static Stream<ExploitEvidence> threatMetric(CvssAssessment cvss) {
    ExploitCode code =
        CvssVector.find(cvss.getVector(), Optional.empty())
            .map(CvssVector::exploitCode)
            .orElse(ExploitCode.NOT_DEFINED);
    return switch (code) {
      case NOT_DEFINED, UNREPORTED -> Stream.empty();
      case PROOF_OF_CONCEPT -> Stream.of(threatMetric(cvss, ExploitMaturity.POC));
      case FUNCTIONAL -> Stream.of(threatMetric(cvss, ExploitMaturity.WEAPONISED));
    };
  }

  private static ExploitEvidence threatMetric(CvssAssessment cvss, ExploitMaturity maturity) {
    return ExploitEvidence.newBuilder()
        .setMaturity(maturity)
        .setSource("cvss")
        .setReference(cvss.getProvider() + " " + cvss.getVector())
        .build();
  }

  private List<AffectedPackage> affected() {
    return records.stream()
        .flatMap(intel -> intel.getAffected().stream())
        .distinct()
        .sorted(
            comparing(AffectedPackage::getEcosystem)
                .thenComparing(AffectedPackage::getName)
                .thenComparing(Object::toString))
        .limit(MAX_PACKAGES)
        .toList();
  }

  private static IntelProvenance provenance(VulnerabilityIntel intel) {
    return IntelProvenance.newBuilder()
        .setSource(intel.getSource())
        .setRecord(intel.getRecord())
        .setFeedVersion(intel.getFeedVersion())
        .setFeedDate(intel.getFeedDate())
        .setObservedAt(intel.getObservedAt())
        .setStale(intel.getStale())
        .build();
  }
}
