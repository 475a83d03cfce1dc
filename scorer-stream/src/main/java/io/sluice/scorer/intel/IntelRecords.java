/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.intel;

import io.sluice.event.EpssScore;
import io.sluice.event.IntelSource;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.topic.Keys;
import java.util.Optional;

/** Which records of the intelligence topic can be used. */
public final class IntelRecords {

  private IntelRecords() {}

  /** Why a record cannot be used under its key, or empty when it can. */
  public static Optional<String> defect(String key, VulnerabilityIntel intel) {
    return key.equals(Keys.intel(intel.getVulnerabilityId(), intel.getSource(), intel.getRecord()))
        ? defect(intel)
        : Optional.of("the key is not <vulnerability id>|<source> of the record");
  }

  private static Optional<String> defect(VulnerabilityIntel intel) {
    EpssScore epss = intel.getEpss();
    boolean scores =
        intel.getCvss().stream().allMatch(cvss -> cvss.getScore() >= 0 && cvss.getScore() <= 10);
    if (!scores) {
      return Optional.of("CVSS score out of 0 to 10");
    }
    if (intel.getSource() == IntelSource.UNKNOWN) {
      return Optional.of("feed unknown to this version");
    }
    if (intel.getSource() == IntelSource.KEV && intel.getKev() == null) {
      return Optional.of("KEV record without KEV entry");
    }
    if (intel.getSource() != IntelSource.EPSS) {
      return Optional.empty();
    }
    if (epss == null) {
      return Optional.of("EPSS record without EPSS score");
    }
    return epss.getProbability() >= 0 && epss.getProbability() <= 1
        ? Optional.empty()
        : Optional.of("EPSS probability out of 0 to 1");
  }
}
