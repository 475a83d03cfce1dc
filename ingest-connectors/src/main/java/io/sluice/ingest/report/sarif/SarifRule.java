/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.sarif;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule (reportingDescriptor, §3.49), in compact form.
 *
 * @param id id
 * @param name name
 * @param summary short description, or the first sentence of the full one
 * @param description full description
 * @param help help text
 * @param helpUri where to read more
 * @param level level of its results unless they say otherwise
 * @param securitySeverity score of GitHub's dialect, 0 to 10
 * @param precision precision or confidence
 * @param tags tags
 * @param cwes CWE ids
 * @param packageUrls package URLs of Grype's dialect
 * @param messages message strings by id
 */
record SarifRule(
    String id,
    Optional<String> name,
    Optional<String> summary,
    Optional<String> description,
    Optional<String> help,
    Optional<String> helpUri,
    Optional<String> level,
    Optional<Double> securitySeverity,
    Optional<String> precision,
    List<String> tags,
    List<Integer> cwes,
    List<String> packageUrls,
    Map<String, String> messages) {

  /** Of results whose rule the log does not describe. */
  static final SarifRule UNKNOWN =
      new SarifRule(
          "",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          Map.of());
}
