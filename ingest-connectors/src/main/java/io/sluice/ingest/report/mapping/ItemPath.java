/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import io.sluice.ingest.report.ReportNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Path to values near an item, in the notation of RFC 9535 (JSONPath): {@code a.b}, {@code ['a
 * b']}, {@code [0]}, {@code [-1]}, {@code [*]} for the elements of an array, {@code .*} for the
 * members of an object, {@code [?@.type == 'CVE']}. It starts at the item, with {@code ^} at the
 * element around it, with {@code $} at the report. Stricter than the RFC: an object where an array
 * is expected, or the reverse, is an error of the report that names the place, unless a {@code ?}
 * stands before the step: {@code a?.b} is nothing when {@code a} is a text, and {@code a?[*]} is
 * {@code a} itself when it is no array. {@code ~} at the end asks for the name or index instead of
 * the value.
 *
 * @param text the path as written
 * @param ups how many elements up it starts; -1 for the report
 * @param steps the steps from there
 * @param key true when it asks for the name
 */
record ItemPath(String text, int ups, List<Step> steps, boolean key) {

  /** One step. */
  sealed interface Step {}

  /** A field. */
  record Field(String name, boolean lenient) implements Step {}

  /** An element by its position, from the end when negative. */
  record Index(int index) implements Step {}

  /** All elements of an array. */
  record Elements(boolean lenient) implements Step {}

  /** All members of an object. */
  record Members(boolean lenient) implements Step {}

  /** The elements of an array that have a field, with or without a certain value. */
  record Filter(List<String> fields, Optional<String> value, boolean equal) implements Step {}

  static ItemPath parse(MappingNode node) {
    try {
      return new PathParser(node.text()).itemPath();
    } catch (IllegalArgumentException e) {
      throw node.wrong(String.valueOf(e.getMessage()));
    }
  }

  boolean isAbsolute() {
    return ups < 0;
  }

  /** Name of the first field that it goes through; empty when it begins otherwise. */
  Optional<String> firstField() {
    return !steps.isEmpty() && steps.getFirst() instanceof Field field
        ? Optional.of(field.name())
        : Optional.empty();
  }

  /** What is there; nothing that is missing or null. */
  List<ReportNode> nodes(Scope scope) {
    ReportNode start;
    if (isAbsolute()) {
      start = scope.root();
    } else if (ups == 0) {
      start = scope.item();
    } else if (ups <= scope.parents().size()) {
      start = scope.parents().get(ups - 1);
    } else {
      return List.of();
    }
    List<ReportNode> here = List.of(start);
    for (Step step : steps) {
      here = follow(here, step);
    }
    return here.stream().filter(ReportNode::isPresent).toList();
  }

  /** Texts of what is there; of arrays the texts in them. An object is an error. */
  List<String> texts(Scope scope) {
    List<ReportNode> nodes = nodes(scope);
    List<String> texts = new ArrayList<>();
    for (ReportNode node : nodes) {
      if (key) {
        texts.add(keyOf(node));
      } else if (node.isArray()) {
        node.elements().forEach(element -> element.text().ifPresent(texts::add));
      } else {
        node.text().ifPresent(texts::add);
      }
    }
    return texts;
  }

  /** True when there is something that is not blank or empty. */
  boolean exists(Scope scope) {
    return nodes(scope).stream()
        .anyMatch(
            node ->
                node.isArray()
                    ? !node.elements().isEmpty()
                    : node.isObject() ? !node.fields().isEmpty() : node.text().isPresent());
  }

  private static List<ReportNode> follow(List<ReportNode> nodes, Step step) {
    List<ReportNode> next = new ArrayList<>();
    for (ReportNode node : nodes) {
      if (node.isPresent()) {
        follow(node, step, next);
      }
    }
    return next;
  }

  private static void follow(ReportNode node, Step step, List<ReportNode> next) {
    switch (step) {
      case Field field -> {
        if (node.isObject() || !field.lenient()) {
          next.add(node.get(field.name()));
        }
      }
      case Index index -> {
        List<ReportNode> elements = node.elements();
        int at = index.index() < 0 ? elements.size() + index.index() : index.index();
        if (at >= 0 && at < elements.size()) {
          next.add(elements.get(at));
        }
      }
      case Elements elements -> {
        if (elements.lenient() && !node.isArray()) {
          next.add(node);
        } else {
          next.addAll(node.elements());
        }
      }
      case Members members -> {
        if (node.isObject() || !members.lenient()) {
          next.addAll(node.fields().values());
        }
      }
      case Filter filter -> {
        for (ReportNode element : node.elements()) {
          if (matches(filter, element)) {
            next.add(element);
          }
        }
      }
    }
  }

  private static boolean matches(Filter filter, ReportNode element) {
    ReportNode at = element;
    for (String name : filter.fields()) {
      at = at.isObject() ? at.get(name) : ReportNode.absent();
    }
    if (!at.isPresent() || !at.isScalar()) {
      return filter.value().isEmpty() ? at.isPresent() : !filter.equal();
    }
    String text = at.text().orElse("");
    return filter.value().map(wanted -> wanted.equals(text) == filter.equal()).orElse(true);
  }

  static String keyOf(ReportNode node) {
    String pointer = node.pointer();
    return pointer
        .substring(pointer.lastIndexOf('/') + 1)
        .replace("~1", "/")
        .replace("~0", "~")
        .strip();
  }

  @Override
  public String toString() {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
