/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.veracode;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.Texts;
import io.sluice.ingest.report.Times;
import io.sluice.ingest.report.XmlNode;
import java.util.List;
import java.util.Optional;

/** Turns a flaw into a finding. */
final class VeracodeFlaw {

  private final String application;
  private final VeracodeCategory category;
  private final Optional<String> cwe;
  private final XmlNode flaw;

  VeracodeFlaw(String application, VeracodeCategory category, Optional<String> cwe, XmlNode flaw) {
    this.application = application;
    this.category = category;
    this.cwe = cwe;
    this.flaw = flaw;
  }

  RawFinding.Builder finding(Category test) {
    Optional<String> weakness = flaw.attribute("cweid").or(() -> cwe);
    RawFinding.Builder finding =
        Findings.at(flaw, test)
            .setRuleId(weakness.map(id -> "CWE-" + id).orElse(null))
            .setToolFindingId(
                flaw.attribute("issueid")
                    .map(id -> application.isEmpty() ? id : "app-" + application + "_issue-" + id)
                    .orElse(null))
            .setTitle(
                flaw.attribute("categoryname")
                    .or(category::name)
                    .or(() -> weakness.map(id -> "CWE-" + id))
                    .orElseThrow(
                        () ->
                            MalformedReportException.at(
                                flaw.pointer(), "a flaw needs a 'categoryname' or a 'cweid'")))
            .setMessage(flaw.attribute("description").orElse(null))
            .setDescription(Texts.present(category.description()).orElse(null))
            .setSeverity(flaw.attribute("severity").map(VeracodeFlaw::severity).orElse(null))
            .setConfidence(flaw.attribute("exploitLevel").orElse(null))
            .setCwes(weakness.flatMap(Findings::cwe).stream().toList())
            .setLocations(List.of(test == Category.DAST ? page() : line()))
            .setRemediation(Texts.present(category.recommendation()).orElse(null))
            .setTags(flaw.attribute("module").stream().toList())
            .setDetectedAt(
                flaw.attribute("date_first_occurrence").flatMap(Times::parse).orElse(null));
    suppression().ifPresent(reason -> finding.setSuppressed(true).setSuppressionReason(reason));
    return finding;
  }

  static String severity(String level) {
    return switch (level) {
      case "0" -> "Informational";
      case "1" -> "Very Low";
      case "2" -> "Low";
      case "3" -> "Medium";
      case "4" -> "High";
      case "5" -> "Very High";
      default -> level;
    };
  }

  private Optional<String> suppression() {
    if (flaw.attribute("remediation_status").filter("Fixed"::equalsIgnoreCase).isPresent()) {
      return Optional.of("fixed, says the report");
    }
    if (flaw.attribute("mitigation_status").filter("accepted"::equalsIgnoreCase).isEmpty()) {
      return Optional.empty();
    }
    List<XmlNode> mitigations = flaw.child("mitigations").children("mitigation");
    String detail =
        mitigations.isEmpty()
            ? ""
            : mitigations.getLast().attribute("action").map(text -> ": " + text).orElse("")
                + mitigations.getLast().attribute("description").map(t -> "; " + t).orElse("");
    return Optional.of("mitigation accepted" + detail);
  }

  private Location line() {
    String folder = flaw.attribute("sourcefilepath").orElse("").replace('\\', '/');
    Optional<String> file = flaw.attribute("sourcefile");
    String between = folder.isEmpty() || folder.endsWith("/") ? "" : "/";
    return Location.newBuilder()
        .setPath(file.map(name -> folder + between + name).orElse(null))
        .setStartLine(flaw.position("line").orElse(null))
        .setSymbol(symbol().orElse(null))
        .build();
  }

  /** {@code scope} is the class, {@code functionprototype} the method with its types. */
  private Optional<String> symbol() {
    Optional<String> function =
        flaw.attribute("functionprototype")
            .map(prototype -> prototype.replaceFirst("\\s{0,5}\\(.*", ""))
            .map(prototype -> prototype.substring(prototype.lastIndexOf(' ') + 1));
    return flaw.attribute("scope")
        .map(scope -> scope + function.map(name -> "." + name).orElse(""))
        .or(() -> function);
  }

  private Location page() {
    return Location.newBuilder()
        .setUrl(flaw.attribute("url").orElse(null))
        .setParameter(flaw.attribute("vuln_parameter").orElse(null))
        .build();
  }
}
