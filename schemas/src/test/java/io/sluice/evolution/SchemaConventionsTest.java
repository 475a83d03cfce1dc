/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.junit.jupiter.api.Test;

/** Conventions of the event schemas that keep them explained and able to grow. */
class SchemaConventionsTest {

  private final Collection<Schema> schemas = PresentSchemas.all().values();

  @Test
  void shouldDocumentEveryTypeAndField() {
    List<String> silent =
        Stream.concat(
                schemas.stream().filter(schema -> isBlank(schema.getDoc())).map(Schema::getName),
                fields(field -> isBlank(field.doc())))
            .toList();

    assertThat(silent).as("schemas and fields without doc").isEmpty();
  }

  @Test
  void shouldDefaultEveryEnumToUnknown() {
    List<String> unsafe =
        schemas.stream()
            .filter(schema -> schema.getType() == Schema.Type.ENUM)
            .filter(
                schema ->
                    !"UNKNOWN".equals(schema.getEnumDefault())
                        || !schema.getEnumSymbols().get(0).equals("UNKNOWN"))
            .map(Schema::getName)
            .toList();

    assertThat(unsafe).as("enums whose first symbol and default are not UNKNOWN").isEmpty();
  }

  @Test
  void shouldWriteTimesInOneWay() {
    List<String> odd =
        Stream.concat(
                fields(field -> looksLikeTime(field) && !isTimestampMillis(field.schema())),
                fields(field -> hasOtherLogicalType(field.schema())))
            .toList();

    assertThat(odd)
        .as("fields named ...At, or with a logical type, but not timestamp-millis")
        .isEmpty();
  }

  @Test
  void shouldPutEverySchemaIntoTheOneNamespace() {
    assertThat(schemas).extracting(Schema::getNamespace).containsOnly("io.sluice.event");
  }

  @Test
  void shouldFindTheValuesThatOutliveAProgram() {
    assertThat(PresentSchemas.values().keySet())
        .contains("ScanRecord", "Finding", "ScoredIssue", "DeadLetter", "AssignedFinding")
        .doesNotContain("Location", "Severity", "RawFinding");
  }

  private Stream<String> fields(Predicate<Field> filter) {
    return schemas.stream()
        .filter(schema -> schema.getType() == Schema.Type.RECORD)
        .flatMap(
            schema ->
                schema.getFields().stream()
                    .filter(filter)
                    .map(field -> schema.getName() + "." + field.name()));
  }

  private static boolean isBlank(String doc) {
    return doc == null || doc.isBlank();
  }

  private static boolean looksLikeTime(Field field) {
    String name = field.name();
    return name.endsWith("At") || name.toLowerCase(Locale.ROOT).endsWith("timestamp");
  }

  private static boolean isTimestampMillis(Schema schema) {
    return branches(schema)
        .allMatch(
            branch ->
                branch.getType() == Schema.Type.NULL
                    || "timestamp-millis".equals(logicalType(branch)));
  }

  private static boolean hasOtherLogicalType(Schema schema) {
    return branches(schema)
        .map(SchemaConventionsTest::logicalType)
        .anyMatch(type -> !type.isEmpty() && !type.equals("timestamp-millis"));
  }

  private static Stream<Schema> branches(Schema schema) {
    return schema.isUnion() ? schema.getTypes().stream() : Stream.of(schema);
  }

  private static String logicalType(Schema schema) {
    String type = schema.getProp("logicalType");
    return type == null ? "" : type;
  }
}
