/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.gitleaks;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportWriter;
import io.sluice.ingest.report.Texts;
import io.sluice.ingest.secret.SecretRedactor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Turns an element of the report into a finding. Gitleaks' own fingerprint is left out: it has the
 * line in it.
 */
final class GitleaksLeak {

  private GitleaksLeak() {}

  static RawFinding.Builder read(ReportNode leak, ReportWriter writer) {
    String rule =
        leak.firstText("RuleID", "rule", "Description")
            .orElseThrow(
                () ->
                    MalformedReportException.at(
                        leak.pointer(), "a leak needs a 'RuleID' or a 'rule'"));
    String secret = leak.firstText("Secret", "offender", "Match").orElse("");
    return Findings.at(leak, Category.SECRET)
        .setRuleId(rule)
        .setTitle(
            SecretRedactor.scrub(
                leak.text("Description").map(Texts::firstSentence).orElse(rule), secret))
        .setDescription(
            leak.text("Description").map(text -> SecretRedactor.scrub(text, secret)).orElse(null))
        .setSecret(writer.secret(rule, secret))
        .setLocations(List.of(location(leak)))
        .setEvidence(evidence(leak, secret).orElse(null))
        .setReferences(leak.firstText("Link", "leakURL").stream().toList())
        .setTags(tags(leak));
  }

  private static Location location(ReportNode leak) {
    Optional<Integer> line = leak.position("StartLine").or(() -> leak.position("lineNumber"));
    return Location.newBuilder()
        .setPath(leak.firstText("File", "file").map(GitleaksLeak::path).orElse(null))
        .setStartLine(line.orElse(null))
        .setStartColumn(leak.position("StartColumn").orElse(null))
        .setEndLine(leak.position("EndLine").orElse(null))
        // Gitleaks counts the last column as part of the match.
        .setEndColumn(leak.position("EndColumn").map(column -> column + 1).orElse(null))
        .build();
  }

  private static String path(String file) {
    return file.replace('\\', '/').replaceFirst("^(\\./)+", "");
  }

  private static Optional<String> evidence(ReportNode leak, String secret) {
    List<String> parts = new ArrayList<>();
    leak.text("Match")
        .filter(match -> !match.strip().equals(secret.strip()))
        .ifPresent(match -> parts.add("Match: " + SecretRedactor.scrub(match, secret)));
    leak.firstText("Commit", "commit")
        // Short as git shows it: a whole hash looks like a secret and would be scrubbed.
        .ifPresent(
            commit -> parts.add("Commit: " + commit.substring(0, Math.min(12, commit.length()))));
    leak.firstText("Entropy", "offenderEntropy")
        .filter(entropy -> !entropy.startsWith("-"))
        .ifPresent(entropy -> parts.add("Entropy: " + entropy));
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", parts));
  }

  /** An array; in the legacy form a text with commas. */
  private static List<String> tags(ReportNode leak) {
    List<String> tags = leak.strings("Tags");
    return tags.isEmpty()
        ? leak.strings("tags").stream()
            .flatMap(text -> Arrays.stream(text.split(",")))
            .map(String::strip)
            .filter(tag -> !tag.isEmpty())
            .toList()
        : tags;
  }
}
