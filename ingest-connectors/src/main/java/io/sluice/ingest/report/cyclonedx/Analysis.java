/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.cyclonedx;

import io.sluice.ingest.report.ReportNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a document says about whether, and in which versions, a component is affected. */
final class Analysis {

  private static final Set<String> CLOSED =
      Set.of("resolved", "resolved_with_pedigree", "false_positive", "not_affected");

  /** Trivy's and Snyk's sentence in {@code recommendation}. */
  private static final Pattern UPGRADE =
      Pattern.compile("(?i)^upgrade \\S+ to version ([0-9][^\\s;,]*(?:, [0-9][^\\s;,]*)*)");

  private Analysis() {}

  /** The reason when the document itself says that nothing is to be done. */
  static Optional<String> suppression(ReportNode vulnerability, ReportNode affects) {
    ReportNode analysis = vulnerability.object("analysis");
    Optional<String> state = analysis.text("state").filter(CLOSED::contains);
    if (state.isPresent()) {
      StringBuilder reason = new StringBuilder(state.get());
      analysis.text("justification").ifPresent(text -> reason.append(": ").append(text));
      analysis.text("detail").ifPresent(text -> reason.append("; ").append(text));
      return Optional.of(reason.toString());
    }
    if (vulnerability.has("rejected")) {
      return Optional.of("the vulnerability record was rejected");
    }
    List<ReportNode> versions = affects.objects("versions");
    boolean unaffected =
        !versions.isEmpty()
            && versions.stream()
                .allMatch(v -> v.text("status").filter("unaffected"::equals).isPresent());
    return unaffected ? Optional.of("not_affected: all versions named are") : Optional.empty();
  }

  /** The version that is affected, when the document names exactly one. */
  static Optional<String> affectedVersion(ReportNode affects) {
    List<String> versions = new ArrayList<>();
    for (ReportNode entry : affects.objects("versions")) {
      if (entry.text("status").orElse("affected").equals("affected")) {
        entry.text("version").ifPresent(versions::add);
      }
    }
    return versions.size() == 1 ? Optional.of(versions.get(0)) : Optional.empty();
  }

  static List<String> fixedVersions(ReportNode vulnerability) {
    Matcher matcher = UPGRADE.matcher(vulnerability.text("recommendation").orElse(""));
    return matcher.find() ? List.of(matcher.group(1).split(", ")) : List.of();
  }
}
