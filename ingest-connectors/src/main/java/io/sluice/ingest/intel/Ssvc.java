/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.event.SsvcAssessment;
import io.sluice.event.SsvcAutomatable;
import io.sluice.event.SsvcExploitation;
import io.sluice.event.SsvcTechnicalImpact;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** SSVC answers as CISA's Vulnrichment writes them: a list of single options. */
final class Ssvc {

  private Ssvc() {}

  /** Reads the content of an {@code ssvc} metric; empty when it answers nothing we know. */
  static Optional<SsvcAssessment> read(JsonNode content, String provider) {
    Map<String, String> options = new HashMap<>();
    JsonTree.elements(content, "options")
        .flatMap(option -> option.propertyStream())
        .filter(option -> option.getValue().isTextual())
        .forEach(
            option ->
                options.put(
                    option.getKey().toLowerCase(Locale.ROOT),
                    option.getValue().textValue().toLowerCase(Locale.ROOT)));
    SsvcExploitation exploitation =
        switch (options.getOrDefault("exploitation", "")) {
          case "none" -> SsvcExploitation.NONE;
          case "poc", "public poc" -> SsvcExploitation.POC;
          case "active" -> SsvcExploitation.ACTIVE;
          default -> SsvcExploitation.UNKNOWN;
        };
    SsvcAutomatable automatable =
        switch (options.getOrDefault("automatable", "")) {
          case "no" -> SsvcAutomatable.NO;
          case "yes" -> SsvcAutomatable.YES;
          default -> SsvcAutomatable.UNKNOWN;
        };
    SsvcTechnicalImpact impact =
        switch (options.getOrDefault("technical impact", "")) {
          case "partial" -> SsvcTechnicalImpact.PARTIAL;
          case "total" -> SsvcTechnicalImpact.TOTAL;
          default -> SsvcTechnicalImpact.UNKNOWN;
        };
    boolean silent =
        exploitation == SsvcExploitation.UNKNOWN
            && automatable == SsvcAutomatable.UNKNOWN
            && impact == SsvcTechnicalImpact.UNKNOWN;
    return silent
        ? Optional.empty()
        : Optional.of(
            SsvcAssessment.newBuilder()
                .setExploitation(exploitation)
                .setAutomatable(automatable)
                .setTechnicalImpact(impact)
                .setProvider(provider)
                .setAssessedAt(
                    JsonTree.text(content, "timestamp").flatMap(FeedTime::read).orElse(null))
                .build());
  }
}
