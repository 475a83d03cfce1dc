/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Severity of an issue.
 *
 * @param baseTenths base severity 0 to 100 in tenths; empty when no tool named one
 * @param words the severity in plain words
 * @param source who rated it, with the vector when there is one
 * @param vector CVSS vector; empty when there is none
 * @param also ratings that were not used, in words
 */
public record SeverityFact(
    OptionalInt baseTenths, String words, String source, String vector, List<String> also) {

  /** Keeps a copy. */
  public SeverityFact {
    also = List.copyOf(also);
  }

  /** A CVSS base score with its vector. */
  public static SeverityFact cvss(int baseTenths, String rater, String vector) {
    return new SeverityFact(
        OptionalInt.of(baseTenths),
        String.format(Locale.ROOT, "CVSS %d.%d", baseTenths / 10, baseTenths % 10),
        (rater + " " + vector).strip(),
        vector,
        List.of());
  }

  /** A severity that a tool only names. */
  public static SeverityFact named(int baseTenths, String name, String source) {
    return new SeverityFact(
        OptionalInt.of(baseTenths),
        name.toLowerCase(Locale.ROOT) + " severity",
        source,
        "",
        List.of());
  }

  /** No tool named a severity. */
  public static SeverityFact unknown() {
    return new SeverityFact(OptionalInt.empty(), "unknown", Fact.NO_SOURCE, "", List.of());
  }

  /** The same beside ratings that were not used. */
  public SeverityFact beside(List<String> others) {
    return new SeverityFact(baseTenths, words, source, vector, others);
  }
}
