/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.depcheck;

import io.sluice.event.Category;
import io.sluice.ingest.report.Assets;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.ScanHeader;
import io.sluice.ingest.report.XmlNode;
import io.sluice.ingest.report.XmlReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * OWASP Dependency-Check's XML report, schemas 1.3 to 4: one finding a vulnerability of a
 * dependency. Related dependencies are other files of the same package and no findings.
 */
public final class DependencyCheckFormat implements ReportFormat {

  private static final String ROOT = "analysis";

  private static final Set<String> SKIPPED =
      Set.of("evidenceCollected", "relatedDependencies", "vulnerableSoftware", "projectReferences");

  @Override
  public String id() {
    return "dependency-check";
  }

  @Override
  public String name() {
    return "OWASP Dependency-Check XML";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.SCA);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    if (!peek.xml().root().equals(ROOT)) {
      return Confidence.NONE;
    }
    return peek.xml().namespace().contains("dependency-check")
        ? Confidence.CERTAIN
        : peek.xml().has("/analysis/dependencies") ? Confidence.LIKELY : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    XmlReader.read(input, xml -> document(xml, writer));
  }

  private static void document(XmlReader xml, ReportWriter writer) throws IOException {
    if (!xml.name().equals(ROOT)) {
      throw xml.wrongElement("<" + ROOT + ">");
    }
    ScanHeader[] header = {ScanHeader.of("dependency-check", Category.SCA)};
    boolean[] found = {false};
    xml.children(
        name -> {
          switch (name) {
            case "scanInfo" ->
                header[0] = header[0].withToolVersion(xml.element().text("engineVersion"));
            case "projectInfo" -> header[0] = project(header[0], xml.element());
            case "dependencies" -> {
              if (found[0]) {
                throw xml.malformed("the report has two lists of dependencies");
              }
              found[0] = true;
              writer.beginScan(header[0]);
              dependencies(xml, writer);
              writer.endScan();
            }
            default -> {}
          }
        });
    if (!found[0]) {
      throw xml.malformed("this is no Dependency-Check report: it has no 'dependencies'");
    }
  }

  private static ScanHeader project(ScanHeader header, XmlNode project) {
    return header
        .withScannedAt(project.instant("reportDate"))
        .withConfiguration(Assets.directory(project.text("name").orElse("")));
  }

  private static void dependencies(XmlReader xml, ReportWriter writer) throws IOException {
    xml.children(
        name -> {
          if (name.equals("dependency")) {
            Dependency dependency = new Dependency(xml.element(SKIPPED));
            for (XmlNode vulnerability : vulnerabilities(dependency.element())) {
              writer.finding(dependency.finding(vulnerability));
            }
          }
        });
  }

  private static List<XmlNode> vulnerabilities(XmlNode dependency) {
    List<XmlNode> found = new ArrayList<>();
    for (XmlNode child : dependency.child("vulnerabilities").children()) {
      if (child.name().equals("vulnerability") || child.name().equals("suppressedVulnerability")) {
        found.add(child);
      }
    }
    return found;
  }
}
