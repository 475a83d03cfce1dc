/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

import io.sluice.event.AffectedPackage;
import io.sluice.event.CvssAssessment;
import io.sluice.event.IntelSource;
import io.sluice.event.IntelState;
import io.sluice.event.VulnerabilityIntel;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a record of an OSV database says about the vulnerability itself.
 *
 * @param vulnerabilities ids that it says it of: the CVE ids among its names, or its own id when it
 *     has none; also of a record that is withdrawn
 * @param state whether the record stands
 * @param cvss ratings; none when it is withdrawn
 * @param affected affected packages, a bounded number; none when it is withdrawn
 */
public record OsvFacts(
    SortedSet<String> vulnerabilities,
    IntelState state,
    List<CvssAssessment> cvss,
    List<AffectedPackage> affected) {

  /** Copies the collections. */
  public OsvFacts {
    vulnerabilities = new TreeSet<>(vulnerabilities);
    cvss = List.copyOf(cvss);
    affected = List.copyOf(affected);
  }

  /** Its facts under each vulnerability. */
  List<VulnerabilityIntel> intel(String record, Instant modified, Instant observedAt) {
    return vulnerabilities.stream()
        .map(
            id ->
                VulnerabilityIntel.newBuilder()
                    .setVulnerabilityId(id)
                    .setSource(IntelSource.OSV)
                    .setRecord(record)
                    .setFeedVersion(modified.toString())
                    .setFeedDate(modified)
                    .setState(state)
                    .setCvss(cvss)
                    .setAffected(affected)
                    .setObservedAt(observedAt)
                    .build())
        .toList();
  }
}
