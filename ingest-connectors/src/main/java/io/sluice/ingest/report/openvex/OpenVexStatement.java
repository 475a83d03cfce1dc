/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.openvex;

import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Dependencies;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.VexStatement;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the findings of a statement; before 0.2 vulnerability and products were mere texts. */
final class OpenVexStatement {

  private static final Set<String> STATUS =
      Set.of("not_affected", "affected", "fixed", "under_investigation");

  private final ReportNode document;
  private final ReportWriter writer;

  OpenVexStatement(ReportNode document, ReportWriter writer) {
    this.document = document;
    this.writer = writer;
  }

  void write(ReportNode statement) throws IOException {
    List<String> ids = ids(statement);
    List<ReportNode> products = statement.list("products");
    if (products.isEmpty()) {
      writer.finding(finding(statement, ids, Optional.empty(), List.of()));
    }
    for (ReportNode product : products) {
      String identifier = identifier(product).orElse("unknown");
      List<Location> image = VexStatement.image(identifier).stream().toList();
      List<ReportNode> components = product.isObject() ? product.list("subcomponents") : List.of();
      if (components.isEmpty()) {
        writer.finding(
            finding(
                statement,
                ids,
                Optional.of(VexStatement.product(identifier, Optional.empty())),
                image));
      }
      for (ReportNode component : components) {
        writer.finding(
            finding(
                statement,
                ids,
                Optional.of(
                    VexStatement.product(
                        identifier(component).orElse("unknown"), Optional.empty())),
                image));
      }
    }
  }

  private RawFinding.Builder finding(
      ReportNode statement,
      List<String> ids,
      Optional<PackageRef> reference,
      List<Location> locations) {
    String status =
        statement
            .text("status")
            .filter(STATUS::contains)
            .orElseThrow(
                () ->
                    MalformedReportException.at(
                        statement.pointer() + "/status",
                        "a statement needs one of the statuses of OpenVEX"));
    String id = ids.getFirst();
    ReportNode vulnerability = statement.get("vulnerability");
    return new VexStatement(
            status,
            statement.text("justification"),
            statement.text("impact_statement").or(() -> statement.text("status_notes")),
            document.text("author"))
        .applyTo(
            Findings.at(statement, VexStatement.category(reference))
                .setRuleId(id)
                .setTitle(reference.map(r -> Dependencies.title(ids, id, r)).orElse(id))
                .setMessage(
                    statement
                        .text("status_notes")
                        .or(() -> statement.text("impact_statement"))
                        .orElse(null))
                .setDescription(
                    vulnerability.isObject()
                        ? vulnerability.text("description").orElse(null)
                        : statement.text("vuln_description").orElse(null))
                .setVulnerabilityIds(ids)
                .setPackage$(reference.orElse(null))
                .setLocations(locations)
                .setRemediation(statement.text("action_statement").orElse(null))
                .setDetectedAt(
                    statement
                        .instant("timestamp")
                        .or(() -> document.instant("timestamp"))
                        .orElse(null)),
            List.of());
  }

  /** A vulnerability is named; the IRI beside the name may be the name itself. */
  private static List<String> ids(ReportNode statement) {
    ReportNode vulnerability = statement.get("vulnerability");
    Set<String> ids = new LinkedHashSet<>();
    if (vulnerability.isObject()) {
      vulnerability
          .firstText("name", "@id")
          .map(text -> text.substring(text.lastIndexOf('/') + 1))
          .map(Findings::spelled)
          .ifPresent(ids::add);
      vulnerability.strings("aliases").forEach(text -> ids.add(Findings.spelled(text)));
    } else {
      vulnerability.text().map(Findings::spelled).ifPresent(ids::add);
    }
    if (ids.isEmpty()) {
      throw MalformedReportException.at(
          statement.pointer(), "a statement needs the name of a vulnerability");
    }
    return List.copyOf(ids);
  }

  private static Optional<String> identifier(ReportNode product) {
    if (!product.isObject()) {
      return product.text();
    }
    ReportNode identifiers = product.object("identifiers");
    return identifiers
        .text("purl")
        .or(() -> product.text("@id"))
        .or(() -> identifiers.firstText("cpe23", "cpe22"));
  }
}
