/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row of an inventory.
 *
 * @param line 1-based line of the file
 * @param cells texts by column; a column without text is not in it
 */
record InventoryRow(int line, Map<InventoryColumn, String> cells) {

  /** Copies the cells. */
  InventoryRow {
    cells = Map.copyOf(cells);
  }

  Optional<String> text(InventoryColumn column) {
    return Optional.ofNullable(cells.get(column));
  }

  /** Words of a cell that lists several. */
  List<String> list(InventoryColumn column) {
    return text(column)
        .map(cell -> Arrays.stream(cell.split("[\\s,;]+")).filter(word -> !word.isEmpty()).toList())
        .orElse(List.of());
  }
}
