/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.evolution;

import static java.util.stream.Collectors.toMap;

import io.sluice.serde.PlainSchema;
import io.sluice.topic.TopicManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** The schemas of the working tree, as the generated classes carry them. */
final class PresentSchemas {

  private static final Path SOURCES = Path.of("src/main/avro");
  private static final String SUFFIX = ".avsc";

  private PresentSchemas() {}

  /** Every schema by simple name, in plain form: records and enums. */
  static Map<String, Schema> all() {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(SUFFIX))
          .map(file -> file.substring(0, file.length() - SUFFIX.length()))
          .collect(toMap(name -> name, PresentSchemas::ofClass, (a, b) -> a, TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException("schemas cannot be listed", e);
    }
  }

  /**
   * What is stored as a value of its own and so outlives a program: the values of all topics, and
   * every record that is part of no other record (values of stores and repartition topics). They
   * contain all the other schemas.
   */
  static Map<String, Schema> values() {
    Map<String, Schema> all = all();
    Set<String> parts = new HashSet<>();
    all.values().forEach(schema -> collectParts(schema, parts));
    List<String> topicValues =
        TopicManifest.bundled().topics().stream().map(TopicManifest.Entry::value).toList();
    Map<String, Schema> values = new TreeMap<>(all);
    values
        .values()
        .removeIf(
            schema ->
                schema.getType() != Schema.Type.RECORD
                    || (parts.contains(schema.getName())
                        && !topicValues.contains(schema.getName())));
    return values;
  }

  private static Schema ofClass(String name) {
    try {
      return PlainSchema.of(SpecificData.get().getSchema(Class.forName("io.sluice.event." + name)));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name + SUFFIX + " has no generated class", e);
    }
  }

  private static void collectParts(Schema schema, Set<String> parts) {
    for (Schema part : partsOf(schema)) {
      switch (part.getType()) {
        case RECORD, ENUM, FIXED -> {
          if (parts.add(part.getName())) {
            collectParts(part, parts);
          }
        }
        default -> collectParts(part, parts);
      }
    }
  }

  private static Collection<Schema> partsOf(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> schema.getFields().stream().map(Schema.Field::schema).toList();
      case UNION -> schema.getTypes();
      case ARRAY -> List.of(schema.getElementType());
      case MAP -> List.of(schema.getValueType());
      default -> List.of();
    };
  }
}
