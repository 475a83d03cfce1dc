/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.spdx;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import java.io.IOException;
import java.util.Set;

/**
 * SPDX 2.x in JSON, also as GitHub's API wraps it ({@code sbom}): one component a package, and one
 * finding for each advisory that a package refers to by the id of a vulnerability.
 */
public final class SpdxFormat implements ReportFormat {

  /** Files and checksums: many, and no part of what a component is. */
  static final Set<String> SKIPPED =
      Set.of(
          "hasFiles",
          "checksums",
          "packageVerificationCode",
          "annotations",
          "attributionTexts",
          "copyrightText",
          "licenseInfoFromFiles",
          "files");

  @Override
  public String id() {
    return "spdx";
  }

  @Override
  public String name() {
    return "SPDX 2 JSON";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.SBOM, Category.SCA, Category.CONTAINER);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    for (String at : new String[] {"", "/sbom"}) {
      if (peek.isObject()
          && peek.text(at + "/spdxVersion").filter(text -> text.startsWith("SPDX-2")).isPresent()) {
        return Confidence.CERTAIN;
      }
    }
    boolean shape = peek.isObject() && peek.hasAll("/SPDXID", "/packages", "/creationInfo");
    return shape ? Confidence.LIKELY : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    SpdxHead head = SpdxHead.read(input);
    writer.beginScan(head.header());
    packages(
        input,
        node -> {
          SpdxPackage found = new SpdxPackage(node);
          writer.component(found.component());
        });
    if (head.hasAdvisories()) {
      packages(
          input,
          node -> {
            for (var finding : new SpdxPackage(node).advisories(head.image())) {
              writer.finding(finding);
            }
          });
    }
    writer.endScan();
  }

  /** Takes a package. */
  @FunctionalInterface
  interface Handler {
    void found(ReportNode node) throws IOException;
  }

  static void packages(ReportInput input, Handler handler) throws IOException {
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  if (field.equals("packages")) {
                    json.array(i -> handler.found(json.objectNode(SKIPPED)));
                  } else if (field.equals("sbom")) {
                    json.object(
                        inner -> {
                          if (inner.equals("packages")) {
                            json.array(i -> handler.found(json.objectNode(SKIPPED)));
                          }
                        });
                  }
                }));
  }
}
