/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import io.sluice.event.Category;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Which texts of an item are which fields of a finding.
 *
 * @param category the category of each, else that of the scan
 * @param texts expressions by field name, those of groups as {@code package.name}
 * @param suppressed when the report itself says that a finding does not count
 * @param defaultSeverity severity where the tool gives none
 * @param locations where it is, the primary one first
 * @param flow data flow
 * @param ratings severity statements
 * @param fingerprints expressions by name
 */
record FindingFields(
    Optional<Category> category,
    Map<String, Expression> texts,
    Optional<Condition> suppressed,
    Optional<String> defaultSeverity,
    List<Group> locations,
    List<Group> flow,
    List<Group> ratings,
    Map<String, Expression> fingerprints) {

  private static final Set<String> SINGLE =
      Set.of(
          "id",
          "rule",
          "title",
          "message",
          "description",
          "severity",
          "confidence",
          "evidence",
          "remediation",
          "suppression-reason",
          "detected-at",
          "base-image");
  private static final Set<String> LISTS = Set.of("cwe", "vulnerabilities", "references", "tags");
  private static final Set<String> PACKAGE =
      Set.of("name", "version", "ecosystem", "purl", "fixed-versions", "path");
  private static final Set<String> SECRET = Set.of("detector", "value", "hash");
  private static final Set<String> RATING =
      Set.of("source", "method", "score", "vector", "severity");
  private static final Set<String> LOCATION =
      Set.of(
          "path",
          "line",
          "column",
          "end-line",
          "end-column",
          "symbol",
          "snippet",
          "url",
          "method",
          "parameter",
          "resource",
          "image",
          "image-digest",
          "layer",
          "workload",
          "process");
  private static final Set<String> OTHERS =
      Set.of(
          "category",
          "suppressed",
          "default-severity",
          "package",
          "secret",
          "location",
          "locations",
          "flow",
          "ratings",
          "fingerprints");

  /** All keys of a finding. */
  static final Set<String> KEYS = keys();

  /**
   * Fields that may occur several times.
   *
   * @param each elements of the item that have one each; the item itself when absent
   * @param texts expressions by field name
   */
  record Group(Optional<ItemPath> each, Map<String, Expression> texts) {}

  /** Reads fields by key, of which the reader takes the keys that it knows. */
  static FindingFields parse(Map<String, MappingNode> entries, ExpressionReader expressions) {
    Map<String, Expression> texts = new LinkedHashMap<>();
    Map<String, Expression> fingerprints = new LinkedHashMap<>();
    List<Group> locations = new ArrayList<>();
    List<Group> flow = new ArrayList<>();
    List<Group> ratings = new ArrayList<>();
    Optional<Category> category = Optional.empty();
    Optional<Condition> suppressed = Optional.empty();
    Optional<String> defaultSeverity = Optional.empty();
    for (Map.Entry<String, MappingNode> entry : entries.entrySet()) {
      String key = entry.getKey();
      MappingNode value = entry.getValue();
      if (SINGLE.contains(key)) {
        texts.put(key, expressions.single(value));
      } else if (LISTS.contains(key)) {
        texts.put(key, expressions.list(value));
      } else {
        switch (key) {
          case "category" -> category = Optional.of(category(value));
          case "suppressed" -> suppressed = Optional.of(Condition.parse(value));
          case "default-severity" -> defaultSeverity = Optional.of(value.text());
          case "package" -> group(texts, "package.", value, PACKAGE, expressions);
          case "secret" -> group(texts, "secret.", value, SECRET, expressions);
          case "location", "locations" ->
              value.elements().forEach(node -> locations.add(group(node, LOCATION, expressions)));
          case "flow" ->
              value.elements().forEach(node -> flow.add(group(node, LOCATION, expressions)));
          case "ratings" ->
              value.elements().forEach(node -> ratings.add(group(node, RATING, expressions)));
          default ->
              value
                  .entries()
                  .forEach((name, node) -> fingerprints.put(name, expressions.single(node)));
        }
      }
    }
    return new FindingFields(
        category, texts, suppressed, defaultSeverity, locations, flow, ratings, fingerprints);
  }

  static Category category(MappingNode node) {
    for (Category category : Category.values()) {
      if (category != Category.UNKNOWN
          && category.name().toLowerCase(Locale.ROOT).equals(node.text())) {
        return category;
      }
    }
    throw node.wrong("'" + node.text() + "' is no category");
  }

  private static void group(
      Map<String, Expression> texts,
      String prefix,
      MappingNode node,
      Set<String> keys,
      ExpressionReader expressions) {
    group(node, keys, expressions)
        .texts()
        .forEach((name, expression) -> texts.put(prefix + name, expression));
  }

  private static Group group(MappingNode node, Set<String> keys, ExpressionReader expressions) {
    Set<String> known = new TreeSet<>(keys);
    known.add("each");
    Map<String, Expression> texts = new LinkedHashMap<>();
    Optional<ItemPath> each = Optional.empty();
    for (Map.Entry<String, MappingNode> entry : node.entries(known).entrySet()) {
      if (entry.getKey().equals("each")) {
        each = Optional.of(ItemPath.parse(entry.getValue()));
      } else if (entry.getKey().equals("fixed-versions")) {
        texts.put(entry.getKey(), expressions.list(entry.getValue()));
      } else {
        texts.put(entry.getKey(), expressions.single(entry.getValue()));
      }
    }
    return new Group(each, texts);
  }

  /** Expression of a field; one that gives nothing when it is not mapped. */
  Expression get(String field) {
    return texts.getOrDefault(field, Expression.NOTHING);
  }

  /** True when the field is mapped: {@code rule}, {@code package.name}, {@code location.path}. */
  boolean has(String field) {
    if (field.startsWith("location.")) {
      String name = field.substring("location.".length());
      return locations.stream().anyMatch(group -> group.texts().containsKey(name));
    }
    if (field.startsWith("fingerprints.")) {
      return fingerprints.containsKey(field.substring("fingerprints.".length()));
    }
    return texts.containsKey(field);
  }

  /** Shows all expressions with the number of elements they stand below the item. */
  void expressions(java.util.function.BiConsumer<Expression, Integer> visitor) {
    texts.values().forEach(expression -> visitor.accept(expression, 0));
    fingerprints.values().forEach(expression -> visitor.accept(expression, 0));
    for (List<Group> groups : List.of(locations, flow, ratings)) {
      for (Group group : groups) {
        int below = group.each().isPresent() ? 1 : 0;
        group.texts().values().forEach(expression -> visitor.accept(expression, below));
      }
    }
  }

  /** Shows the paths outside of expressions. */
  void otherPaths(Consumer<ItemPath> visitor) {
    suppressed.ifPresent(condition -> condition.paths(visitor));
    for (List<Group> groups : List.of(locations, flow, ratings)) {
      groups.forEach(group -> group.each().ifPresent(visitor));
    }
  }

  private static Set<String> keys() {
    Set<String> keys = new TreeSet<>(SINGLE);
    keys.addAll(LISTS);
    keys.addAll(OTHERS);
    return Set.copyOf(keys);
  }
}
