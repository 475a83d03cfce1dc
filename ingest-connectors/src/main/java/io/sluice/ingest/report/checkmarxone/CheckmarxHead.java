/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.checkmarxone;

import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a report says beside its results. */
final class CheckmarxHead {

  private static final String DONE = "Completed";

  /** Since 2023 the queries of SAST; before, a part an engine. */
  private static final Set<String> SAST_PARTS = Set.of("resultsList", "sast");

  private final Set<CheckmarxEngine> engines = EnumSet.noneOf(CheckmarxEngine.class);
  private ReportNode header = ReportNode.absent();
  private ReportNode information = ReportNode.absent();
  private ReportNode filters = ReportNode.absent();
  private Optional<String> totalCount = Optional.empty();
  private boolean results;
  private boolean report;
  private boolean sast;
  private long counted;

  private CheckmarxHead() {}

  static CheckmarxHead read(ReportInput input) throws IOException {
    CheckmarxHead head = new CheckmarxHead();
    JsonReader.read(input, json -> json.object(field -> head.field(json, field)));
    if (!head.results && !head.report) {
      throw MalformedReportException.at(
          "", "this is no Checkmarx One report: it has neither 'results' nor 'scanResults'");
    }
    if (head.results && head.engines.isEmpty()) {
      // A report without results does not say which engines ran; SAST always may.
      head.engines.add(CheckmarxEngine.SAST);
    }
    return head;
  }

  private void field(JsonReader json, String field) throws IOException {
    switch (field) {
      case "results" -> {
        results |= !json.isNull();
        json.array(i -> count(json));
      }
      case "totalCount" -> totalCount = json.text();
      case "reportHeader" -> header = json.node().requireObject();
      case "scanInformation" -> information = json.node().requireObject();
      case "reportFilters" -> filters = json.node().requireObject();
      case "scanResults" -> {
        report = true;
        json.object(part -> sast |= SAST_PARTS.contains(part) && !json.isNull());
      }
      default -> {}
    }
  }

  private void count(JsonReader json) throws IOException {
    counted++;
    if (json.isObject()) {
      boolean[] typed = {false};
      json.object(
          name -> {
            if (name.equals("type")) {
              engines.add(CheckmarxEngine.of(json.text()));
              typed[0] = true;
            }
          });
      if (!typed[0]) {
        engines.add(CheckmarxEngine.SAST);
      }
    }
  }

  boolean isScanReport() {
    return report && !results;
  }

  /** True when a scan report has a part of SAST. */
  boolean hasSast() {
    return sast;
  }

  /** Engines that have results. */
  Set<CheckmarxEngine> engines() {
    return engines;
  }

  ScanHeader header(CheckmarxEngine engine) {
    ScanHeader scan =
        ScanHeader.of("checkmarx one", engine.category())
            .withScannedAt(header.instant("scanDate"))
            .withRevision(
                Optional.empty(),
                information
                    .text("branch")
                    .or(() -> header.firstText("scannedBranchName", "branchName")));
    for (ReportNode filter : filters.objects("filters")) {
      if (!filter.strings("excluded").isEmpty()) {
        scan = scan.incomplete("results are left out by a filter");
      }
    }
    if (isPage()) {
      scan = scan.incomplete("holds " + counted + " of " + totalCount.orElse("?") + " results");
    }
    for (ReportNode status : information.objects("scannerStatus")) {
      Optional<String> state = status.text("status").filter(text -> !text.equals(DONE));
      if (state.isPresent() && CheckmarxEngine.of(status.text("name")) == engine) {
        scan = scan.failed("the engine's status is " + state.get());
      }
    }
    return scan;
  }

  /** The API gives results page by page. */
  private boolean isPage() {
    return results
        && totalCount
            .filter(text -> text.matches("[0-9]{1,9}"))
            .filter(text -> Long.parseLong(text) > counted)
            .isPresent();
  }
}
