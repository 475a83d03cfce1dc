/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.sarif;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * SARIF logs. One finding a result; results of kind pass, notApplicable and informational, and
 * those that are absent from the run, make none. Runs of one tool and configuration are one scan,
 * because each of two scans of one scope would resolve what only the other reports.
 *
 * <p>Rules, artifacts and the like may stand behind the results that refer to them, so a first pass
 * keeps these tables of each run and the second reads the results.
 */
public final class SarifFormat implements ReportFormat {

  /** Parts of a result that are large and that no field of a finding takes. */
  private static final Set<String> SKIPPED =
      Set.of("graphs", "graphTraversals", "attachments", "artifactChanges", "state", "annotations");

  /** More scans in one report are a mistake of whoever wrote it; each may cost a pass. */
  private static final int MAX_SCANS = 1_000;

  @Override
  public String id() {
    return "sarif";
  }

  @Override
  public String name() {
    return "SARIF 2.1.0";
  }

  @Override
  public Set<Category> categories() {
    Set<Category> all = EnumSet.allOf(Category.class);
    all.removeAll(EnumSet.of(Category.UNKNOWN, Category.SBOM, Category.VEX));
    return all;
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    if (!peek.isObject()) {
      return Confidence.NONE;
    }
    boolean schema = peek.text("/$schema").filter(uri -> uri.contains("sarif")).isPresent();
    if (peek.has("/runs") && (schema || peek.has("/runs/0/tool/driver"))) {
      return Confidence.CERTAIN;
    }
    if (peek.has("/runs") && (peek.has("/runs/0/results") || peek.has("/version"))) {
      return Confidence.LIKELY;
    }
    return schema ? Confidence.LIKELY : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    List<SarifRun> runs = readRuns(input);
    Set<SarifRun.Scope> done = new HashSet<>();
    // Usually one pass: only runs of one scope with others between them need a pass of their own.
    while (done.size() < scopes(runs).size()) {
      Set<SarifRun.Scope> before = Set.copyOf(done);
      new SarifPass(runs, before, done, writer).read(input);
    }
  }

  private static Set<SarifRun.Scope> scopes(List<SarifRun> runs) {
    Set<SarifRun.Scope> scopes = new HashSet<>();
    runs.forEach(run -> scopes.add(run.scope()));
    return scopes;
  }

  private static List<SarifRun> readRuns(ReportInput input) throws IOException {
    List<SarifRun> runs = new ArrayList<>();
    SarifRunReader reader = new SarifRunReader();
    boolean[] found = {false};
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  if (field.equals("version")) {
                    requireVersion(json.text().orElse(""));
                  } else if (field.equals("runs")) {
                    found[0] = true;
                    json.array(i -> runs.add(reader.read(json)));
                  }
                }));
    if (!found[0]) {
      throw MalformedReportException.at("", "this is no SARIF log: it has no 'runs'");
    }
    if (scopes(runs).size() > MAX_SCANS) {
      throw MalformedReportException.at("/runs", "more than " + MAX_SCANS + " different scans");
    }
    return runs;
  }

  private static void requireVersion(String version) {
    if (version.startsWith("1.") || version.startsWith("2.0")) {
      throw MalformedReportException.at(
          "/version",
          "SARIF "
              + Texts.cut(version, 20)
              + " is not read here, only 2.1.0; let the tool write that");
    }
  }

  static Set<String> skippedOfResults() {
    return SKIPPED;
  }
}
