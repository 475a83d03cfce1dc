/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.snyk;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import java.io.IOException;
import java.util.Set;

/**
 * {@code snyk test --json}, {@code snyk container test --json} and {@code snyk iac test --json}:
 * one project, or a list of several. One finding for each vulnerability and dependency path, as
 * Snyk lists them, of the applications in an image too; one an infrastructure issue. What the
 * user's policy takes out ({@code filtered}) is no finding.
 *
 * <p>The fields that say what a project is stand behind its vulnerabilities, so the file is read
 * twice: projects, then findings.
 */
public final class SnykFormat implements ReportFormat {

  @Override
  public String id() {
    return "snyk";
  }

  @Override
  public String name() {
    return "Snyk test JSON";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.SCA, Category.CONTAINER, Category.IAC);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    if (peek.isObject()) {
      return project(peek, "");
    }
    if (!peek.isArray()) {
      return Confidence.NONE;
    }
    Confidence first = project(peek, "/0");
    return first == Confidence.NONE ? project(peek, "/1") : first;
  }

  private static Confidence project(ReportPeek peek, String at) {
    String issue = at + "/vulnerabilities/0";
    if (peek.has(at + "/infrastructureAsCodeIssues")
        || peek.hasAll(issue + "/from", issue + "/packageManager")
        || (peek.hasAny(issue + "/from", issue + "/packageName")
            && peek.text(issue + "/id")
                .filter(id -> id.startsWith("SNYK-") || id.startsWith("snyk:lic:"))
                .isPresent())) {
      return Confidence.CERTAIN;
    }
    boolean project =
        peek.hasAll(at + "/vulnerabilities", at + "/ok")
            && peek.hasAny(at + "/dependencyCount", at + "/packageManager", at + "/projectName");
    return project ? Confidence.CERTAIN : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    SnykProjects projects = SnykProjects.read(input);
    writer.beginScan(projects.header());
    SnykWalk.read(
        input,
        new SnykWalk.Visitor() {
          @Override
          public void issue(int project, SnykWalk.Kind kind, SnykWalk.Element element)
              throws IOException {
            SnykProject head = projects.get(project);
            writer.finding(
                kind == SnykWalk.Kind.CONFIGURATION
                    ? SnykConfiguration.read(element.node(), head)
                    : SnykVulnerability.read(element.node(), head));
          }
        });
    writer.endScan();
  }
}
