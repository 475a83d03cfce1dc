/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.trivy;

import io.sluice.event.PackageRef;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.ReportNode;
import java.util.List;
import java.util.Optional;

/** Turns an entry of {@code Licenses} into a finding. */
final class TrivyLicense {

  private final TrivyHead head;
  private final TrivyTarget target;

  TrivyLicense(TrivyHead head, TrivyTarget target) {
    this.head = head;
    this.target = target;
  }

  RawFinding.Builder read(ReportNode license) {
    String name = license.text("Name").orElse("unknown");
    Optional<String> packageName = license.text("PkgName");
    Optional<String> file = license.text("FilePath").or(target::file);
    return Findings.at(license, target.category(head.ofImage()))
        .setRuleId("license/" + name)
        .setTitle(
            "License "
                + name
                + packageName.or(() -> file).map(subject -> " of " + subject).orElse(""))
        .setSeverity(license.text("Severity").orElse(null))
        .setConfidence(license.text("Confidence").orElse(null))
        .setPackage$(
            packageName
                .map(
                    text ->
                        PackageRef.newBuilder()
                            .setName(text)
                            .setEcosystem(TrivyPackages.ecosystem(target).orElse(null))
                            .build())
                .orElse(null))
        .setLocations(List.of(head.location(target, file).build()))
        .setReferences(license.text("Link").stream().toList())
        .setTags(license.text("Category").map(text -> "license:" + text).stream().toList());
  }
}
