/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.intel;

import static io.sluice.scorer.testing.Context.epss;
import static io.sluice.scorer.testing.Context.kev;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.AffectedPackage;
import io.sluice.event.AffectedRange;
import io.sluice.event.CvssAssessment;
import io.sluice.event.CvssRole;
import io.sluice.event.ExploitEvidence;
import io.sluice.event.ExploitMaturity;
import io.sluice.event.IntelSource;
import io.sluice.event.IntelState;
import io.sluice.event.SsvcAssessment;
import io.sluice.event.SsvcAutomatable;
import io.sluice.event.SsvcExploitation;
import io.sluice.event.SsvcTechnicalImpact;
import io.sluice.event.VulnerabilityFacts;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.scorer.model.ScoreModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FactsAssemblyTest {

  private static final String CVE = "CVE-2021-44228";
  private static final String HIGH = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:N";
  private static final Instant AT = Instant.parse("2026-08-15T00:00:00Z");

  private final Intelligence intelligence = new Intelligence(ScoreModel.bundled().threat());

  @Test
  void shouldLetTheOwnRatingWinThenTheVendorsThenNvdsThenOthers() {
    VulnerabilityFacts facts =
        join(
            rated(IntelSource.NVD, "", cvss(CvssRole.NVD, "nvd@nist.gov", "3.1", 9.8)),
            rated(
                IntelSource.CVE,
                "",
                cvss(CvssRole.ADP, "CISA-ADP", "3.1", 10),
                cvss(CvssRole.VENDOR, "apache", "3.1", 5.0)),
            rated(IntelSource.ORGANISATION, "", cvss(CvssRole.ORGANISATION, "team", "3.1", 2.0)));

    assertThat(facts.getCvss())
        .extracting(CvssAssessment::getProvider, CvssAssessment::getScore)
        .containsExactly(
            tuple("team", 2.0),
            tuple("apache", 5.0),
            tuple("nvd@nist.gov", 9.8),
            tuple("CISA-ADP", 10.0));
  }

  @Test
  void shouldPreferTheNewestVersionOfCvssAndThenTheRiskierScore() {
    VulnerabilityFacts facts =
        join(
            rated(
                IntelSource.CVE,
                "",
                cvss(CvssRole.VENDOR, "a", "3.1", 9.0),
                cvss(CvssRole.VENDOR, "a", "4.0", 8.0)),
            rated(IntelSource.OSV, "GHSA-1", cvss(CvssRole.VENDOR, "ghsa", "4.0", 8.5)));

    assertThat(facts.getCvss()).extracting(CvssAssessment::getScore).containsExactly(8.5, 8.0, 9.0);
  }

  @Test
  void shouldTakeAWithdrawnAdvisoryForADuplicateWhileAnotherStands() {
    VulnerabilityIntel withdrawn = inState(IntelSource.OSV, "GHSA-1", IntelState.WITHDRAWN);

    assertThat(join(withdrawn).getState()).isEqualTo(IntelState.WITHDRAWN);
    assertThat(join(withdrawn, inState(IntelSource.CVE, "", IntelState.PUBLISHED)).getState())
        .isEqualTo(IntelState.PUBLISHED);
    assertThat(
            join(
                    inState(IntelSource.NVD, "", IntelState.DISPUTED),
                    inState(IntelSource.CVE, "", IntelState.PUBLISHED))
                .getState())
        .isEqualTo(IntelState.DISPUTED);
    assertThat(
            join(
                    inState(IntelSource.NVD, "", IntelState.DISPUTED),
                    inState(IntelSource.CVE, "", IntelState.REJECTED))
                .getState())
        .isEqualTo(IntelState.REJECTED);
    assertThat(join(kev(CVE, true)).getState()).isEqualTo(IntelState.UNKNOWN);
  }

  @Test
  void shouldListTheGravestExploitFirstThreatMetricsIncluded() {
    VulnerabilityIntel.Builder nvd = record(IntelSource.NVD, "");
    nvd.setExploits(List.of(exploit(ExploitMaturity.POC, "nvd-reference", "https://x.example")));
    nvd.setCvss(
        List.of(
            CvssAssessment.newBuilder(cvss(CvssRole.NVD, "nvd", "3.1", 9.1))
                .setVector(HIGH + "/E:F")
                .build()));
    VulnerabilityIntel.Builder cve = record(IntelSource.CVE, "");
    cve.setExploits(List.of(exploit(ExploitMaturity.ACTIVE, "adp-kev", "https://y.example")));

    assertThat(join(nvd.build(), cve.build()).getExploits())
        .extracting(ExploitEvidence::getMaturity, ExploitEvidence::getSource)
        .containsExactly(
            tuple(ExploitMaturity.ACTIVE, "adp-kev"),
            tuple(ExploitMaturity.WEAPONISED, "cvss"),
            tuple(ExploitMaturity.POC, "nvd-reference"));
  }

  @Test
  void shouldCallWhatChangesADecisionNewsAndNothingElse() {
    VulnerabilityIntel before = edb(1);
    VulnerabilityFacts facts = join(before);

    assertThat(intelligence.news(facts, List.of(edb(2)))).isEmpty();
    assertThat(
            intelligence.news(
                facts, List.of(edb(1), inState(IntelSource.CVE, "", IntelState.DISPUTED))))
        .isPresent();
    assertThat(
            intelligence.news(
                facts,
                List.of(
                    VulnerabilityIntel.newBuilder(edb(1))
                        .setFeedVersion("newer")
                        .setObservedAt(AT.plusSeconds(1))
                        .setStale(true)
                        .build())))
        .isEmpty();
    assertThat(
            intelligence.news(
                facts,
                List.of(edb(1), rated(IntelSource.NVD, "", cvss(CvssRole.NVD, "n", "3.1", 1)))))
        .isPresent();
    assertThat(intelligence.news(facts, List.of(edb(1), affected("1.2")))).isPresent();
    assertThat(intelligence.news(join(affected("1.2")), List.of(affected("1.3")))).isPresent();
    assertThat(intelligence.news(facts, List.of(edb(1), ssvc(SsvcExploitation.POC)))).isPresent();
    assertThat(intelligence.news(facts, List.of())).isPresent();
  }

  @Test
  void shouldKeepFactsSmall() {
    VulnerabilityFacts facts = join(edb(500));

    assertThat(facts.getExploits()).hasSize(FactsAssembly.MAX_EXPLOITS);
  }

  @Property(tries = 50)
  void shouldNotDependOnTheOrderOfArrival(
      @ForAll("records") List<VulnerabilityIntel> records, @ForAll Random random) {
    List<VulnerabilityIntel> permuted = new ArrayList<>(records);
    Collections.shuffle(permuted, random);

    assertThat(intelligence.join(CVE, permuted)).isEqualTo(intelligence.join(CVE, records));
    assertThat(intelligence.news(intelligence.join(CVE, records), permuted)).isEmpty();
  }

  /** At most one record a feed, as the keys of the topic have it; several of OSV. */
  @Provide
  Arbitrary<List<VulnerabilityIntel>> records() {
    Arbitrary<CvssAssessment> ratings =
        Combinators.combine(
                Arbitraries.of(CvssRole.values()),
                Arbitraries.of("a", "b"),
                Arbitraries.of("2.0", "3.1", "4.0"),
                Arbitraries.integers().between(0, 4))
            .as((role, by, version, score) -> cvss(role, by, version, score));
    Arbitrary<VulnerabilityIntel> rated =
        Combinators.combine(
                Arbitraries.of(IntelSource.CVE, IntelSource.NVD, IntelSource.OSV),
                Arbitraries.of("GHSA-1", "GHSA-2"),
                ratings.list().ofMaxSize(4),
                Arbitraries.of(IntelState.values()))
            .as(
                (source, id, cvss, state) ->
                    record(source, source == IntelSource.OSV ? id : "")
                        .setCvss(cvss)
                        .setState(state)
                        .setExploits(
                            List.of(exploit(ExploitMaturity.POC, source.name(), state.name())))
                        .setSsvc(ssvc(SsvcExploitation.POC).getSsvc())
                        .build());
    return Arbitraries.oneOf(
            rated, Arbitraries.just(kev(CVE, true)), Arbitraries.just(epss(CVE, 0.5)))
        .list()
        .ofMaxSize(6)
        .uniqueElements(intel -> intel.getSource() + intel.getRecord());
  }

  private VulnerabilityFacts join(VulnerabilityIntel... records) {
    return intelligence.join(CVE, List.of(records));
  }

  private static VulnerabilityIntel.Builder record(IntelSource source, String id) {
    return VulnerabilityIntel.newBuilder()
        .setVulnerabilityId(CVE)
        .setSource(source)
        .setRecord(id)
        .setFeedVersion("1")
        .setObservedAt(AT);
  }

  private static VulnerabilityIntel rated(IntelSource source, String id, CvssAssessment... cvss) {
    return record(source, id).setCvss(List.of(cvss)).build();
  }

  private static VulnerabilityIntel inState(IntelSource source, String id, IntelState state) {
    return record(source, id).setState(state).build();
  }

  private static VulnerabilityIntel edb(int exploits) {
    return record(IntelSource.EXPLOITDB, "")
        .setExploits(
            IntStream.range(0, exploits)
                .mapToObj(i -> exploit(ExploitMaturity.POC, "exploit-db", "EDB-" + i))
                .toList())
        .build();
  }

  private static VulnerabilityIntel affected(String fixed) {
    return record(IntelSource.OSV, "GHSA-1")
        .setAffected(
            List.of(
                AffectedPackage.newBuilder()
                    .setEcosystem("Maven")
                    .setName("org.apache.logging.log4j:log4j-core")
                    .setRanges(
                        List.of(
                            AffectedRange.newBuilder()
                                .setType("ECOSYSTEM")
                                .setIntroduced("0")
                                .setFixed(fixed)
                                .build()))
                    .build()))
        .build();
  }

  private static VulnerabilityIntel ssvc(SsvcExploitation exploitation) {
    return record(IntelSource.CVE, "")
        .setSsvc(
            SsvcAssessment.newBuilder()
                .setExploitation(exploitation)
                .setAutomatable(SsvcAutomatable.YES)
                .setTechnicalImpact(SsvcTechnicalImpact.TOTAL)
                .setProvider("CISA-ADP")
                .setAssessedAt(AT)
                .build())
        .build();
  }

  private static ExploitEvidence exploit(
      ExploitMaturity maturity, String source, String reference) {
    return ExploitEvidence.newBuilder()
        .setMaturity(maturity)
        .setSource(source)
        .setReference(reference)
        .build();
  }

  private static CvssAssessment cvss(CvssRole role, String provider, String version, double score) {
    return CvssAssessment.newBuilder()
        .setProvider(provider)
        .setRole(role)
        .setVersion(version)
        .setVector(HIGH)
        .setScore(score)
        .build();
  }
}
