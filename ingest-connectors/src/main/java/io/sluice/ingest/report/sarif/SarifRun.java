/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.sarif;

import io.sluice.event.Category;
import io.sluice.ingest.report.ScanHeader;
import java.util.List;
import java.util.Optional;

/**
 * What a run says apart from its results (§3.14), in compact form.
 *
 * @param tool name of the driver
 * @param header header of the run as if it were alone
 * @param rules rules of driver and extensions
 * @param paths resolves artifact locations
 * @param logicalLocations fully qualified names by index
 * @param taxonomies names and ids of taxa
 * @param webRequests requests that results refer to by index
 * @param image image that was scanned, when the run says so
 * @param ofImage true when the target was a container image
 */
record SarifRun(
    String tool,
    ScanHeader header,
    SarifRules rules,
    SarifPaths paths,
    List<SarifLogical> logicalLocations,
    List<SarifTaxonomy> taxonomies,
    List<SarifWeb> webRequests,
    Optional<String> image,
    boolean ofImage) {

  /**
   * What makes two runs one scan.
   *
   * @param tool tool in lower case
   * @param category category of the run
   * @param configuration category part of the automation id
   */
  record Scope(String tool, Category category, String configuration) {}

  Scope scope() {
    return new Scope(header.tool(), header.category(), header.configuration());
  }

  /** Header of several runs as one scan: it fails when one of them failed. */
  static ScanHeader header(List<SarifRun> runs) {
    ScanHeader merged = runs.get(0).header();
    for (SarifRun run : runs.subList(1, runs.size())) {
      String reason = run.header().reason().orElse("a run of the log says so");
      merged = run.header().successful() ? merged : merged.failed(reason);
      merged = run.header().complete() ? merged : merged.incomplete(reason);
    }
    return merged;
  }
}
