/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.sarif;

import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportWriter;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the results. It begins a scan at the first run of each scope that is not done yet,
 * and goes on with the next scope only when no later run belongs to the current one; otherwise that
 * scope is left to the next pass.
 */
final class SarifPass {

  private final List<SarifRun> runs;
  private final Set<SarifRun.Scope> before;
  private final Set<SarifRun.Scope> done;
  private final ReportWriter writer;
  private SarifRun.@Nullable Scope current;

  SarifPass(
      List<SarifRun> runs,
      Set<SarifRun.Scope> before,
      Set<SarifRun.Scope> done,
      ReportWriter writer) {
    this.runs = runs;
    this.before = before;
    this.done = done;
    this.writer = writer;
  }

  void read(ReportInput input) throws IOException {
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  if (field.equals("runs")) {
                    json.array(i -> readRun(json, i));
                  }
                }));
    if (current != null) {
      writer.endScan();
    }
  }

  private void readRun(JsonReader json, int index) throws IOException {
    SarifRun run = runs.get(index);
    SarifRun.Scope scope = run.scope();
    boolean begins = !scope.equals(current) && !done.contains(scope) && !openLater(index);
    if (begins) {
      if (current != null) {
        writer.endScan();
      }
      writer.beginScan(
          SarifRun.header(runs.stream().filter(r -> r.scope().equals(scope)).toList()));
      current = scope;
      done.add(scope);
    }
    if (!scope.equals(current) || before.contains(scope)) {
      return;
    }
    SarifResult results = new SarifResult(run, writer);
    json.object(
        field -> {
          if (field.equals("results")) {
            json.array(i -> results.write(json.objectNode(SarifFormat.skippedOfResults())));
          }
        });
  }

  /** True when a run from here on belongs to the scan that is open. */
  private boolean openLater(int index) {
    return current != null
        && runs.subList(index, runs.size()).stream().anyMatch(run -> run.scope().equals(current));
  }
}
