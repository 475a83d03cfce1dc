/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.veracode;

import java.util.Optional;

/**
 * A category of flaws.
 *
 * @param name its name
 * @param description what it is, or empty
 * @param recommendation what to do, or empty
 */
record VeracodeCategory(Optional<String> name, String description, String recommendation) {

  static VeracodeCategory named(Optional<String> name) {
    return new VeracodeCategory(name, "", "");
  }

  VeracodeCategory withDescription(String text) {
    return new VeracodeCategory(name, text, recommendation);
  }

  VeracodeCategory withRecommendation(String text) {
    return new VeracodeCategory(name, description, text);
  }
}
