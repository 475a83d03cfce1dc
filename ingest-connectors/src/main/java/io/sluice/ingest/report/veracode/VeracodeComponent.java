/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.veracode;

import io.sluice.event.Category;
import io.sluice.event.PackageRef;
import io.sluice.event.Rating;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.XmlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the vulnerabilities of a component into findings. */
final class VeracodeComponent {

  private VeracodeComponent() {}

  static List<RawFinding.Builder> findings(XmlNode component) {
    List<RawFinding.Builder> findings = new ArrayList<>();
    for (XmlNode vulnerability : component.child("vulnerabilities").children("vulnerability")) {
      findings.add(finding(component, vulnerability));
    }
    return findings;
  }

  private static RawFinding.Builder finding(XmlNode component, XmlNode vulnerability) {
    String id =
        vulnerability
            .attribute("cve_id")
            .orElseThrow(
                () ->
                    MalformedReportException.at(
                        vulnerability.pointer(), "a vulnerability needs a 'cve_id'"));
    PackageRef packageRef = packageRef(component);
    String version = packageRef.getVersion();
    boolean mitigated =
        vulnerability.attribute("mitigation").filter("true"::equalsIgnoreCase).isPresent();
    return Findings.at(vulnerability, Category.SCA)
        .setRuleId(id)
        .setTitle(id + " in " + packageRef.getName() + (version == null ? "" : " " + version))
        .setDescription(vulnerability.attribute("cve_summary").orElse(null))
        .setSeverity(
            vulnerability
                .attribute("severity_desc")
                .or(() -> vulnerability.attribute("severity").map(VeracodeFlaw::severity))
                .orElse(null))
        .setRatings(
            vulnerability.number("cvss_score").stream()
                .map(score -> new Rating("veracode", null, score, null, null))
                .toList())
        .setCwes(
            vulnerability.attribute("cwe_id").map(Findings::cwes).stream()
                .flatMap(java.util.Set::stream)
                .toList())
        .setVulnerabilityIds(List.of(Findings.spelled(id)))
        .setPackage$(packageRef)
        .setSuppressed(mitigated)
        .setSuppressionReason(mitigated ? "mitigated" : null)
        .setDetectedAt(vulnerability.instant("first_found_date").orElse(null));
  }

  /** A SRCCLR library names itself as its ecosystem does, a file by its name. */
  private static PackageRef packageRef(XmlNode component) {
    Optional<String> path =
        component.child("file_paths").children("file_path").stream()
            .flatMap(file -> file.attribute("value").stream())
            .findFirst();
    return PackageRef.newBuilder()
        .setName(
            component
                .attribute("library")
                .or(() -> component.attribute("file_name"))
                .orElseThrow(
                    () ->
                        MalformedReportException.at(
                            component.pointer(), "a component needs a 'library'")))
        .setVersion(component.attribute("version").orElse(null))
        .setPath(path.orElse(null))
        .build();
  }
}
