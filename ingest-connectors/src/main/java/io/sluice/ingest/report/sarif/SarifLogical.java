/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.sarif;

import io.sluice.ingest.report.ReportNode;
import java.util.List;
import java.util.Optional;

/**
 * A logical location (§3.33).
 *
 * @param name simple name
 * @param qualifiedName fully qualified name, or the simple one
 * @param kind function, type, resource, module ...; empty when not said
 */
record SarifLogical(String name, String qualifiedName, String kind) {

  /** Reads one; it may only be an index into the run's table. */
  static Optional<SarifLogical> read(ReportNode node, List<SarifLogical> table) {
    Optional<String> name = node.firstText("name", "decoratedName");
    Optional<String> qualified = node.firstText("fullyQualifiedName", "decoratedName");
    if (name.isEmpty() && qualified.isEmpty()) {
      return node.integer("index").filter(i -> i >= 0 && i < table.size()).map(table::get);
    }
    return Optional.of(
        new SarifLogical(
            name.or(() -> qualified).orElse(""),
            qualified.or(() -> name).orElse(""),
            node.text("kind").orElse("")));
  }
}
