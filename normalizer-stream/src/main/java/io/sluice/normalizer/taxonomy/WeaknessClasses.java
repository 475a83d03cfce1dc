/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.taxonomy;

import io.sluice.normalizer.table.DataTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Families of CWEs by which findings of different tools can be the same flaw. CWEs of two families
 * on one finding give no class: ambiguity must not join what may be different.
 */
public final class WeaknessClasses {

  private final Map<Integer, String> classByCwe = new HashMap<>();
  private final Map<String, Integer> cweByClass = new HashMap<>();

  /** Reads the bundled table. */
  public WeaknessClasses() {
    for (DataTable.Row row :
        DataTable.beside(WeaknessClasses.class, "weakness-classes.csv").rows()) {
      for (String cwe : row.get("cwes").split(" ")) {
        Integer id = Integer.valueOf(cwe);
        cweByClass.putIfAbsent(row.get("class"), id);
        if (classByCwe.put(id, row.get("class")) != null) {
          throw new IllegalStateException("CWE-" + id + " is in two weakness classes");
        }
      }
    }
  }

  /** The one family of these CWEs. */
  public Optional<String> classOf(List<Integer> cwes) {
    List<String> classes =
        cwes.stream().filter(classByCwe::containsKey).map(classByCwe::get).distinct().toList();
    return classes.size() == 1 ? Optional.of(classes.getFirst()) : Optional.empty();
  }

  /** CWE that represents a class. */
  Optional<Integer> representative(String weaknessClass) {
    return Optional.ofNullable(cweByClass.get(weaknessClass));
  }
}
