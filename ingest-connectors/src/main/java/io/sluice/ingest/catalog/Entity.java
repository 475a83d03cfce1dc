/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A Backstage entity as far as this project reads it (<a
 * href="https://backstage.io/docs/features/software-catalog/descriptor-format">Descriptor
 * format</a>).
 *
 * @param line 1-based line of the file where its document starts
 * @param ref kind, namespace and name
 * @param title human name, when there is one
 * @param annotations {@code metadata.annotations}
 * @param tags {@code metadata.tags}
 * @param spec {@code spec}, as nodes
 * @param relations relations that Backstage computed, when it exported the entity
 */
record Entity(
    int line,
    EntityRef ref,
    @Nullable String title,
    Map<String, String> annotations,
    List<String> tags,
    Map<String, Node> spec,
    List<Relation> relations) {

  /** A relation of the entity to another one, such as {@code ownedBy}. */
  record Relation(String type, EntityRef target) {}

  private static final int MAX_LENGTH = 63;
  // Backstage's isValidObjectName and isValidNamespace.
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");
  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]+(-+[a-z0-9]+)*");

  private static final List<String> REFERENCES =
      List.of(
          "owner",
          "system",
          "domain",
          "subdomainOf",
          "subcomponentOf",
          "dependsOn",
          "dependencyOf",
          "providesApis",
          "consumesApis",
          "parent",
          "children");

  /** An entity that cannot be used, and why. */
  static final class InvalidEntityException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidEntityException(String problem) {
      super(problem);
    }
  }

  /** Reads the root of a document that has a {@code kind}. */
  static Entity of(int line, Map<String, Node> root) throws InvalidEntityException {
    String apiVersion = YamlNodes.text(root.get("apiVersion"));
    if (apiVersion == null || !apiVersion.contains("backstage.io/")) {
      throw new InvalidEntityException(
          "not a Backstage entity: apiVersion is " + (apiVersion == null ? "missing" : apiVersion));
    }
    Map<String, Node> metadata = YamlNodes.entries(root.get("metadata"));
    String kind = required(YamlNodes.text(root.get("kind")), "kind");
    String name = required(YamlNodes.text(metadata.get("name")), "metadata.name");
    String namespace = YamlNodes.text(metadata.get("namespace"));
    if (name.length() > MAX_LENGTH || !NAME.matcher(name).matches()) {
      throw new InvalidEntityException(
          kind + " '" + shorten(name) + "': metadata.name must be 1 to 63 of [-A-Za-z0-9_.]");
    }
    if (namespace != null
        && (namespace.length() > MAX_LENGTH || !NAMESPACE.matcher(namespace).matches())) {
      throw new InvalidEntityException(
          kind + " '" + name + "': metadata.namespace must be lower-case words joined by '-'");
    }
    Map<String, String> annotations = new LinkedHashMap<>();
    for (Map.Entry<String, Node> annotation :
        YamlNodes.entries(metadata.get("annotations")).entrySet()) {
      String value = YamlNodes.text(annotation.getValue());
      if (value != null) {
        annotations.put(annotation.getKey(), value);
      }
    }
    Entity entity =
        new Entity(
            line,
            new EntityRef(kind, namespace == null ? EntityRef.DEFAULT_NAMESPACE : namespace, name),
            YamlNodes.text(metadata.get("title")),
            annotations,
            YamlNodes.texts(metadata.get("tags")),
            YamlNodes.entries(root.get("spec")),
            relations(root.get("relations")));
    entity.requireRendered();
    return entity;
  }

  /** Whether text holds the marks of a template that nobody has rendered yet. */
  static boolean isTemplate(String text) {
    return text.contains("{{") || text.contains("{%");
  }

  boolean isKind(String kind) {
    return ref.kind().equalsIgnoreCase(kind);
  }

  Optional<String> annotation(String name) {
    return Optional.ofNullable(annotations.get(name));
  }

  Optional<String> specText(String name) {
    return Optional.ofNullable(YamlNodes.text(spec.get(name)));
  }

  /**
   * References that a field of the spec holds, then those of the relations of a type. Those of
   * another form are left out; {@link #malformed} has them.
   */
  List<EntityRef> references(String field, String relation, String defaultKind) {
    return Stream.concat(
            YamlNodes.texts(spec.get(field)).stream()
                .flatMap(text -> EntityRef.parse(text, defaultKind, ref.namespace()).stream()),
            relations.stream().filter(found -> found.type().equals(relation)).map(Relation::target))
        .distinct()
        .toList();
  }

  /** The first such reference. */
  Optional<EntityRef> reference(String field, String relation, String defaultKind) {
    return references(field, relation, defaultKind).stream()
        .filter(
            found ->
                !field.equals("system") && !field.equals("domain")
                    || found.kind().equalsIgnoreCase(defaultKind))
        .findFirst();
  }

  /** Fields of the spec that should hold references and hold something else. */
  List<String> malformed() {
    return REFERENCES.stream()
        .filter(
            field ->
                YamlNodes.texts(spec.get(field)).stream()
                    .anyMatch(text -> EntityRef.parse(text, "any", ref.namespace()).isEmpty()))
        .toList();
  }

  private static List<Relation> relations(@Nullable Node node) {
    if (!(node instanceof SequenceNode sequence)) {
      return List.of();
    }
    List<Relation> relations = new ArrayList<>();
    for (Node element : sequence.getValue()) {
      Map<String, Node> relation = YamlNodes.entries(element);
      String type = YamlNodes.text(relation.get("type"));
      String target = YamlNodes.text(relation.get("targetRef"));
      if (type != null && target != null) {
        EntityRef.parse(target, "Component", EntityRef.DEFAULT_NAMESPACE)
            .ifPresent(found -> relations.add(new Relation(type, found)));
      }
    }
    return relations;
  }

  private void requireRendered() throws InvalidEntityException {
    for (String read : List.of("owner", "system", "lifecycle")) {
      if (isTemplate(specText(read).orElse(""))) {
        throw new InvalidEntityException(ref + ": spec." + read + " is an unrendered template");
      }
    }
    for (Map.Entry<String, String> annotation : annotations.entrySet()) {
      if (isTemplate(annotation.getValue())) {
        throw new InvalidEntityException(
            ref + ": annotation " + shorten(annotation.getKey()) + " is an unrendered template");
      }
    }
  }

  private static String required(@Nullable String value, String field)
      throws InvalidEntityException {
    if (value == null) {
      throw new InvalidEntityException(field + " is missing or not text");
    }
    if (isTemplate(value)) {
      throw new InvalidEntityException(field + " is an unrendered template");
    }
    return value;
  }

  private static String shorten(String text) {
    return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text;
  }
}
