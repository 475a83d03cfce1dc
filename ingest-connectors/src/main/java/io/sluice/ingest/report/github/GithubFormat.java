/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.github;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import java.io.IOException;
import java.util.Set;

/**
 * Alerts as GitHub's APIs give them: {@code vulnerabilityAlerts} of a GraphQL answer, or a REST
 * list of Dependabot, code scanning or secret scanning alerts. One finding an alert that is not
 * fixed; each tool is a scan of its own.
 */
public final class GithubFormat implements ReportFormat {

  private static final String ALERTS = "/vulnerabilityAlerts";

  @Override
  public String id() {
    return "github";
  }

  @Override
  public String name() {
    return "GitHub alerts JSON";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.SCA, Category.SAST, Category.SECRET);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    boolean graph =
        peek.hasAny(
            "/data/repository" + ALERTS,
            "/data/repository/search/nodes/0" + ALERTS,
            "/data/search/nodes/0" + ALERTS);
    boolean rest =
        peek.isArray()
            && peek.hasAll("/0/number", "/0/state")
            && peek.hasAny(
                "/0/security_vulnerability", "/0/most_recent_instance", "/0/secret_type");
    return graph || rest ? Confidence.CERTAIN : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    GithubHead head = GithubHead.read(input);
    for (GithubTool tool : head.tools()) {
      writer.beginScan(head.header(tool));
      GithubWalk.read(
          input,
          alert -> {
            if (GithubTool.of(alert).equals(tool) && !GithubAlert.isFixed(alert)) {
              writer.finding(GithubAlert.read(alert, tool, writer));
            }
          });
      writer.endScan();
    }
  }
}
