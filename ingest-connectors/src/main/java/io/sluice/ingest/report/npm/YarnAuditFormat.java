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
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code yarn audit --json} of yarn 1 and {@code yarn npm audit --json} since yarn 4: JSON lines.
 * Yarn 1 repeats an advisory for each path to the package, with all paths in it: one finding an
 * advisory. Yarn 2 and 3 write npm's form, which {@link NpmAuditFormat} reads.
 */
public final class YarnAuditFormat implements ReportFormat {

  private static final int ADVISORIES = 1_000_000;
  private static final Set<String> KINDS =
      Set.of("auditAdvisory", "auditSummary", "auditAction", "warning", "info", "error");

  @Override
  public String id() {
    return "yarn-audit";
  }

  @Override
  public String name() {
    return "yarn audit JSON";
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
    String type = peek.text("/type").orElse("");
    if ((type.startsWith("audit") && KINDS.contains(type) && peek.has("/data"))
        || peek.hasAll("/value", "/children/ID", "/children/Issue")) {
      return Confidence.CERTAIN;
    }
    return KINDS.contains(type) && peek.text("/data").isPresent()
        ? Confidence.LIKELY
        : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    requireReport(input);
    Set<String> seen = new HashSet<>();
    writer.beginScan(ScanHeader.of("yarn audit", Category.SCA));
    JsonReader.readAll(
        input,
        (json, i) -> {
          ReportNode line = line(json, i);
          if (line.has("children")) {
            writer.finding(YarnEntry.read(line));
          } else if (kind(line).equals("auditAdvisory")) {
            ReportNode advisory = line.object("data").object("advisory");
            String id =
                advisory.text("id").orElse("") + ' ' + advisory.text("module_name").orElse("");
            if (seen.add(id) && seen.size() <= ADVISORIES) {
              writer.finding(
                  NpmAdvisory.read(advisory, advisory.text("id").orElse(""), YarnEntry.LOCK_FILE));
            }
          }
        });
    writer.endScan();
  }

  private static void requireReport(ReportInput input) throws IOException {
    boolean[] found = {false};
    Optional<?>[] error = {Optional.empty()};
    JsonReader.readAll(
        input,
        (json, i) -> {
          ReportNode line = line(json, i);
          found[0] |= line.has("children") || kind(line).startsWith("audit");
          if (kind(line).equals("error") && error[0].isEmpty()) {
            ReportNode data = line.get("data");
            error[0] = Optional.of(data.isScalar() ? data.text().orElse("error") : data.json());
          }
        });
    if (error[0].isPresent()) {
      throw MalformedReportException.at("", "yarn audit failed: " + error[0].get());
    }
    if (!found[0]) {
      throw MalformedReportException.at(
          "", "this is no report of yarn audit: no line is of an audit");
    }
  }

  private static String kind(ReportNode line) {
    return line.get("type").isScalar() ? line.text("type").orElse("") : "";
  }

  private static ReportNode line(JsonReader json, int index) throws IOException {
    Map<String, ReportNode> fields = json.objectNode(Set.of()).fields();
    return ReportNode.ofFields("/" + index, fields);
  }
}
