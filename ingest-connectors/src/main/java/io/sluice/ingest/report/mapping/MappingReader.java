/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import io.sluice.event.Category;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a mapping file. What it does not know is an error with the line. */
final class MappingReader {

  private static final Set<String> KEYS =
      Set.of(
          "format",
          "name",
          "tool",
          "category",
          "input",
          "delimiter",
          "encoding",
          "empty-is-clean",
          "clean",
          "detect",
          "scan",
          "tables",
          "lookups",
          "ignore",
          "defaults",
          "findings",
          "identity");
  private static final Set<String> OF_SECTION =
      Set.of("at", "each", "or-self", "items", "when", "require");

  private final MappingNode root;
  private final Map<String, MappingNode> entries;
  private final ExpressionReader expressions;
  private final Shape shape;
  private final StreamPlan plan = new StreamPlan();

  private MappingReader(MappingNode root) {
    this.root = root;
    this.entries = root.entries(KEYS);
    this.expressions = new ExpressionReader(tables());
    this.shape = Shape.parse(entries);
  }

  /**
   * Reads a mapping.
   *
   * @param file its name, for messages
   * @throws InvalidMappingException when it is wrong
   */
  static Mapping read(String file, String text) {
    return new MappingReader(MappingNode.parse(file, text)).read();
  }

  private Mapping read() {
    MappingNode id = root.required("format");
    if (!id.text().matches("[a-z0-9][a-z0-9.-]{0,59}")) {
      throw id.wrong("the id of a format has lower-case letters, digits, '-' and '.'");
    }
    MappingNode toolNode = root.required("tool");
    String tool = toolNode.text().strip();
    if (tool.isEmpty()) {
      throw toolNode.wrong("the tool needs a name");
    }
    Category category = FindingFields.category(root.required("category"));
    List<Section> sections = sections();
    ScanFields scan =
        entries.containsKey("scan")
            ? ScanFields.parse(root.required("scan"), expressions)
            : ScanFields.none();
    scan.paths(
        path -> {
          if (!path.isAbsolute() || !shape.isJson()) {
            throw root.required("scan")
                .wrong("'" + path.text() + "' is not from the report: $ is missing");
          }
          plan.collect(path, root.required("scan"));
        });
    lookups(sections);
    plan.check(root.required("findings"));
    return new Mapping(
        id.text(),
        entries.containsKey("name") ? root.required("name").text() : id.text(),
        tool,
        category,
        shape,
        entries.containsKey("detect") ? Detection.parse(root.required("detect")) : Detection.none(),
        scan,
        sections,
        entries.containsKey("ignore") ? Set.copyOf(root.required("ignore").texts()) : Set.of(),
        identity(sections),
        entries.containsKey("empty-is-clean") && root.required("empty-is-clean").flag(),
        plan);
  }

  private Map<String, Map<String, String>> tables() {
    Map<String, Map<String, String>> tables = new LinkedHashMap<>();
    if (entries.containsKey("tables")) {
      root.required("tables")
          .entries()
          .forEach((name, table) -> tables.put(name, TextChange.table(table)));
    }
    return tables;
  }

  private List<Section> sections() {
    Map<String, MappingNode> defaults = new LinkedHashMap<>();
    if (entries.containsKey("defaults")) {
      Set<String> known = new TreeSet<>(FindingFields.KEYS);
      known.add("require");
      known.add("when");
      defaults.putAll(root.required("defaults").entries(known));
    }
    List<Section> sections = new ArrayList<>();
    MappingNode findings = root.required("findings");
    for (MappingNode node : findings.elements()) {
      Section section = section(node, defaults);
      sections.add(section);
      if (shape.isJson()) {
        if (shape.kind() == Shape.Kind.JSON_LINES) {
          requireNear(section, node);
        }
        plan.add(section, node);
      } else {
        requireOwn(section, node);
      }
    }
    if (sections.isEmpty()) {
      throw findings.wrong("there are no findings");
    }
    return sections;
  }

  private Section section(MappingNode node, Map<String, MappingNode> defaults) {
    Set<String> known = new TreeSet<>(FindingFields.KEYS);
    known.addAll(OF_SECTION);
    Map<String, MappingNode> own = new LinkedHashMap<>(defaults);
    Map<String, MappingNode> stated = node.entries(known);
    own.putAll(stated);
    if (stated.containsKey("location") && stated.containsKey("locations")) {
      throw node.wrong("either location or locations");
    }
    Map<String, MappingNode> fields = new LinkedHashMap<>(own);
    fields.keySet().removeAll(OF_SECTION);
    MappingNode at = own.get("at");
    MappingNode each = own.get("each");
    MappingNode when = own.get("when");
    MappingNode require = own.get("require");
    MappingNode items = own.get("items");
    MappingNode orSelf = own.get("or-self");
    if (at == null && shape.kind() == Shape.Kind.JSON) {
      throw node.wrong("'at' is missing: where are the findings?");
    }
    if (orSelf != null && each == null) {
      throw orSelf.wrong("'or-self' belongs to 'each'");
    }
    return new Section(
        at == null ? List.of() : at(at),
        Optional.ofNullable(each).map(ItemPath::parse),
        orSelf != null && orSelf.flag(),
        items != null && any(items),
        when == null ? Condition.ALWAYS : Condition.parse(when),
        require == null ? List.of() : require.elements().stream().map(ItemPath::parse).toList(),
        FindingFields.parse(fields, expressions));
  }

  private List<ItemPath.Step> at(MappingNode node) {
    if (!shape.isJson()) {
      throw node.wrong("each row of a table is an item: there is no 'at'");
    }
    return stream(node);
  }

  private static List<ItemPath.Step> stream(MappingNode node) {
    try {
      return new PathParser(node.text()).streamPath();
    } catch (IllegalArgumentException e) {
      throw node.wrong(String.valueOf(e.getMessage()));
    }
  }

  private static boolean any(MappingNode node) {
    return switch (node.text()) {
      case "any" -> true;
      case "object" -> false;
      default -> throw node.wrong("expected object or any");
    };
  }

  /** Of several documents nothing is collected beforehand. */
  private static void requireNear(Section section, MappingNode node) {
    section.paths(
        (path, below) -> {
          if (path.isAbsolute() || path.ups() > below) {
            throw node.wrong("'" + path.text() + "' leaves the document, one of several");
          }
        });
  }

  private static void requireOwn(Section section, MappingNode node) {
    section.paths(
        (path, below) -> {
          if (path.isAbsolute() || path.ups() > below) {
            throw node.wrong("'" + path.text() + "' leaves the row");
          }
        });
  }

  private void lookups(List<Section> sections) {
    Set<String> known = new LinkedHashSet<>();
    if (entries.containsKey("lookups")) {
      MappingNode lookups = root.required("lookups");
      if (shape.kind() != Shape.Kind.JSON) {
        throw lookups.wrong("only one JSON document has lookups");
      }
      lookups
          .entries()
          .forEach(
              (name, node) -> {
                Map<String, MappingNode> parts = node.entries(Set.of("at", "key", "facts"));
                Map<String, Expression> facts = new LinkedHashMap<>();
                node.required("facts")
                    .entries()
                    .forEach((fact, value) -> facts.put(fact, expressions.list(value)));
                facts.keySet().forEach(fact -> known.add(name + "/" + fact));
                MappingNode at = node.required("at");
                Expression key =
                    parts.containsKey("key")
                        ? expressions.single(node.required("key"))
                        : new Expression.At(new PathParser("~").itemPath());
                plan.add(new Lookup(name, stream(at), key, facts), at);
              });
    }
    for (Section section : sections) {
      section
          .fields()
          .expressions(
              (expression, below) ->
                  expression.lookups(
                      asked -> {
                        if (!known.contains(asked)) {
                          throw root.required("findings")
                              .wrong("there is no lookup with the fact '" + asked + "'");
                        }
                      }));
    }
  }

  /** Names of mapped fields, so that what the documentation says of the identity is true. */
  private List<String> identity(List<Section> sections) {
    MappingNode node = root.required("identity");
    for (MappingNode field : node.elements()) {
      if (sections.stream().noneMatch(section -> section.fields().has(field.text()))) {
        throw field.wrong("'" + field.text() + "' is no field that this mapping sets");
      }
    }
    return node.texts();
  }
}
