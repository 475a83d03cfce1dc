/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.checkmarx;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Vulnerabilities and libraries of Checkmarx Open Source Analysis, as two lists in one: {@code jq
 * -s . CxOSAVulnerabilities.json CxOSALibraries.json}. One finding a vulnerability; libraries are
 * read first.
 */
public final class OsaFormat implements ReportFormat {

  private static final int LIBRARIES = 200_000;

  @Override
  public String id() {
    return "checkmarx-osa";
  }

  @Override
  public String name() {
    return "Checkmarx OSA JSON";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.SCA);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    if (!peek.isArray()) {
      return Confidence.NONE;
    }
    boolean vulnerability =
        peek.hasAny("/0/0/libraryId", "/0/0/cveName") && peek.has("/0/0/severity");
    boolean library = peek.hasAll("/1/0/id", "/1/0/name", "/1/0/confidenceLevel");
    return vulnerability || library ? Confidence.CERTAIN : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    Map<String, OsaLibrary> libraries = new HashMap<>();
    int[] lists = {0};
    JsonReader.read(
        input,
        json ->
            json.array(
                list -> {
                  lists[0]++;
                  json.array(i -> library(json, list, libraries));
                }));
    if (lists[0] != 2) {
      throw MalformedReportException.at(
          "",
          "Checkmarx OSA needs a list of two lists, vulnerabilities and libraries; here are "
              + lists[0]);
    }
    writer.beginScan(ScanHeader.of("checkmarx osa", Category.SCA));
    JsonReader.read(
        input,
        json ->
            json.array(
                list -> {
                  if (list == 0) {
                    json.array(
                        i ->
                            writer.finding(
                                OsaVulnerability.read(json.objectNode(Set.of()), libraries)));
                  }
                }));
    writer.endScan();
  }

  private static void library(JsonReader json, int list, Map<String, OsaLibrary> libraries)
      throws IOException {
    if (list != 1) {
      return;
    }
    if (libraries.size() >= LIBRARIES) {
      throw MalformedReportException.at(json.pointer(), "more than " + LIBRARIES + " libraries");
    }
    var node = json.objectNode(Set.of("licenses", "matchType", "outdated"));
    node.text("id").ifPresent(id -> libraries.put(id, OsaLibrary.of(node)));
  }
}
