/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.sonarqube;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import java.io.IOException;
import java.util.Set;

/**
 * SonarQube's issues and security hotspots: the answers of {@code api/issues/search} and {@code
 * api/hotspots/search}, and the report of sonar-report as JSON or HTML. What SonarQube says is
 * fixed is no finding.
 */
public final class SonarqubeFormat implements ReportFormat {

  private static final Set<String> SKIPPED =
      Set.of("messageFormattings", "codeVariants", "flows", "comments", "changelog");

  @Override
  public String id() {
    return "sonarqube";
  }

  @Override
  public String name() {
    return "SonarQube API JSON, sonar-report JSON or HTML";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.SAST, Category.SCA, Category.SECRET);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    if (SonarHtml.isHtml(peek.head())) {
      return peek.head().contains("<title>SonarQube") ? Confidence.CERTAIN : Confidence.NONE;
    }
    if (peek.hasAll("/issues", "/sonarBaseURL")
        || peek.hasAll("/issues/0/rule", "/issues/0/component", "/paging")
        || peek.hasAll("/hotspots/0/vulnerabilityProbability", "/hotspots/0/component")) {
      return Confidence.CERTAIN;
    }
    boolean listed = peek.has("/paging/pageIndex") && peek.hasAny("/issues", "/hotspots");
    return listed ? Confidence.LIKELY : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    if (SonarHtml.isHtml(ReportPeek.at(input).head())) {
      SonarHtml.read(input, writer);
      return;
    }
    SonarHead head = SonarHead.read(input);
    SonarIssue issues = new SonarIssue(head, writer);
    writer.beginScan(head.header());
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  if (field.equals("issues") || field.equals("hotspots")) {
                    json.array(i -> issues.write(json.objectNode(SKIPPED)));
                  }
                }));
    writer.endScan();
  }
}
