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
 * All that the score and the decision tables depend on.
 *
 * @param severity base severity
 * @param vulnerabilityIds ids of the issue, canonical first
 * @param vulnerabilities what the feeds say about them, in the order
 * @param confirmedBy tools that confirmed the flaw in the running application, sorted
 * @param reachability whether the flaw is reached
 * @param exposure who can reach the application
 * @param criticality what the business loses with it
 * @param dataClass most sensitive data it handles
 * @param assets number of distinct assets concerned
 * @param environment where it runs
 * @param controls compensating controls that cover it, in the order of their ids
 * @param liveSecret who verified that the leaked secret works; empty when nobody did
 * @param maliciousPackage who says that the package was made to do harm; empty when nobody does
 * @param inputs versions of what the facts were read from, sorted
 */
public record ScoreFacts(
    SeverityFact severity,
    List<String> vulnerabilityIds,
    List<VulnerabilityFacts> vulnerabilities,
    List<String> confirmedBy,
    Fact<Reachability> reachability,
    Fact<Exposure> exposure,
    Fact<Criticality> criticality,
    Fact<DataClass> dataClass,
    int assets,
    Fact<Environment> environment,
    List<ControlFact> controls,
    String liveSecret,
    String maliciousPackage,
    List<String> inputs) {

  /** Keeps copies. */
  public ScoreFacts {
    vulnerabilityIds = List.copyOf(vulnerabilityIds);
    vulnerabilities = List.copyOf(vulnerabilities);
    confirmedBy = List.copyOf(confirmedBy);
    controls = List.copyOf(controls);
    inputs = List.copyOf(inputs);
  }

  /** The environment that is scored; one without confidence is unknown. */
  Environment environmentScored() {
    return environment.isUnknown() ? Environment.UNKNOWN : environment.value();
  }
}
