/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.taxonomy;

import io.sluice.normalizer.table.DataTable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Weakness classes of well-known rules. The rule knows what it looks for; the CWE tag is often a
 * parent or a sibling (CodeQL tags template injection CWE-74).
 */
final class RuleClasses {

  /** Rules a process meets are few; a report with invented rule ids must not fill the memory. */
  private static final int REMEMBERED = 10_000;

  private static final int MAX_RULE_LENGTH = 300;

  private final List<Line> lines;
  private final Map<ToolRule, Ruling> remembered = new ConcurrentHashMap<>();

  RuleClasses() {
    lines =
        DataTable.beside(RuleClasses.class, "rule-classes.csv").rows().stream()
            .map(Line::read)
            .toList();
  }

  /** What the table says about a rule of a tool. */
  Ruling of(String tool, @Nullable String rule) {
    if (rule == null || rule.length() > MAX_RULE_LENGTH) {
      return Ruling.SILENT;
    }
    if (remembered.size() > REMEMBERED) {
      remembered.clear();
    }
    return remembered.computeIfAbsent(
        new ToolRule(tool.toLowerCase(Locale.ROOT), rule.toLowerCase(Locale.ROOT)), this::lookUp);
  }

  private Ruling lookUp(ToolRule key) {
    return lines.stream()
        .filter(line -> line.fits(key))
        .findFirst()
        .map(Line::ruling)
        .orElse(Ruling.SILENT);
  }

  /**
   * Says a class, says that there is none, or says nothing.
   *
   * @param known true when the table has the rule
   * @param weaknessClass class, when the rule has one
   */
  record Ruling(boolean known, Optional<String> weaknessClass) {
    static final Ruling SILENT = new Ruling(false, Optional.empty());
  }

  private record ToolRule(String tool, String rule) {}

  private record Line(List<Glob> tools, Glob rule, Ruling ruling) {

    static Line read(DataTable.Row row) {
      String name = row.get("class");
      return new Line(
          Arrays.stream(row.get("tool").split(" ")).map(Glob::new).toList(),
          new Glob(row.get("rule")),
          new Ruling(true, name.equals("-") ? Optional.empty() : Optional.of(name)));
    }

    boolean fits(ToolRule key) {
      return tools.stream().anyMatch(tool -> tool.fits(key.tool())) && rule.fitsEndOf(key.rule());
    }
  }
}
