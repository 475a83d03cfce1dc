/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Computes texts from an item: none when something that it needs is missing. A field that takes one
 * text takes the first.
 */
interface Expression {

  /** The texts, none of them blank. */
  List<String> texts(Scope scope);

  /** Shows the paths that it reads. */
  void paths(Consumer<ItemPath> visitor);

  /** Shows the lookups that it asks. */
  default void lookups(Consumer<String> visitor) {}

  /** The first text. */
  default Optional<String> first(Scope scope) {
    return texts(scope).stream().findFirst();
  }

  /** An expression that gives nothing. */
  Expression NOTHING = new Constant(List.of());

  /** A text that is the same for all. */
  record Constant(List<String> values) implements Expression {
    @Override
    public List<String> texts(Scope scope) {
      return values;
    }

    @Override
    public void paths(Consumer<ItemPath> visitor) {}
  }

  /** What stands at a path. */
  record At(ItemPath path) implements Expression {
    @Override
    public List<String> texts(Scope scope) {
      return path.texts(scope);
    }

    @Override
    public void paths(Consumer<ItemPath> visitor) {
      visitor.accept(path);
    }
  }

  /** Of several expressions the first that gives something. */
  record First(List<Expression> parts) implements Expression {
    @Override
    public List<String> texts(Scope scope) {
      for (Expression part : parts) {
        List<String> texts = part.texts(scope);
        if (!texts.isEmpty()) {
          return texts;
        }
      }
      return List.of();
    }

    @Override
    public void paths(Consumer<ItemPath> visitor) {
      parts.forEach(part -> part.paths(visitor));
    }

    @Override
    public void lookups(Consumer<String> visitor) {
      parts.forEach(part -> part.lookups(visitor));
    }
  }

  /** What several expressions give, one after the other. */
  record All(List<Expression> parts) implements Expression {
    @Override
    public List<String> texts(Scope scope) {
      return parts.stream().flatMap(part -> part.texts(scope).stream()).toList();
    }

    @Override
    public void paths(Consumer<ItemPath> visitor) {
      parts.forEach(part -> part.paths(visitor));
    }

    @Override
    public void lookups(Consumer<String> visitor) {
      parts.forEach(part -> part.lookups(visitor));
    }
  }

  /** Texts joined to one. */
  record Join(Expression parts, String with) implements Expression {
    @Override
    public List<String> texts(Scope scope) {
      List<String> texts = parts.texts(scope);
      return texts.isEmpty() ? List.of() : List.of(String.join(with, texts));
    }

    @Override
    public void paths(Consumer<ItemPath> visitor) {
      parts.paths(visitor);
    }

    @Override
    public void lookups(Consumer<String> visitor) {
      parts.lookups(visitor);
    }
  }

  /** Text with paths in braces; nothing when one of them gives nothing. */
  record Template(List<String> literals, List<ItemPath> holes) implements Expression {
    @Override
    public List<String> texts(Scope scope) {
      StringBuilder text = new StringBuilder(literals.getFirst());
      for (int i = 0; i < holes.size(); i++) {
        List<String> values = holes.get(i).texts(scope);
        if (values.isEmpty()) {
          return List.of();
        }
        text.append(values.getFirst().strip()).append(literals.get(i + 1));
      }
      return text.toString().isBlank() ? List.of() : List.of(text.toString());
    }

    @Override
    public void paths(Consumer<ItemPath> visitor) {
      holes.forEach(visitor);
    }
  }

  /** A fact that stands elsewhere in the report, under a key that the item names. */
  record Lookup(String name, Expression by, String fact) implements Expression {
    @Override
    public List<String> texts(Scope scope) {
      return by.first(scope)
          .map(key -> scope.lookups().getOrDefault(name, java.util.Map.of()).get(key.strip()))
          .map(facts -> facts.getOrDefault(fact, List.of()))
          .orElse(List.of());
    }

    @Override
    public void paths(Consumer<ItemPath> visitor) {
      by.paths(visitor);
    }

    @Override
    public void lookups(Consumer<String> visitor) {
      visitor.accept(name + "/" + fact);
    }
  }

  /** An expression whose texts are changed, under a condition. */
  record Changed(Expression source, Condition when, TextChange change) implements Expression {
    @Override
    public List<String> texts(Scope scope) {
      return when.holds(scope) ? change.apply(source.texts(scope)) : List.of();
    }

    @Override
    public void paths(Consumer<ItemPath> visitor) {
      source.paths(visitor);
      when.paths(visitor);
    }

    @Override
    public void lookups(Consumer<String> visitor) {
      source.lookups(visitor);
    }
  }
}
