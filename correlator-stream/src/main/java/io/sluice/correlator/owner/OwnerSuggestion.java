/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.owner;

import io.sluice.event.CatalogAsset;
import io.sluice.event.CodeownersRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Who may own what nobody owns. A suggestion is shown, with its rule, and never acted on. Sources
 * of one kind that suggest different owners suggest nobody: that would be a coin toss.
 *
 * @param owner suggested owner
 * @param because rule and evidence in words
 */
record OwnerSuggestion(String owner, String because) {

  /** A label that people set says more than a likeness of names. */
  private static final Comparator<String> LABELS_FIRST =
      Comparator.comparing(kind -> !kind.equals("kubernetes"));

  /** The suggestion of the catalog's records, which are ordered by source. */
  static Optional<OwnerSuggestion> of(List<CatalogAsset> records) {
    List<CatalogAsset> suggestions =
        records.stream()
            .filter(record -> record.getSuggestion() != null && record.getOwner() != null)
            .toList();
    Optional<String> kind = suggestions.stream().map(OwnerSuggestion::kind).min(LABELS_FIRST);
    List<CatalogAsset> strongest =
        suggestions.stream().filter(record -> kind.equals(Optional.of(kind(record)))).toList();
    return strongest.stream().map(CatalogAsset::getOwner).distinct().count() == 1
        ? Optional.of(
            new OwnerSuggestion(
                Objects.requireNonNull(strongest.getFirst().getOwner()),
                Objects.requireNonNull(strongest.getFirst().getSuggestion())))
        : Optional.empty();
  }

  /** The owner that most rules of the repository's CODEOWNERS name first. */
  static Optional<OwnerSuggestion> byMostRules(List<CodeownersRule> rules) {
    Map<String, Integer> count = new LinkedHashMap<>();
    for (CodeownersRule rule : rules) {
      if (!rule.getOwners().isEmpty()) {
        count.merge(rule.getOwners().getFirst(), 1, Integer::sum);
      }
    }
    List<Map.Entry<String, Integer>> most = new ArrayList<>(count.entrySet());
    most.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
    if (most.isEmpty()
        || (most.size() > 1 && most.get(0).getValue().equals(most.get(1).getValue()))) {
      return Optional.empty();
    }
    int all = count.values().stream().mapToInt(Integer::intValue).sum();
    return Optional.of(
        new OwnerSuggestion(
            most.getFirst().getKey(),
            "first owner in %d of %d rules of the repository's CODEOWNERS, none of which covers it"
                .formatted(most.getFirst().getValue(), all)));
  }

  private static String kind(CatalogAsset record) {
    int end = record.getSource().indexOf(':');
    return end < 0 ? record.getSource() : record.getSource().substring(0, end);
  }
}
