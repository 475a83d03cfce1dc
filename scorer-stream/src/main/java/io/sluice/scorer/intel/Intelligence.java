/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.intel;

import io.sluice.event.EpssScore;
import io.sluice.event.IntelSource;
import io.sluice.event.KevEntry;
import io.sluice.event.VulnerabilityFacts;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.scorer.model.ThreatTable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Joins the feeds' records on one vulnerability and decides which changes are news. News is what
 * can change a score: a KEV entry that comes, goes or changes its ransomware flag, and an EPSS
 * score that gives other points. Everything else is dropped here, at the single place where it
 * arrives, instead of rescoring issues in all applications to find that nothing changed.
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

  /** Facts from the feeds' records on a vulnerability; records with a defect say nothing. */
  public VulnerabilityFacts join(String vulnerabilityId, List<VulnerabilityIntel> records) {
    VulnerabilityFacts facts = nothingKnown(vulnerabilityId);
    for (VulnerabilityIntel intel : records) {
      if (defect(intel).isEmpty()) {
        facts = afterRecord(facts, intel).orElse(facts);
      }
    }
    return facts;
  }

  /** True when no feed has an entry. */
  public static boolean isNothingKnown(VulnerabilityFacts facts) {
    return facts.getKev() == null && facts.getEpss() == null;
  }

  /** Why a record cannot be used, or empty when it can. */
  public static Optional<String> defect(VulnerabilityIntel intel) {
    EpssScore epss = intel.getEpss();
    return switch (intel.getSource()) {
      case KEV ->
          intel.getKev() == null ? Optional.of("KEV record without KEV entry") : Optional.empty();
      case EPSS -> {
        if (epss == null) {
          yield Optional.of("EPSS record without EPSS score");
        }
        yield epss.getProbability() >= 0 && epss.getProbability() <= 1
            ? Optional.empty()
            : Optional.of("EPSS probability out of 0 to 1");
      }
      case NVD, CVE, OSV, METASPLOIT, EXPLOITDB, NUCLEI, ORGANISATION -> Optional.empty();
      case UNKNOWN -> Optional.of("feed unknown to this version");
    };
  }

  /** New facts after a feed's record; empty when it is no news. */
  public Optional<VulnerabilityFacts> afterRecord(
      VulnerabilityFacts announced, VulnerabilityIntel intel) {
    return switch (intel.getSource()) {
      case KEV -> withKev(announced, intel.getKev(), intel.getFeedVersion());
      case EPSS -> withEpss(announced, intel.getEpss());
      case NVD, CVE, OSV, METASPLOIT, EXPLOITDB, NUCLEI, ORGANISATION, UNKNOWN -> Optional.empty();
    };
  }

  /** New facts after a feed dropped the vulnerability; empty when it is no news. */
  public Optional<VulnerabilityFacts> afterWithdrawal(
      VulnerabilityFacts announced, IntelSource source) {
    return switch (source) {
      case KEV -> withKev(announced, null, null);
      case EPSS -> withEpss(announced, null);
      case NVD, CVE, OSV, METASPLOIT, EXPLOITDB, NUCLEI, ORGANISATION, UNKNOWN -> Optional.empty();
    };
  }

  private static Optional<VulnerabilityFacts> withKev(
      VulnerabilityFacts announced, @Nullable KevEntry kev, @Nullable String version) {
    KevEntry before = announced.getKev();
    boolean same =
        before == null ? kev == null : kev != null && before.getRansomware() == kev.getRansomware();
    return same
        ? Optional.empty()
        : Optional.of(
            VulnerabilityFacts.newBuilder(announced).setKev(kev).setKevVersion(version).build());
  }

  private Optional<VulnerabilityFacts> withEpss(
      VulnerabilityFacts announced, @Nullable EpssScore epss) {
    EpssScore before = announced.getEpss();
    boolean same =
        before == null
            ? epss == null
            : epss != null
                && table.epssTenths(before.getProbability())
                    == table.epssTenths(epss.getProbability());
    return same
        ? Optional.empty()
        : Optional.of(VulnerabilityFacts.newBuilder(announced).setEpss(epss).build());
  }
}
