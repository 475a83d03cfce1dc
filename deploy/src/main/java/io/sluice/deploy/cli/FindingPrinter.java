/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.deploy.queue.EventJson;
import io.sluice.event.RawComponent;
import io.sluice.event.RawFinding;
import io.sluice.event.ScanScope;
import io.sluice.event.ScanStarted;
import io.sluice.ingest.report.Report;
import io.sluice.ingest.report.ReportSink;
import io.sluice.ingest.report.ScanHeader;
import io.sluice.normalizer.finding.FindingNormalizer;
import io.sluice.normalizer.finding.OfflineScan;
import io.sluice.normalizer.finding.ScanContext;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Normalizes the findings of a report as the first scan of their scope, and prints them. */
final class FindingPrinter implements ReportSink {

  private static final String UNKNOWN_ASSET = "unknown";

  private final FindingNormalizer normalizer = new FindingNormalizer();
  private final PrintStream out;
  private final Report report;
  private final String digest;
  private final Optional<String> asset;
  private final Instant now = Instant.now();
  private @Nullable OfflineScan scan;

  FindingPrinter(PrintStream out, Report report, String digest, Optional<String> asset) {
    this.out = out;
    this.report = report;
    this.digest = digest;
    this.asset = asset;
  }

  @Override
  public void beginScan(ScanHeader header) {
    ScanScope scope =
        ScanScope.newBuilder()
            .setAsset(asset.or(header::asset).orElse(UNKNOWN_ASSET))
            .setTool(header.tool())
            .setCategory(header.category())
            .setConfiguration(header.configuration())
            .setBranch("")
            .build();
    ScanStarted started =
        ScanStarted.newBuilder()
            .setStartedAt(now)
            .setScannedAt(header.scannedAt().orElse(null))
            .setToolVersion(header.toolVersion().orElse(null))
            .setFormat(report.format().id())
            .setReportName(report.input().name())
            .setReportDigest(digest)
            .setConnector("cli")
            .setCommit(header.commit().orElse(null))
            .build();
    scan = new OfflineScan(normalizer, ScanContext.of(scope, digest, started), now);
  }

  @Override
  public void finding(RawFinding finding) {
    if (scan == null) {
      throw new IllegalStateException("a finding outside a scan");
    }
    out.println(EventJson.of(scan.normalize(finding)));
  }

  @Override
  public void component(RawComponent component) {}

  @Override
  public void endScan(ScanHeader header) {
    scan = null;
  }
}
