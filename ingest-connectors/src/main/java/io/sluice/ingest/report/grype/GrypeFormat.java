/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.grype;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import java.io.IOException;
import java.util.Set;

/**
 * Grype's JSON report: one finding a match. {@code ignoredMatches} are what the user's or Grype's
 * own rules take out of the result, and make no finding.
 *
 * <p>Source and descriptor stand behind the matches, so the file is read twice: head, then matches.
 */
public final class GrypeFormat implements ReportFormat {

  /** Package contents and search details of a match: large, and said better by other fields. */
  private static final Set<String> SKIPPED = Set.of("metadata", "cpes", "licenses");

  @Override
  public String id() {
    return "grype";
  }

  @Override
  public String name() {
    return "Grype JSON";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.CONTAINER, Category.SCA);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    if (!peek.isObject() || !peek.has("/matches")) {
      return Confidence.NONE;
    }
    if (peek.text("/descriptor/name").filter("grype"::equals).isPresent()
        || peek.hasAll(
            "/matches/0/vulnerability", "/matches/0/artifact", "/matches/0/matchDetails")) {
      return Confidence.CERTAIN;
    }
    return peek.hasAll("/matches/0/vulnerability", "/matches/0/artifact")
        ? Confidence.LIKELY
        : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    GrypeHead head = readHead(input);
    writer.beginScan(head.header());
    GrypeMatch matches = new GrypeMatch(head);
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  if (field.equals("matches")) {
                    json.array(i -> writer.finding(matches.read(json.objectNode(SKIPPED))));
                  }
                }));
    writer.endScan();
  }

  private static GrypeHead readHead(ReportInput input) throws IOException {
    ReportNode[] parts = {ReportNode.absent(), ReportNode.absent(), ReportNode.absent()};
    boolean[] matches = {false};
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  switch (field) {
                    case "source" -> parts[0] = json.node(Set.of("manifest"));
                    case "descriptor" -> parts[1] = json.node(Set.of("db"));
                    case "distro" -> parts[2] = json.node();
                    case "matches" -> matches[0] = true;
                    default -> {}
                  }
                }));
    if (!matches[0]) {
      throw MalformedReportException.at("", "this is no Grype report: it has no 'matches'");
    }
    return GrypeHead.of(parts[0].requireObject(), parts[1].requireObject());
  }
}
