/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.publish;

import io.sluice.event.ScanScope;
import java.util.List;

/**
 * What was published.
 *
 * @param digest SHA-256 of the report's stored bytes, lower-case hex
 * @param format id of the report's format
 * @param scans scans in their order; none when the report holds none
 */
public record PublishedReport(String digest, String format, List<Scan> scans) {

  /**
   * One scan.
   *
   * @param scanId id: the same report of the same scope has the same
   * @param scope scope
   * @param topic raw topic
   * @param findings raw findings
   * @param components raw components
   * @param complete whether it can resolve what it no longer reports: complete and successful
   */
  public record Scan(
      String scanId,
      ScanScope scope,
      String topic,
      long findings,
      long components,
      boolean complete) {}

  /** Raw findings over all scans. */
  public long findings() {
    return scans.stream().mapToLong(Scan::findings).sum();
  }

  /** Raw components over all scans. */
  public long components() {
    return scans.stream().mapToLong(Scan::components).sum();
  }
}
