/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.severity;

import static java.util.Comparator.comparingInt;

import io.sluice.event.Severity;
import io.sluice.normalizer.table.DataTable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads severities in the words of the tools: {@code error}, {@code CRITICAL}, {@code Emergency},
 * {@code High (Medium)}, {@code 7.5}. A tool's own scale is asked before the general one.
 */
final class NamedSeverities {

  private static final String ANY = "*";
  private static final int MAX_LENGTH = 200;

  private final Map<String, Map<String, Severity>> scales = new HashMap<>();

  NamedSeverities() {
    for (DataTable.Row row : DataTable.beside(NamedSeverities.class, "named.csv").rows()) {
      scales
          .computeIfAbsent(row.get("scale"), scale -> new HashMap<>())
          .put(row.get("name"), Severity.valueOf(row.get("severity")));
    }
  }

  /** What a word or number means in the mouth of a tool; empty when nobody knows. */
  Optional<Reading> read(String tool, String words) {
    if (words.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String name = nameIn(words);
    Severity own = scales.getOrDefault(scaleOf(tool), Map.of()).get(name);
    Severity named = own != null ? own : scales.getOrDefault(ANY, Map.of()).get(name);
    if (named != null) {
      return Optional.of(new Reading(named, SeverityScale.scoreOf(named)));
    }
    return number(name).map(score -> new Reading(SeverityScale.nameOf(score), score));
  }

  private String scaleOf(String tool) {
    return scales.keySet().stream()
        .filter(scale -> !scale.equals(ANY) && tool.startsWith(scale))
        // The longest: mobsfscan is another tool than mobsf.
        .max(comparingInt(String::length))
        .orElse(ANY);
  }

  private static String nameIn(String words) {
    String name = words.toLowerCase(Locale.ROOT);
    int confidence = name.indexOf('(');
    return (confidence > 0 ? name.substring(0, confidence) : name).strip();
  }

  private static Optional<Double> number(String text) {
    try {
      double score = Double.parseDouble(text);
      return SeverityScale.isScore(score) ? Optional.of(score) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A severity with its place on the scale. */
  record Reading(Severity severity, double score) {}
}
