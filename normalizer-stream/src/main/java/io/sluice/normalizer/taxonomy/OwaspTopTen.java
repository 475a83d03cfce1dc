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
 * OWASP Top Ten categories of CWEs, editions 2021 and 2025. Among several CWEs the first that an
 * edition lists decides; only when it lists none of them, the first that inherits a category.
 */
public final class OwaspTopTen {

  private final Edition edition2021;
  private final Edition edition2025;

  /** Reads the bundled table. */
  public OwaspTopTen() {
    List<DataTable.Row> rows = DataTable.beside(OwaspTopTen.class, "owasp-top-ten.csv").rows();
    edition2021 = Edition.read(rows, "owasp2021", "basis2021");
    edition2025 = Edition.read(rows, "owasp2025", "basis2025");
  }

  /** Category of 2021, for example {@code A03}. */
  public Optional<String> category2021(List<Integer> cwes) {
    return edition2021.categoryOf(cwes);
  }

  /** Category of 2025, for example {@code A05}. */
  public Optional<String> category2025(List<Integer> cwes) {
    return edition2025.categoryOf(cwes);
  }

  private record Edition(Map<Integer, String> listed, Map<Integer, String> inherited) {

    static Edition read(List<DataTable.Row> rows, String category, String basis) {
      Map<Integer, String> listed = new HashMap<>();
      Map<Integer, String> inherited = new HashMap<>();
      for (DataTable.Row row : rows) {
        if (!row.get(category).isEmpty()) {
          Map<Integer, String> target = row.get(basis).equals("listed") ? listed : inherited;
          target.put(Integer.valueOf(row.get("cwe")), row.get(category));
        }
      }
      return new Edition(Map.copyOf(listed), Map.copyOf(inherited));
    }

    Optional<String> categoryOf(List<Integer> cwes) {
      return first(cwes, listed).or(() -> first(cwes, inherited));
    }

    private static Optional<String> first(List<Integer> cwes, Map<Integer, String> table) {
      return cwes.stream().filter(table::containsKey).findFirst().map(table::get);
    }
  }
}
