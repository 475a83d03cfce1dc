/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.npm;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.util.Set;

/**
 * {@code npm audit --json}: one finding an advisory in the form of npm 6, one a package in that
 * since npm 7, as npm itself counts. When the registry does not answer, npm writes an error in the
 * place of a report.
 */
public final class NpmAuditFormat implements ReportFormat {

  @Override
  public String id() {
    return "npm-audit";
  }

  @Override
  public String name() {
    return "npm audit JSON";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.SCA);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    if (!peek.isObject()) {
      return Confidence.NONE;
    }
    if (peek.hasAll("/auditReportVersion", "/vulnerabilities")) {
      return Confidence.CERTAIN;
    }
    return peek.hasAll("/advisories", "/metadata") ? Confidence.LIKELY : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    requireReport(input);
    writer.beginScan(ScanHeader.of("npm audit", Category.SCA));
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  switch (field) {
                    case "advisories" ->
                        json.object(
                            id ->
                                writer.finding(
                                    NpmAdvisory.read(entry(json), id, NpmPackage.LOCK_FILE)));
                    case "vulnerabilities" ->
                        json.object(name -> writer.finding(NpmPackage.read(entry(json), name)));
                    default -> {}
                  }
                }));
    writer.endScan();
  }

  private static ReportNode entry(JsonReader json) throws IOException {
    return json.objectNode(Set.of());
  }

  private static void requireReport(ReportInput input) throws IOException {
    boolean[] found = {false};
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  switch (field) {
                    case "advisories", "vulnerabilities" -> found[0] |= !json.isNull();
                    case "error" -> refuse(json.node());
                    default -> {}
                  }
                }));
    if (!found[0]) {
      throw MalformedReportException.at(
          "", "this is no report of npm audit: it has neither 'advisories' nor 'vulnerabilities'");
    }
  }

  private static void refuse(ReportNode error) {
    if (error.isPresent()) {
      throw MalformedReportException.at(
          error.pointer(),
          "npm audit failed"
              + (error.isObject()
                  ? error.firstText("summary", "code").map(text -> ": " + text).orElse("")
                  : ""));
    }
  }
}
