/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.testing;

import io.sluice.event.CatalogApplication;
import io.sluice.event.Criticality;
import io.sluice.event.DataClass;
import io.sluice.event.Environment;
import io.sluice.event.EpssScore;
import io.sluice.event.Exposure;
import io.sluice.event.IntelSource;
import io.sluice.event.KevEntry;
import io.sluice.event.VulnerabilityIntel;
import java.time.Instant;

/** Catalog and intelligence records of tests. */
public final class Context {

  private static final Instant READ_AT = Instant.parse("2026-08-14T12:00:00Z");

  private Context() {}

  /** An application of the catalog: high criticality, confidential data, in production. */
  public static CatalogApplication application(String id, Exposure exposure) {
    return CatalogApplication.newBuilder()
        .setApplication(id)
        .setTitle("Shop")
        .setOwner("team-shop")
        .setCriticality(Criticality.HIGH)
        .setExposure(exposure)
        .setDataClass(DataClass.CONFIDENTIAL)
        .setEnvironment(Environment.PRODUCTION)
        .setSource("backstage:component:default/" + id)
        .setObservedAt(READ_AT)
        .build();
  }

  /** A KEV entry. */
  public static VulnerabilityIntel kev(String cve, boolean ransomware) {
    return VulnerabilityIntel.newBuilder()
        .setVulnerabilityId(cve)
        .setSource(IntelSource.KEV)
        .setFeedVersion("2026.08.14")
        .setKev(
            KevEntry.newBuilder()
                .setDateAdded("2026-08-14")
                .setDueDate("2026-09-04")
                .setRansomware(ransomware)
                .setName("A flaw that is used")
                .build())
        .setObservedAt(READ_AT)
        .build();
  }

  /** An EPSS score. */
  public static VulnerabilityIntel epss(String cve, double probability) {
    return VulnerabilityIntel.newBuilder()
        .setVulnerabilityId(cve)
        .setSource(IntelSource.EPSS)
        .setFeedVersion("2026-08-14")
        .setEpss(
            EpssScore.newBuilder()
                .setProbability(probability)
                .setPercentile(0.97)
                .setModelVersion("v2026.06.15")
                .setScoreDate("2026-08-14")
                .build())
        .setObservedAt(READ_AT)
        .build();
  }
}
