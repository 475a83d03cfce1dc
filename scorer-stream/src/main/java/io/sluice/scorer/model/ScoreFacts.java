/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

import io.sluice.event.Criticality;
import io.sluice.event.DataClass;
import io.sluice.event.Environment;
import io.sluice.event.Exposure;
import io.sluice.event.VulnerabilityFacts;
import java.util.List;

/**
 * All that the score depends on.
 *
 * @param severity base severity
 * @param vulnerabilities what the feeds say about the vulnerability ids, in the issue's
 *     order
 * @param confirmedBy tools that confirmed the flaw in the running application, sorted
 * @param reachability whether the flaw is reached
 * @param exposure who can reach the application
 * @param criticality what the business loses with it
 * @param dataClass most sensitive data it handles
 * @param assets number of distinct assets concerned
 * @param environment where it runs
 * @param environmentSource who says so
 * @param verifiedSecret true when the leaked secret was verified to be live
 */
public record ScoreFacts(
    SeverityFact severity,
    List<VulnerabilityFacts> vulnerabilities,
    List<String> confirmedBy,
    Fact<Reachability> reachability,
    Fact<Exposure> exposure,
    Fact<Criticality> criticality,
    Fact<DataClass> dataClass,
    int assets,
    Environment environment,
    String environmentSource,
    boolean verifiedSecret) {

  /** Keeps copies. */
  public ScoreFacts {
    vulnerabilities = List.copyOf(vulnerabilities);
    confirmedBy = List.copyOf(confirmedBy);
  }
}
