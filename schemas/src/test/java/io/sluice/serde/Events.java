/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.serde;

import io.sluice.event.CatalogAsset;
import io.sluice.event.Category;
import io.sluice.event.CodeownersRule;
import io.sluice.event.EpssScore;
import io.sluice.event.IntelSource;
import io.sluice.event.ScanRecord;
import io.sluice.event.ScanScope;
import io.sluice.event.ScanStarted;
import io.sluice.event.VulnerabilityIntel;
import java.time.Instant;
import java.util.List;

/** Sample events. */
final class Events {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Events() {}

  static VulnerabilityIntel epss(String cve, double probability) {
    return VulnerabilityIntel.newBuilder()
        .setVulnerabilityId(cve)
        .setSource(IntelSource.EPSS)
        .setFeedVersion("v2026.03.01")
        .setEpss(
            EpssScore.newBuilder()
                .setProbability(probability)
                .setPercentile(0.5)
                .setModelVersion("v4")
                .setScoreDate("2026-03-01")
                .build())
        .setObservedAt(NOON)
        .build();
  }

  static CatalogAsset asset(String asset, CodeownersRule... rules) {
    return CatalogAsset.newBuilder()
        .setAsset(asset)
        .setSource("codeowners")
        .setCodeowners(List.of(rules))
        .setObservedAt(NOON)
        .build();
  }

  static CodeownersRule rule(String pattern, String... owners) {
    return CodeownersRule.newBuilder()
        .setPattern(pattern)
        .setOwners(List.of(owners))
        .setLine(1)
        .build();
  }

  static ScanRecord scanStarted(String scanId) {
    return ScanRecord.newBuilder()
        .setScanId(scanId)
        .setScope(
            ScanScope.newBuilder()
                .setAsset("repo:github.com/acme/shop")
                .setTool("semgrep")
                .setCategory(Category.SAST)
                .build())
        .setBody(
            ScanStarted.newBuilder()
                .setStartedAt(NOON)
                .setFormat("sarif")
                .setReportName("semgrep.sarif")
                .setReportDigest("00")
                .setConnector("cli")
                .build())
        .build();
  }
}
