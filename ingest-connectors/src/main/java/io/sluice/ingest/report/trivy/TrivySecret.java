/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.trivy;

import io.sluice.event.Category;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportWriter;
import java.util.List;
import java.util.Optional;

/**
 * Turns an entry of {@code Secrets} into a finding. Trivy masks the value, so there is none to
 * recognise the secret by.
 */
final class TrivySecret {

  private final TrivyHead head;
  private final TrivyTarget target;
  private final ReportWriter writer;

  TrivySecret(TrivyHead head, TrivyTarget target, ReportWriter writer) {
    this.head = head;
    this.target = target;
    this.writer = writer;
  }

  RawFinding.Builder read(ReportNode secret) {
    String rule = secret.firstText("RuleID", "Category").orElse("");
    Optional<String> layer = secret.object("Layer").firstText("DiffID", "Digest");
    return Findings.at(secret, Category.SECRET)
        .setRuleId(rule.isEmpty() ? null : rule)
        .setTitle(secret.text("Title").orElse(rule))
        .setSeverity(secret.text("Severity").orElse(null))
        .setLocations(
            List.of(
                head.location(target, target.file())
                    .setStartLine(secret.position("StartLine").orElse(null))
                    .setEndLine(secret.position("EndLine").orElse(null))
                    .setLayer(layer.orElse(null))
                    .build()))
        .setBaseImage(head.baseImage().of(layer).orElse(null))
        .setSecret(writer.secret(rule.isEmpty() ? "trivy" : rule, ""))
        .setEvidence(secret.text("Match").orElse(null))
        .setTags(secret.text("Category").stream().toList());
  }
}
