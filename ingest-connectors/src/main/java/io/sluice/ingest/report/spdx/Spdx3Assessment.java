/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.spdx;

import io.sluice.event.PackageRef;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Dependencies;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.VexStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns relationships between packages and vulnerabilities into findings. */
final class Spdx3Assessment {

  private final Spdx3Graph graph;

  Spdx3Assessment(Spdx3Graph graph) {
    this.graph = graph;
  }

  List<RawFinding.Builder> read(ReportNode element) {
    String type = Spdx3Graph.type(element);
    List<RawFinding.Builder> findings = new ArrayList<>();
    if (type.startsWith("vex") && type.endsWith("vulnassessmentrelationship")) {
      String vulnerability = element.text("from").orElse("");
      for (String to : element.strings("to")) {
        finding(element, vulnerability, to)
            .map(finding -> statement(element, type).applyTo(finding, List.of()))
            .ifPresent(findings::add);
      }
    } else if (type.equals("relationship")
        && element
            .text("relationshipType")
            .filter("hasAssociatedVulnerability"::equals)
            .isPresent()) {
      String from = element.text("from").orElse("");
      for (String vulnerability : element.strings("to")) {
        if (!graph.isStated(vulnerability, from)) {
          finding(element, vulnerability, from).ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  private static VexStatement statement(ReportNode element, String type) {
    String status =
        type.startsWith("vexnotaffected")
            ? "not_affected"
            : type.startsWith("vexfixed")
                ? "fixed"
                : type.startsWith("vexunder") ? "under_investigation" : "affected";
    return new VexStatement(
        status,
        element.text("security_justificationType"),
        element.text("security_impactStatement").or(() -> element.text("security_statusNotes")),
        element.strings("suppliedBy").stream().findFirst());
  }

  private Optional<RawFinding.Builder> finding(
      ReportNode element, String vulnerabilityId, String packageId) {
    Optional<Spdx3Graph.Vulnerability> vulnerability = graph.vulnerabilityOf(vulnerabilityId);
    if (vulnerability.isEmpty()) {
      return Optional.empty();
    }
    List<String> ids = vulnerability.get().ids();
    PackageRef reference =
        graph
            .find(packageId)
            .map(Spdx3Package::reference)
            .orElseGet(() -> VexStatement.product(packageId, Optional.empty()));
    String name = ids.stream().findFirst().orElse("Vulnerability");
    return Optional.of(
        Findings.at(element, VexStatement.category(Optional.of(reference)))
            .setRuleId(name)
            .setTitle(Dependencies.title(ids, name, reference))
            .setDescription(vulnerability.get().summary().orElse(null))
            .setRatings(vulnerability.get().ratings())
            .setVulnerabilityIds(ids)
            .setPackage$(reference)
            .setRemediation(element.text("security_actionStatement").orElse(null)));
  }
}
