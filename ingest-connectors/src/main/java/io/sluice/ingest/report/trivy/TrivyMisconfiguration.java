/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.trivy;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns an entry of {@code Misconfigurations} into a finding, unless the check passed. */
final class TrivyMisconfiguration {

  private final TrivyHead head;
  private final TrivyTarget target;

  TrivyMisconfiguration(TrivyHead head, TrivyTarget target) {
    this.head = head;
    this.target = target;
  }

  Optional<RawFinding.Builder> read(ReportNode check) {
    String status = check.text("Status").orElse("FAIL");
    if (status.equals("PASS")) {
      return Optional.empty();
    }
    // AVD ids have outlived the short ones, which changed their spelling (DS002, DS-0002).
    Optional<String> id = check.firstText("AVDID", "ID");
    RawFinding.Builder finding =
        Findings.at(check, category())
            .setRuleId(id.orElse(null))
            .setTitle(check.firstText("Title", "Message").or(() -> id).orElse(""))
            .setMessage(check.text("Message").orElse(null))
            .setDescription(check.text("Description").orElse(null))
            .setSeverity(check.text("Severity").orElse(null))
            .setLocations(List.of(location(check)))
            .setRemediation(check.text("Resolution").orElse(null))
            .setReferences(references(check))
            .setTags(tags(check));
    if (status.equals("EXCEPTION")) {
      finding.setSuppressed(true).setSuppressionReason("an exception of the policy");
    }
    return Optional.of(finding);
  }

  private Category category() {
    return head.header().category() == Category.CLOUD ? Category.CLOUD : Category.IAC;
  }

  private Location location(ReportNode check) {
    ReportNode cause = check.object("CauseMetadata");
    // Of a workload in a cluster the target is "Kind/name", not a file.
    Optional<String> file = target.workload().isPresent() ? Optional.empty() : target.file();
    return head.location(target, file)
        .setImage(null)
        .setResource(cause.text("Resource").or(target::workload).orElse(null))
        .setStartLine(file.flatMap(f -> cause.position("StartLine")).orElse(null))
        .setEndLine(file.flatMap(f -> cause.position("EndLine")).orElse(null))
        .setSnippet(snippet(cause).orElse(null))
        .build();
  }

  private static Optional<String> snippet(ReportNode cause) {
    StringBuilder snippet = new StringBuilder();
    for (ReportNode line : cause.object("Code").objects("Lines")) {
      if (line.flag("IsCause").orElse(false)) {
        snippet.append(line.text("Content").orElse("")).append('\n');
      }
    }
    return Texts.present(snippet.toString());
  }

  private static List<String> references(ReportNode check) {
    List<String> references = new ArrayList<>();
    check.text("PrimaryURL").ifPresent(references::add);
    references.addAll(check.strings("References"));
    return references;
  }

  private List<String> tags(ReportNode check) {
    List<String> tags = new ArrayList<>();
    check.text("ID").ifPresent(tags::add);
    tags.add(target.type());
    check.object("CauseMetadata").text("Service").ifPresent(tags::add);
    return tags;
  }
}
