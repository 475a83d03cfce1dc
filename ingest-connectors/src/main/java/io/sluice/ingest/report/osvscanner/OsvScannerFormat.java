/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.osvscanner;

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
import java.util.Set;

/**
 * {@code osv-scanner --format json}: one finding for each vulnerability of a package. Records of
 * several databases about one vulnerability stay several findings; their aliases bring them
 * together. Source, package and call analysis may stand behind the vulnerabilities, so the file is
 * read twice.
 */
public final class OsvScannerFormat implements ReportFormat {

  /** Lists of all versions, and who found it. */
  private static final Set<String> SKIPPED = Set.of("versions", "credits", "schema_version");

  @Override
  public String id() {
    return "osv-scanner";
  }

  @Override
  public String name() {
    return "OSV-Scanner JSON";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.SCA, Category.CONTAINER);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    if (!peek.isObject() || !peek.has("/results")) {
      return Confidence.NONE;
    }
    if (peek.hasAll("/results/0/source", "/results/0/packages")) {
      return Confidence.CERTAIN;
    }
    return peek.has("/experimental_config") ? Confidence.LIKELY : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    OsvPackages packages = OsvPackages.read(input);
    if (!packages.found()) {
      throw MalformedReportException.at("", "this is no report of OSV-Scanner: no 'results'");
    }
    writer.beginScan(
        ScanHeader.of("osv-scanner", packages.image() ? Category.CONTAINER : Category.SCA));
    int[] number = {0};
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  if (field.equals("results")) {
                    json.array(i -> result(json, packages, number, writer));
                  }
                }));
    writer.endScan();
  }

  private static void result(
      JsonReader json, OsvPackages packages, int[] number, ReportWriter writer) throws IOException {
    json.object(
        field -> {
          if (field.equals("packages")) {
            json.array(
                i -> {
                  OsvPackage found = packages.get(number[0]++);
                  json.object(
                      name -> {
                        if (name.equals("vulnerabilities")) {
                          json.array(
                              j ->
                                  writer.finding(
                                      OsvVulnerability.read(json.objectNode(SKIPPED), found)));
                        }
                      });
                });
          }
        });
  }
}
