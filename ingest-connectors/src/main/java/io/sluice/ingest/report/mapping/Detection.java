/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import com.google.re2j.Pattern;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.ReportPeek;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How a report is recognised by its beginning: one of several signs, each with its confidence. */
final class Detection {

  /** What is wanted at a path. */
  private record Wanted(List<ItemPath.Step> at, List<String> values, List<Pattern> patterns) {}

  /** What type a value at a path has. */
  private record Typed(List<ItemPath.Step> at, String type) {}

  private record Sign(
      List<List<ItemPath.Step>> has,
      List<List<ItemPath.Step>> lacks,
      List<Wanted> values,
      List<Typed> types,
      List<Pattern> head,
      List<String> columns,
      Confidence confidence) {}

  private static final Set<String> KEYS =
      Set.of("has", "lacks", "values", "types", "head", "columns", "sure");
  private static final Set<String> TYPES = Set.of("object", "array", "scalar");
  private static final int ELEMENTS = 3;

  private final List<Sign> signs;

  private Detection(List<Sign> signs) {
    this.signs = signs;
  }

  /** Recognises nothing: the format has to be stated. */
  static Detection none() {
    return new Detection(List.of());
  }

  static Detection parse(MappingNode node) {
    return new Detection(node.elements().stream().map(Detection::sign).toList());
  }

  private static Sign sign(MappingNode node) {
    Map<String, MappingNode> entries = node.entries(KEYS);
    if (entries.keySet().equals(Set.of("sure")) || entries.isEmpty()) {
      throw node.wrong("a sign says what a report has");
    }
    List<Wanted> values = new ArrayList<>();
    entry(entries, "values").forEach((path, wanted) -> values.add(wanted(path, wanted)));
    List<Typed> types = new ArrayList<>();
    entry(entries, "types")
        .forEach(
            (path, type) -> {
              if (!TYPES.contains(type.text())) {
                throw type.wrong("expected object, array or scalar");
              }
              types.add(new Typed(steps(path, type), type.text()));
            });
    return new Sign(
        paths(entries.get("has")),
        paths(entries.get("lacks")),
        values,
        types,
        entries.containsKey("head")
            ? entries.get("head").elements().stream().map(Condition::pattern).toList()
            : List.of(),
        entries.containsKey("columns")
            ? entries.get("columns").texts().stream().map(Detection::column).toList()
            : List.of(),
        entries.containsKey("sure") ? confidence(entries.get("sure")) : Confidence.CERTAIN);
  }

  private static Map<String, MappingNode> entry(Map<String, MappingNode> entries, String key) {
    MappingNode node = entries.get(key);
    return node == null ? new LinkedHashMap<>() : node.entries();
  }

  private static Confidence confidence(MappingNode node) {
    return switch (node.text()) {
      case "certain" -> Confidence.CERTAIN;
      case "likely" -> Confidence.LIKELY;
      case "possible" -> Confidence.POSSIBLE;
      default -> throw node.wrong("expected certain, likely or possible");
    };
  }

  private static Wanted wanted(String path, MappingNode node) {
    if (node.isMap()) {
      MappingNode pattern = node.entries(Set.of("matches")).get("matches");
      if (pattern == null) {
        throw node.wrong("expected a text, a list of texts, or {matches: ...}");
      }
      return new Wanted(steps(path, node), List.of(), List.of(Condition.pattern(pattern)));
    }
    return new Wanted(steps(path, node), node.texts(), List.of());
  }

  private static List<List<ItemPath.Step>> paths(
      @org.jspecify.annotations.Nullable MappingNode node) {
    return node == null
        ? List.of()
        : node.elements().stream().map(path -> steps(path.text(), path)).toList();
  }

  private static List<ItemPath.Step> steps(String path, MappingNode node) {
    try {
      return new PathParser(path).streamPath();
    } catch (IllegalArgumentException e) {
      throw node.wrong(String.valueOf(e.getMessage()));
    }
  }

  Confidence detect(ReportPeek peek) {
    Confidence best = Confidence.NONE;
    for (Sign sign : signs) {
      if (sign.confidence().compareTo(best) > 0 && holds(sign, peek)) {
        best = sign.confidence();
      }
    }
    return best;
  }

  private static boolean holds(Sign sign, ReportPeek peek) {
    return sign.has().stream().noneMatch(path -> pointers(peek, path).isEmpty())
        && sign.lacks().stream().allMatch(path -> pointers(peek, path).isEmpty())
        && sign.values().stream().allMatch(wanted -> holds(wanted, peek))
        && sign.types().stream().allMatch(typed -> holds(typed, peek))
        && sign.head().stream().allMatch(pattern -> pattern.matcher(peek.head()).find())
        && (sign.columns().isEmpty() || columns(peek).containsAll(sign.columns()));
  }

  private static boolean holds(Wanted wanted, ReportPeek peek) {
    return pointers(peek, wanted.at()).stream()
        .flatMap(pointer -> peek.text(pointer).stream())
        .anyMatch(
            text ->
                wanted.values().contains(text)
                    || wanted.patterns().stream().anyMatch(p -> p.matcher(text).find()));
  }

  private static boolean holds(Typed typed, ReportPeek peek) {
    List<String> pointers = pointers(peek, typed.at());
    return !pointers.isEmpty()
        && pointers.stream()
            .allMatch(
                pointer ->
                    switch (typed.type()) {
                      case "array" -> peek.isArray(pointer);
                      case "object" -> peek.isObject(pointer);
                      default -> !peek.isArray(pointer) && !peek.isObject(pointer);
                    });
  }

  /** JSON Pointers that a path leads to in the beginning of the report. */
  private static List<String> pointers(ReportPeek peek, List<ItemPath.Step> path) {
    List<String> pointers = List.of("");
    for (ItemPath.Step step : path) {
      List<String> next = new ArrayList<>();
      for (String pointer : pointers) {
        switch (step) {
          case ItemPath.Field field -> next.add(pointer + "/" + escaped(field.name()));
          case ItemPath.Elements elements -> {
            for (int i = 0; i < ELEMENTS; i++) {
              next.add(pointer + "/" + i);
            }
          }
          case ItemPath.Members members ->
              peek.below(pointer).forEach(name -> next.add(pointer + "/" + name));
          case ItemPath.Index index -> throw new IllegalStateException("not in such a path");
          case ItemPath.Filter filter -> throw new IllegalStateException("not in such a path");
        }
      }
      pointers = next.stream().filter(peek::has).toList();
    }
    return pointers;
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /** Names in the first line, when it is one of a table. */
  private static Set<String> columns(ReportPeek peek) {
    String line = peek.head().lines().findFirst().orElse("");
    Set<String> columns = new HashSet<>();
    for (String name : line.split("[,;\t|]")) {
      columns.add(column(name));
    }
    return columns;
  }

  /** A column's name as it is compared: without quotes and blanks, in lower case. */
  static String column(String name) {
    return name.replace("\"", "").strip().toLowerCase(Locale.ROOT);
  }
}
