/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.generic;

import io.sluice.event.Category;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportNode;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of categories in reports: those of {@link Category} in lower case, and {@code pentest}. */
final class Categories {

  /** Categories that a finding can have: SBOM and VEX are documents. */
  static final Set<Category> ALLOWED =
      Collections.unmodifiableSet(
          EnumSet.complementOf(EnumSet.of(Category.UNKNOWN, Category.SBOM, Category.VEX)));

  private Categories() {}

  /** Category that a field names, or another when it is absent. */
  static Category read(ReportNode node, String field, Category otherwise) {
    if (!node.has(field)) {
      return otherwise;
    }
    String name = node.text(field).orElse("").strip().toLowerCase(Locale.ROOT);
    if (name.equals("pentest")) {
      return Category.MANUAL;
    }
    return ALLOWED.stream()
        .filter(category -> name(category).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                MalformedReportException.at(
                    node.get(field).pointer(),
                    "a category must be one of "
                        + ALLOWED.stream().map(Categories::name).collect(Collectors.joining(", "))
                        + " or pentest"));
  }

  static String name(Category category) {
    return category.name().toLowerCase(Locale.ROOT);
  }
}
