/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A value of a mapping file with its line. Nothing is built from tags, scalars stay the text that
 * was written, and what is not expected is an error with the line.
 */
final class MappingNode {

  private static final int MAX_DEPTH = 50;
  private static final int MAX_CHARACTERS = 1 << 20;

  private final String file;
  private final Node node;

  private MappingNode(String file, Node node) {
    this.file = file;
    this.node = node;
  }

  /** The root of a file. */
  static MappingNode parse(String file, String text) {
    LoaderOptions limits = new LoaderOptions();
    limits.setNestingDepthLimit(MAX_DEPTH);
    limits.setAllowDuplicateKeys(false);
    limits.setCodePointLimit(MAX_CHARACTERS);
    try {
      Node root = new Yaml(limits).compose(new StringReader(text));
      if (root == null) {
        throw new InvalidMappingException(file, 1, "the file is empty");
      }
      return new MappingNode(file, root);
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      int line = mark == null ? 1 : mark.getLine() + 1;
      throw new InvalidMappingException(file, line, "not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      throw new InvalidMappingException(
          file, 1, "not YAML: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  /** The error that something is wrong here. */
  InvalidMappingException wrong(String problem) {
    return new InvalidMappingException(file, node.getStartMark().getLine() + 1, problem);
  }

  boolean isMap() {
    return node instanceof org.yaml.snakeyaml.nodes.MappingNode;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  boolean isText() {
    return node instanceof ScalarNode && !Tag.NULL.equals(node.getTag());
  }

  /** Entries in their order; an error when this is no map or a key stands twice. */
  Map<String, MappingNode> entries() {
    if (!(node instanceof org.yaml.snakeyaml.nodes.MappingNode map)) {
      throw wrong("expected a map");
    }
    Map<String, MappingNode> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : map.getValue()) {
      MappingNode key = new MappingNode(file, tuple.getKeyNode());
      String name = key.text();
      if (entries.put(name, new MappingNode(file, tuple.getValueNode())) != null) {
        throw key.wrong("'" + name + "' stands twice");
      }
    }
    return entries;
  }

  /** Entries, all of which must have one of these keys. */
  Map<String, MappingNode> entries(Set<String> known) {
    Map<String, MappingNode> entries = entries();
    entries.forEach(
        (name, value) -> {
          if (!known.contains(name)) {
            throw value.wrong(
                "unknown key '" + name + "'; known here: " + String.join(", ", sorted(known)));
          }
        });
    return entries;
  }

  /** An entry that has to be there. */
  MappingNode required(String key) {
    MappingNode value = entries().get(key);
    if (value == null) {
      throw wrong("'" + key + "' is missing");
    }
    return value;
  }

  Optional<MappingNode> get(String key) {
    return Optional.ofNullable(entries().get(key));
  }

  /** Elements of a list; a single value counts as a list of one. */
  List<MappingNode> elements() {
    if (!(node instanceof SequenceNode list)) {
      return List.of(this);
    }
    List<MappingNode> elements = new ArrayList<>();
    list.getValue().forEach(element -> elements.add(new MappingNode(file, element)));
    return elements;
  }

  /** Text of a scalar, as it was written. */
  String text() {
    if (!isText()) {
      throw wrong("expected text");
    }
    return ((ScalarNode) node).getValue();
  }

  List<String> texts() {
    return elements().stream().map(MappingNode::text).toList();
  }

  boolean flag() {
    return switch (text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong("expected true or false");
    };
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }
}
