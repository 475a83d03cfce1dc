/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.checkmarxone;

import io.sluice.event.Category;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What every result has, in both forms.
 *
 * <p>{@code similarityId} is what Checkmarx itself recognises a result by in the next scan. The
 * {@code id} of a result changes with every element of its flow.
 */
final class CheckmarxState {

  private CheckmarxState() {}

  static RawFinding.Builder begin(
      ReportNode result, CheckmarxEngine engine, Optional<String> query, ReportWriter writer) {
    // Queries of SAST that look for secrets quote them.
    boolean secret =
        engine == CheckmarxEngine.SECRETS
            || query.filter(name -> name.startsWith("TruffleHog_")).isPresent();
    Optional<String> similarity =
        result.firstText("similarityId", "id").filter(id -> !id.equals("0"));
    boolean silenced = result.text("state").filter(CheckmarxState::isNotExploitable).isPresent();
    return Findings.at(result, secret ? Category.SECRET : engine.category())
        .setRuleId(query.orElse(null))
        .setToolFindingId(similarity.orElse(null))
        .setFingerprints(similarity.map(id -> Map.of("similarityId/v1", id)).orElse(Map.of()))
        .setSeverity(result.text("severity").orElse(null))
        .setSecret(secret ? writer.secret(query.orElse("checkmarx"), "") : null)
        .setSuppressed(silenced)
        .setSuppressionReason(silenced ? "not exploitable: decided in Checkmarx" : null)
        .setDetectedAt(
            result
                .instant("firstFoundAt")
                .or(() -> result.instant("firstFoundDate"))
                .or(() -> result.instant("firstDetectionDate"))
                .orElse(null))
        .setTags(tags(result));
  }

  private static boolean isNotExploitable(String state) {
    return state.toUpperCase(Locale.ROOT).replace(' ', '_').equals("NOT_EXPLOITABLE");
  }

  private static List<String> tags(ReportNode result) {
    List<String> tags = new ArrayList<>();
    result
        .text("state")
        .map(state -> state.toLowerCase(Locale.ROOT).replace('_', ' '))
        .ifPresent(state -> tags.add("state:" + state));
    return tags;
  }

  /** A query's name as text: {@code SQL_Injection}. */
  static String title(String query) {
    return query.replace('_', ' ').strip();
  }

  /** Path in the repository: Checkmarx writes it from the root, with a slash in front. */
  static String path(String file) {
    return file.replace('\\', '/').replaceFirst("^/+", "");
  }
}
