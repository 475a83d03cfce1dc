/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads YAML as a graph of nodes and never builds objects from it: scalars stay the text that was
 * written (a version {@code 1.10}, an owner {@code no}), tags run no code, and an alias is a
 * reference, so that a "billion laughs" document costs what its text costs.
 */
final class YamlNodes {

  private static final int MAX_DEPTH = 50;
  private static final int MAX_ALIASES = 50;

  private YamlNodes() {}

  /** A document is not YAML; the line is relative to the document, 1-based. */
  static final class NotYamlException extends Exception {

    private static final long serialVersionUID = 1L;
    private final int line;

    NotYamlException(int line, String problem) {
      super(problem);
      this.line = line;
    }

    int line() {
      return line;
    }
  }

  /** Parses one document. */
  static @Nullable Node parse(String document) throws NotYamlException {
    LoaderOptions limits = new LoaderOptions();
    limits.setNestingDepthLimit(MAX_DEPTH);
    limits.setMaxAliasesForCollections(MAX_ALIASES);
    limits.setCodePointLimit(Math.max(1, document.length()));
    try {
      return new Yaml(limits).compose(new StringReader(document));
    } catch (MarkedYAMLException e) {
      @Nullable Mark mark = e.getProblemMark();
      throw new NotYamlException(mark == null ? 1 : mark.getLine() + 1, firstLine(e.getProblem()));
    } catch (YAMLException e) {
      throw new NotYamlException(1, firstLine(e.getMessage()));
    }
  }

  /**
   * Entries of a mapping by key; empty for anything else. Of a key given twice, the last counts.
   */
  static Map<String, Node> entries(@Nullable Node node) {
    Map<String, Node> entries = new LinkedHashMap<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode key) {
          entries.put(key.getValue(), entry.getValueNode());
        }
      }
    }
    return entries;
  }

  /** Text of a scalar; absent for null, an empty scalar, and anything else. */
  static @Nullable String text(@Nullable Node node) {
    if (!(node instanceof ScalarNode scalar) || Tag.NULL.equals(scalar.getTag())) {
      return null;
    }
    String text = scalar.getValue().strip();
    return text.isEmpty() ? null : text;
  }

  /** Texts of a sequence of scalars; a single scalar counts as a sequence of one. */
  static List<String> texts(@Nullable Node node) {
    List<String> texts = new ArrayList<>();
    List<Node> nodes =
        node instanceof SequenceNode sequence ? sequence.getValue() : new ArrayList<>();
    if (node instanceof ScalarNode) {
      nodes.add(node);
    }
    for (Node element : nodes) {
      String text = text(element);
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "syntax error" : message.lines().findFirst().orElse("syntax error");
  }
}
