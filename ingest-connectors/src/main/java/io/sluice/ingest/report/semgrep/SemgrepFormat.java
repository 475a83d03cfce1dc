/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.semgrep;

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
import java.util.Optional;
import java.util.Set;

/**
 * {@code semgrep --json}: one finding a result. Results of Supply Chain have a package and are SCA,
 * those of Secrets are SECRET, the others SAST. Also the export of supply chain findings with
 * {@code vulns}.
 */
public final class SemgrepFormat implements ReportFormat {

  /** The matched values of metavariables: parts of the snippet, many and long. */
  private static final Set<String> SKIPPED = Set.of("metavars", "extra_extra", "children");

  @Override
  public String id() {
    return "semgrep";
  }

  @Override
  public String name() {
    return "Semgrep JSON";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.SAST, Category.SCA, Category.SECRET);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    if (!peek.isObject()) {
      return Confidence.NONE;
    }
    if (peek.hasAll("/results/0/check_id", "/results/0/extra")
        || peek.hasAll("/vulns/0/advisory", "/vulns/0/dependencyFileLocation")) {
      return Confidence.CERTAIN;
    }
    boolean nothing = peek.hasAll("/results", "/errors") && !peek.has("/results/0");
    return nothing
        ? peek.hasAny("/paths/scanned", "/interfile_languages_used", "/skipped_rules")
            ? Confidence.LIKELY
            : Confidence.POSSIBLE
        : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    Head head = new Head();
    JsonReader.read(input, json -> json.object(field -> head.field(json, field)));
    writer.beginScan(head.header());
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  switch (field) {
                    case "results" ->
                        json.array(
                            i ->
                                writer.finding(
                                    SemgrepResult.read(json.objectNode(SKIPPED), writer)));
                    case "vulns" ->
                        json.array(
                            i -> writer.finding(SemgrepAdvisory.read(json.objectNode(SKIPPED))));
                    default -> {}
                  }
                }));
    writer.endScan();
  }

  /** What stands beside the results. */
  private static final class Head {

    private boolean results;
    private boolean advisories;
    private Optional<String> version = Optional.empty();
    private Optional<String> failure = Optional.empty();

    void field(JsonReader json, String field) throws IOException {
      switch (field) {
        case "results" -> results = !json.isNull();
        case "vulns" -> advisories = !json.isNull();
        case "version" -> version = json.text();
        case "errors" -> json.array(i -> error(json.objectNode(Set.of("spans"))));
        default -> {}
      }
    }

    /** Of a file that could not be analysed nothing is known; a warning lost a part of one. */
    private void error(ReportNode error) {
      if (failure.isEmpty() && error.text("level").filter("error"::equals).isPresent()) {
        failure =
            Optional.of(
                "Semgrep failed on a part: "
                    + error.firstText("message", "long_msg", "short_msg").orElse("error"));
      }
    }

    ScanHeader header() {
      if (!results && !advisories) {
        throw MalformedReportException.at(
            "", "this is no report of Semgrep: it has neither 'results' nor 'vulns'");
      }
      ScanHeader header =
          ScanHeader.of("semgrep", results ? Category.SAST : Category.SCA).withToolVersion(version);
      return failure.map(header::incomplete).orElse(header);
    }
  }
}
