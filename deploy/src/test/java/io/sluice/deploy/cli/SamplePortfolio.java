/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The demo's portfolio as files, and the same reports as the tools would write them later. */
final class SamplePortfolio {

  /**
   * A file of the portfolio.
   *
   * @param file where it is
   * @param asset what it is about; empty when the file says so itself
   */
  record Entry(Path file, String asset) {}

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path ROOT = Path.of("src", "main", "resources", "portfolio");
  private static final Set<String> LINES =
      Set.of("startLine", "endLine", "StartLine", "EndLine", "line", "end_line", "Number");
  private static final Set<String> RESULTS =
      Set.of(
          "results",
          "Vulnerabilities",
          "Misconfigurations",
          "matches",
          "failed_checks",
          "findings",
          "vulnerabilities",
          "alerts");

  private SamplePortfolio() {}

  static List<Entry> context() {
    return entries("context");
  }

  static List<Entry> reports() {
    return entries("reports");
  }

  static Path file(String name) {
    return ROOT.resolve(name);
  }

  private static List<Entry> entries(String part) {
    List<Entry> entries = new ArrayList<>();
    for (JsonNode entry : tree(ROOT.resolve("portfolio.json")).path(part)) {
      entries.add(
          new Entry(ROOT.resolve(entry.path("file").asText()), entry.path("asset").asText("")));
    }
    return entries;
  }

  /** The report with its results in reverse order. */
  static Entry permuted(Entry entry, Path directory) {
    return rewritten(entry, directory, SamplePortfolio::reverse);
  }

  /** The report after a number of lines were inserted at the top of every file. */
  static Entry shifted(Entry entry, int lines, Path directory) {
    return rewritten(entry, directory, tree -> shift(tree, lines));
  }

  private static Entry rewritten(
      Entry entry, Path directory, java.util.function.Consumer<JsonNode> change) {
    try {
      Path target = directory.resolve(entry.file().getFileName());
      if (entry.file().toString().endsWith(".jsonl")) {
        // An event stream has neither an order of results nor lines of source.
        return new Entry(Files.copy(entry.file(), target), entry.asset());
      }
      JsonNode tree = tree(entry.file());
      change.accept(tree);
      JSON.writeValue(target.toFile(), tree);
      return new Entry(target, entry.asset());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void reverse(JsonNode node) {
    if (node instanceof ArrayNode array && array.size() > 1 && array.get(0).has("RuleID")) {
      reverseArray(array);
    }
    node.properties()
        .forEach(
            field -> {
              if (field.getValue() instanceof ArrayNode array && RESULTS.contains(field.getKey())) {
                reverseArray(array);
              }
            });
    node.forEach(SamplePortfolio::reverse);
  }

  private static void reverseArray(ArrayNode array) {
    List<JsonNode> elements = new ArrayList<>();
    array.forEach(elements::add);
    Collections.reverse(elements);
    array.removeAll();
    array.addAll(elements);
  }

  private static void shift(JsonNode node, int lines) {
    if (node instanceof ObjectNode object) {
      for (String name : LINES) {
        if (object.path(name).isInt()) {
          object.put(name, object.get(name).intValue() + lines);
        }
      }
      if (object.path("file_line_range") instanceof ArrayNode range) {
        for (int i = 0; i < range.size(); i++) {
          range.set(i, IntNode.valueOf(range.get(i).intValue() + lines));
        }
      }
    }
    node.forEach(child -> shift(child, lines));
  }

  static JsonNode tree(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
