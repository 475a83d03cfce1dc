/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.trivy;

import io.sluice.event.Category;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Trivy reports: one finding a vulnerability, failed misconfiguration check, secret and license.
 * What Trivy's own ignore rules and VEX documents take out ({@code ExperimentalModifiedFindings})
 * makes no finding.
 *
 * <p>Two passes: the target of a result may stand behind its findings.
 */
public final class TrivyFormat implements ReportFormat {

  private static final Set<String> SKIPPED = Set.of("Custom", "Traces", "Query", "Highlighted");

  @Override
  public String id() {
    return "trivy";
  }

  @Override
  public String name() {
    return "Trivy JSON";
  }

  @Override
  public Set<Category> categories() {
    return Set.of(Category.CONTAINER, Category.SCA, Category.IAC, Category.SECRET, Category.CLOUD);
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    if (peek.isArray()) {
      boolean result =
          peek.has("/0/Target") && peek.hasAny("/0/Vulnerabilities", "/0/Type", "/0/Class");
      return result ? Confidence.CERTAIN : Confidence.NONE;
    }
    if (!peek.isObject()) {
      return Confidence.NONE;
    }
    if (peek.has("/SchemaVersion") && peek.hasAny("/ArtifactName", "/ArtifactType")) {
      return Confidence.CERTAIN;
    }
    if (peek.has("/ClusterName")
        && peek.hasAny("/Resources", "/Findings", "/Vulnerabilities", "/Misconfigurations")) {
      return Confidence.CERTAIN;
    }
    return peek.has("/Results/0/Target") || peek.hasAll("/ArtifactName", "/ArtifactType")
        ? Confidence.LIKELY
        : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    TrivyHead head = new TrivyHeadReader().read(input);
    writer.beginScan(head.header());
    new TrivyWalk(
            (number, resource, json) -> {
              TrivyTarget target = head.targets().get(number);
              json.object(field -> list(json, field, target, head, writer));
            })
        .walk(input);
    writer.endScan();
  }

  private static void list(
      JsonReader json, String field, TrivyTarget target, TrivyHead head, ReportWriter writer)
      throws IOException {
    switch (field) {
      case "Vulnerabilities" ->
          json.array(i -> writer.finding(new TrivyVulnerability(head, target).read(node(json))));
      case "Misconfigurations" ->
          json.array(
              i -> {
                Optional<RawFinding.Builder> failed =
                    new TrivyMisconfiguration(head, target).read(node(json));
                if (failed.isPresent()) {
                  writer.finding(failed.get());
                }
              });
      case "Secrets" ->
          json.array(i -> writer.finding(new TrivySecret(head, target, writer).read(node(json))));
      case "Licenses" ->
          json.array(i -> writer.finding(new TrivyLicense(head, target).read(node(json))));
      default -> {}
    }
  }

  private static ReportNode node(JsonReader json) throws IOException {
    return json.objectNode(SKIPPED);
  }
}
