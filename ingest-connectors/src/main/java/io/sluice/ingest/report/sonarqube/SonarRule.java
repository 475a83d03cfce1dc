/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.sonarqube;

import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.Texts;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;

/**
 * What a report says about a rule.
 *
 * @param name its name
 * @param description its description as text, the first part
 * @param cwes CWE ids that the description refers to
 */
record SonarRule(Optional<String> name, Optional<String> description, List<Integer> cwes) {

  private static final int DESCRIPTION = 4_096;

  static final SonarRule UNKNOWN = new SonarRule(Optional.empty(), Optional.empty(), List.of());

  /** A rule by its description in HTML. */
  static SonarRule of(Optional<String> name, String html) {
    String text = Jsoup.parse(html).text();
    // The reference list at the end names the weaknesses; an example may name others.
    int see = text.lastIndexOf(" See ");
    String references = see < 0 ? text : text.substring(see);
    return new SonarRule(
        name, Texts.present(Texts.cut(text, DESCRIPTION)), List.copyOf(Findings.cwes(references)));
  }
}
