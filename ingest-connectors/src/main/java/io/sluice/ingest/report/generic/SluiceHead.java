/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.generic;

import io.sluice.event.Category;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ScanHeader;
import java.util.Set;

/**
 * What a report in our own format says about its scan.
 *
 * @param header header of the scan
 * @param category category of findings that name none
 */
record SluiceHead(ScanHeader header, Category category) {

  static final Set<String> KEYS =
      Set.of(
          "$schema",
          "sluice",
          "tool",
          "tool_version",
          "category",
          "configuration",
          "scanned_at",
          "commit",
          "branch",
          "asset",
          "complete",
          "successful",
          "reason",
          // Of DefectDojo's head.
          "name",
          "type",
          "version");

  private static final Set<String> DEFECT_DOJO = Set.of("name", "type", "version");

  static SluiceHead of(ReportNode head) {
    String version = head.text("sluice").orElse("");
    if (!version.equals(GenericFormat.VERSION)) {
      throw MalformedReportException.at(
          "/sluice", "only \"" + GenericFormat.VERSION + "\" is understood here");
    }
    requireKnown(head);
    Category category = Categories.read(head, "category", Category.MANUAL);
    ScanHeader header =
        ScanHeader.of(Strict.requiredText(head, "tool"), category)
            .withToolVersion(head.text("tool_version"))
            .withConfiguration(head.text("configuration").orElse(""))
            .withScannedAt(Strict.instant(head, "scanned_at"))
            .withRevision(head.text("commit"), head.text("branch"))
            .withAsset(head.text("asset"));
    String reason = head.text("reason").orElse("the report says so");
    if (!Strict.flag(head, "complete").orElse(true)) {
      header = header.incomplete(reason);
    }
    if (!Strict.flag(head, "successful").orElse(true)) {
      header = header.failed(reason);
    }
    return new SluiceHead(header, category);
  }

  private static void requireKnown(ReportNode head) {
    java.util.HashSet<String> known = new java.util.HashSet<>(KEYS);
    known.removeAll(DEFECT_DOJO);
    Strict.requireKnown(head, known);
  }
}
