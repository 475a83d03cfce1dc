/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.gitlab;

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
 * GitLab's security reports, schema 2 to 15: one finding an element of {@code vulnerabilities}. The
 * tool is the scanner that GitLab wraps; its configuration is {@value GitlabHead#CONFIGURATION},
 * because GitLab runs it with rules and ids of its own.
 */
public final class GitlabFormat implements ReportFormat {

  /** Shown by GitLab's pages only, and large. */
  private static final Set<String> SKIPPED =
      Set.of("details", "supporting_messages", "assets", "code_flows", "body");

  @Override
  public String id() {
    return "gitlab";
  }

  @Override
  public String name() {
    return "GitLab security report";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(
        Category.SAST,
        Category.DAST,
        Category.SCA,
        Category.CONTAINER,
        Category.SECRET,
        Category.API,
        Category.IAC);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    if (!peek.isObject() || !peek.has("/vulnerabilities")) {
      return Confidence.NONE;
    }
    boolean typed = peek.text("/scan/type").flatMap(GitlabType::of).isPresent();
    boolean element = peek.hasAll("/vulnerabilities/0/identifiers", "/vulnerabilities/0/location");
    if (typed && peek.has("/version")) {
      return Confidence.CERTAIN;
    }
    boolean legacy = peek.hasAll("/version", "/remediations");
    return typed || element || legacy ? Confidence.LIKELY : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    GitlabHead head = GitlabHead.read(input);
    GitlabVulnerability vulnerabilities = new GitlabVulnerability(head, writer);
    writer.beginScan(head.header());
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  if (field.equals("vulnerabilities")) {
                    json.array(i -> writer.finding(vulnerabilities.read(json.objectNode(SKIPPED))));
                  }
                }));
    writer.endScan();
  }
}
