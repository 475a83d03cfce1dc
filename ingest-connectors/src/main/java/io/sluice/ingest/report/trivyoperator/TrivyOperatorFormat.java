/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.trivyoperator;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Custom resources of the Trivy operator: one, a list of them, what {@code kubectl get ... -o json}
 * gives, or lists by the name of the resource type. One finding a vulnerability, failed check,
 * secret, or failed control of a compliance report; SBOM reports give components. Each kind of
 * report is a scan of its own.
 */
public final class TrivyOperatorFormat implements ReportFormat {

  static final String GROUP = "aquasecurity.github.io";

  @Override
  public String id() {
    return "trivy-operator";
  }

  @Override
  public String name() {
    return "Trivy operator JSON";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.CONTAINER, Category.IAC, Category.SECRET, Category.SBOM);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    for (String at : List.of("", "/0", "/1", "/items/0", "/items/1")) {
      if (peek.text(at + "/apiVersion").filter(text -> text.startsWith(GROUP)).isPresent()) {
        return Confidence.CERTAIN;
      }
    }
    boolean byType =
        List.of(
                "vulnerabilityreports",
                "configauditreports",
                "exposedsecretreports",
                "rbacassessmentreports",
                "infraassessmentreports",
                "clustercompliancereports",
                "clustervulnerabilityreports",
                "clusterrbacassessmentreports",
                "clusterconfigauditreports",
                "sbomreports")
            .stream()
            .anyMatch(type -> peek.has("/" + type + "." + GROUP));
    return byType ? Confidence.CERTAIN : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    OperatorKinds kinds = OperatorKinds.read(input);
    for (OperatorKinds.Kind kind : kinds.all()) {
      writer.beginScan(kind.header());
      OperatorWalk.read(
          input,
          report -> {
            if (OperatorKinds.kindOf(report).equals(kind.name())) {
              new OperatorReport(report, writer).write();
            }
          });
      writer.endScan();
    }
  }
}
