/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A condition on an item: a map from paths to what is wanted there, all of which must hold, or a
 * list of such maps, one of which must. Wanted is a text or a list of texts (one of the values is
 * one of them, upper or lower case), {@code {not: ...}} (none is), {@code {exists: true}}, or
 * {@code {matches: regular expression}}.
 */
final class Condition {

  /** Holds always. */
  static final Condition ALWAYS = new Condition(List.of(List.of()));

  private interface Test {
    boolean holds(ItemPath path, Scope scope);
  }

  private record Clause(ItemPath path, Test test) {}

  private final List<List<Clause>> alternatives;

  private Condition(List<List<Clause>> alternatives) {
    this.alternatives = alternatives;
  }

  static Condition parse(MappingNode node) {
    List<List<Clause>> alternatives = new ArrayList<>();
    for (MappingNode alternative : node.elements()) {
      List<Clause> clauses = new ArrayList<>();
      for (Map.Entry<String, MappingNode> entry : alternative.entries().entrySet()) {
        clauses.add(new Clause(path(entry), test(entry.getValue())));
      }
      alternatives.add(clauses);
    }
    return new Condition(alternatives);
  }

  private static ItemPath path(Map.Entry<String, MappingNode> entry) {
    try {
      return new PathParser(entry.getKey()).itemPath();
    } catch (IllegalArgumentException e) {
      throw entry.getValue().wrong(String.valueOf(e.getMessage()));
    }
  }

  boolean holds(Scope scope) {
    return alternatives.stream()
        .anyMatch(
            clauses ->
                clauses.stream().allMatch(clause -> clause.test().holds(clause.path(), scope)));
  }

  void paths(Consumer<ItemPath> visitor) {
    alternatives.forEach(clauses -> clauses.forEach(clause -> visitor.accept(clause.path())));
  }

  private static Test test(MappingNode wanted) {
    if (!wanted.isMap()) {
      List<String> values = wanted.texts();
      return (path, scope) -> any(path, scope, values);
    }
    Map<String, MappingNode> entries = wanted.entries(Set.of("not", "exists", "matches"));
    if (entries.size() != 1) {
      throw wanted.wrong("expected one of not, exists, matches");
    }
    Map.Entry<String, MappingNode> only = entries.entrySet().iterator().next();
    MappingNode value = only.getValue();
    return switch (only.getKey()) {
      case "not" -> {
        List<String> values = value.texts();
        yield (path, scope) -> !any(path, scope, values);
      }
      case "exists" -> {
        boolean exists = value.flag();
        yield (path, scope) -> path.exists(scope) == exists;
      }
      default -> {
        Pattern pattern = pattern(value);
        yield (path, scope) ->
            path.texts(scope).stream().anyMatch(text -> pattern.matcher(text).find());
      }
    };
  }

  private static boolean any(ItemPath path, Scope scope, List<String> values) {
    for (String text : path.texts(scope)) {
      for (String value : values) {
        if (value.equalsIgnoreCase(text.strip())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Linear in the text whatever the expression is (RE2), since the text comes from outside. */
  static Pattern pattern(MappingNode node) {
    try {
      return Pattern.compile(node.text());
    } catch (PatternSyntaxException e) {
      throw node.wrong("no regular expression: " + e.getMessage());
    }
  }
}
