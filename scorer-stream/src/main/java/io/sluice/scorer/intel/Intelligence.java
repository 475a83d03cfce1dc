/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.intel;

import io.sluice.event.EpssScore;
import io.sluice.event.KevEntry;
import io.sluice.event.SsvcAssessment;
import io.sluice.event.VulnerabilityFacts;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.scorer.model.ThreatTable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Joins the feeds' records on one vulnerability and decides which changes are news. News is what
 * can change a score, a decision or the choice of a fix: a KEV entry that comes, goes or changes
 * its ransomware flag or due date, an EPSS score that gives other points, ratings, SSVC answers,
 * affected versions, the state of the vulnerability, and an exploit of another kind or source.
 * Everything else is dropped here, at the single place where it arrives, instead of rescoring
 * issues in all applications to find that nothing changed: an EPSS score that gives the same
 * points, a tenth exploit of the same database, a newer version of a feed.
 */
public final class Intelligence {

  private final ThreatTable table;

  /** Judges by the points of a threat table. */
  public Intelligence(ThreatTable table) {
    this.table = table;
  }

  /** Facts of a vulnerability that no feed knows. */
  public static VulnerabilityFacts nothingKnown(String vulnerabilityId) {
    return VulnerabilityFacts.newBuilder().setVulnerabilityId(vulnerabilityId).build();
  }

  /** Facts from the feeds' usable records on a vulnerability, in any order. */
  public VulnerabilityFacts join(String vulnerabilityId, List<VulnerabilityIntel> records) {
    return new FactsAssembly(vulnerabilityId, records).facts();
  }

  /** True when no feed has an entry. */
  public static boolean isNothingKnown(VulnerabilityFacts facts) {
    return facts.equals(nothingKnown(facts.getVulnerabilityId()));
  }

  /**
   * New facts after a record came or went; empty when they are no news.
   *
   * @param announced facts as last announced
   * @param records all usable records that there are now
   */
  public Optional<VulnerabilityFacts> news(
      VulnerabilityFacts announced, List<VulnerabilityIntel> records) {
    VulnerabilityFacts now = join(announced.getVulnerabilityId(), records);
    boolean same =
        isSame(announced.getKev(), now.getKev())
            && isSame(announced.getEpss(), now.getEpss())
            && isSame(announced.getSsvc(), now.getSsvc())
            && announced.getState() == now.getState()
            && announced.getCvss().equals(now.getCvss())
            && announced.getAffected().equals(now.getAffected())
            && kindsOfExploits(announced).equals(kindsOfExploits(now));
    return same ? Optional.empty() : Optional.of(now);
  }

  private static boolean isSame(@Nullable KevEntry before, @Nullable KevEntry now) {
    return before == null || now == null
        ? before == now
        : before.getRansomware() == now.getRansomware()
            && Objects.equals(before.getDueDate(), now.getDueDate());
  }

  private boolean isSame(@Nullable EpssScore before, @Nullable EpssScore now) {
    return before == null || now == null
        ? before == now
        : table.epssTenths(before.getProbability()) == table.epssTenths(now.getProbability());
  }

  private static boolean isSame(@Nullable SsvcAssessment before, @Nullable SsvcAssessment now) {
    return before == null || now == null
        ? before == now
        : before.getExploitation() == now.getExploitation()
            && before.getAutomatable() == now.getAutomatable()
            && before.getTechnicalImpact() == now.getTechnicalImpact()
            && before.getProvider().equals(now.getProvider());
  }

  private static Set<String> kindsOfExploits(VulnerabilityFacts facts) {
    return facts.getExploits().stream()
        .map(exploit -> exploit.getMaturity() + " " + exploit.getSource())
        .collect(Collectors.toSet());
  }
}
