/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.taxonomy;

import io.sluice.event.Category;
import io.sluice.event.RawFinding;
import io.sluice.normalizer.table.DataTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives a finding its place in the common taxonomy: the rule table first, then the CWEs, then what
 * follows from the kind of finding alone.
 */
public final class Taxonomy {

  private static final int MAX_CWES = 50;

  private final RuleClasses rules = new RuleClasses();
  private final WeaknessClasses classes = new WeaknessClasses();
  private final OwaspTopTen owasp = new OwaspTopTen();
  private final Map<String, Default> defaults = new HashMap<>();

  /** Reads the bundled tables. */
  public Taxonomy() {
    for (DataTable.Row row : DataTable.beside(Taxonomy.class, "category-defaults.csv").rows()) {
      defaults.put(row.get("kind"), Default.read(row));
    }
  }

  /** Classification of a finding of a tool. */
  public Classification classify(RawFinding raw, String tool) {
    List<Integer> reported =
        raw.getCwes().stream().filter(cwe -> cwe > 0).distinct().limit(MAX_CWES).toList();
    Optional<Default> byKind = Optional.ofNullable(defaults.get(kindOf(raw)));
    Optional<String> weaknessClass =
        weaknessClass(raw, tool, reported).or(() -> byKind.flatMap(Default::weaknessClass));
    // Without a CWE the class still says which category it is.
    List<Integer> deciding =
        reported.isEmpty()
            ? weaknessClass.flatMap(classes::representative).stream().toList()
            : reported;
    Optional<Default> always = byKind.filter(Default::always);
    return new Classification(
        reported.stream().sorted().toList(),
        weaknessClass.orElse(null),
        always
            .map(Default::owasp2021)
            .or(() -> owasp.category2021(deciding))
            .or(() -> byKind.map(Default::owasp2021))
            .orElse(null),
        always
            .map(Default::owasp2025)
            .or(() -> owasp.category2025(deciding))
            .or(() -> byKind.map(Default::owasp2025))
            .orElse(null));
  }

  private Optional<String> weaknessClass(RawFinding raw, String tool, List<Integer> cwes) {
    RuleClasses.Ruling ruling = rules.of(tool, raw.getRuleId());
    return ruling.known() ? ruling.weaknessClass() : classes.classOf(cwes);
  }

  private static String kindOf(RawFinding raw) {
    if (raw.getPackage$() != null && !raw.getVulnerabilityIds().isEmpty()) {
      return "vulnerable-package";
    }
    if (raw.getSecret() != null || raw.getCategory() == Category.SECRET) {
      return "secret";
    }
    return switch (raw.getCategory()) {
      case IAC -> "iac";
      case CLOUD -> "cloud";
      default -> "other";
    };
  }

  private record Default(
      boolean always, String owasp2021, String owasp2025, Optional<String> weaknessClass) {

    static Default read(DataTable.Row row) {
      return new Default(
          row.get("when").equals("always"),
          row.get("owasp2021"),
          row.get("owasp2025"),
          Optional.of(row.get("class")).filter(name -> !name.isEmpty()));
    }
  }
}
