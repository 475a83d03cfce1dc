/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads expressions. A text is a path, a constant behind {@code =}, or a template when it has
 * braces; a map names its source and what is changed; a list is the first of its parts that gives
 * something, or all of them where a field takes a list.
 */
final class ExpressionReader {

  private static final Set<String> SOURCES =
      Set.of("path", "value", "template", "first", "all", "join", "lookup");
  private static final Set<String> OTHERS = Set.of("when", "with", "by", "get");
  private static final Set<String> KEYS = keys();

  private final Map<String, Map<String, String>> tables;

  ExpressionReader(Map<String, Map<String, String>> tables) {
    this.tables = tables;
  }

  /** An expression whose first text is taken. */
  Expression single(MappingNode node) {
    return node.isList() ? new Expression.First(parts(node)) : one(node);
  }

  /** An expression all of whose texts are taken. */
  Expression list(MappingNode node) {
    return node.isList() ? new Expression.All(listParts(node)) : one(node);
  }

  private List<Expression> parts(MappingNode node) {
    return node.elements().stream().map(this::single).toList();
  }

  private List<Expression> listParts(MappingNode node) {
    return node.elements().stream().map(this::list).toList();
  }

  private Expression one(MappingNode node) {
    if (!node.isMap()) {
      return text(node);
    }
    Map<String, MappingNode> entries = node.entries(KEYS);
    List<String> sources = entries.keySet().stream().filter(SOURCES::contains).toList();
    if (sources.size() != 1) {
      throw node.wrong(
          "expected one of " + String.join(", ", new TreeSet<>(SOURCES)) + " to take texts from");
    }
    Expression source = source(sources.getFirst(), entries, node);
    for (String only : List.of("by", "get")) {
      if (entries.containsKey(only) && !sources.getFirst().equals("lookup")) {
        throw node.wrong("'" + only + "' belongs to a lookup");
      }
    }
    if (entries.containsKey("with") && !sources.getFirst().equals("join")) {
      throw node.wrong("'with' belongs to a join");
    }
    if (entries.size() == 1) {
      return source;
    }
    MappingNode when = entries.get("when");
    return new Expression.Changed(
        source,
        when == null ? Condition.ALWAYS : Condition.parse(when),
        TextChange.parse(entries, tables));
  }

  private Expression source(String key, Map<String, MappingNode> entries, MappingNode node) {
    MappingNode value = entries.get(key);
    if (value == null) {
      throw node.wrong("'" + key + "' is missing");
    }
    return switch (key) {
      case "path" ->
          value.isList()
              ? new Expression.First(parts(value))
              : new Expression.At(ItemPath.parse(value));
      case "value" -> new Expression.Constant(value.texts());
      case "template" -> template(value);
      case "first" -> new Expression.First(parts(value));
      case "all" -> new Expression.All(listParts(value));
      case "join" ->
          new Expression.Join(
              list(value), entries.containsKey("with") ? entries.get("with").text() : "\n");
      default ->
          new Expression.Lookup(
              value.text(), single(node.required("by")), node.required("get").text());
    };
  }

  private static Expression text(MappingNode node) {
    String text = node.text();
    if (text.startsWith("=")) {
      return new Expression.Constant(List.of(text.substring(1)));
    }
    return text.indexOf('{') >= 0 ? template(node) : new Expression.At(ItemPath.parse(node));
  }

  private static Expression template(MappingNode node) {
    String text = node.text();
    List<String> literals = new ArrayList<>();
    List<ItemPath> holes = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c == '{' || c == '}') && i + 1 < text.length() && text.charAt(i + 1) == c) {
        literal.append(c);
        i++;
      } else if (c == '{') {
        int end = text.indexOf('}', i);
        if (end < 0) {
          throw node.wrong("'}' is missing in the template");
        }
        holes.add(hole(node, text.substring(i + 1, end)));
        literals.add(literal.toString());
        literal.setLength(0);
        i = end;
      } else if (c == '}') {
        throw node.wrong("'}' without '{' in the template; write '}}' for the character");
      } else {
        literal.append(c);
      }
    }
    literals.add(literal.toString());
    return new Expression.Template(literals, holes);
  }

  private static ItemPath hole(MappingNode node, String path) {
    try {
      return new PathParser(path).itemPath();
    } catch (IllegalArgumentException e) {
      throw node.wrong(String.valueOf(e.getMessage()));
    }
  }

  private static Set<String> keys() {
    Set<String> keys = new TreeSet<>(SOURCES);
    keys.addAll(OTHERS);
    keys.addAll(TextChange.KEYS);
    return Set.copyOf(keys);
  }
}
