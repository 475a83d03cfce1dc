/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Proves that the check catches what breaks consumers, and lets pass what does not. */
class SchemaEvolutionTest {

  private static final String RELEASED =
      """
      {"type": "record", "name": "Event", "namespace": "n", "fields": [
        {"name": "id", "type": "string"},
        {"name": "note", "type": ["null", "string"], "default": null},
        {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
        {"name": "level", "type": {"type": "enum", "name": "Level",
          "symbols": ["UNKNOWN", "LOW", "HIGH"], "default": "UNKNOWN"}},
        {"name": "places", "type": {"type": "array", "items":
          {"type": "record", "name": "Place", "fields": [{"name": "line", "type": "int"}]}}}
      ]}
      """;

  @Test
  void shouldAllowWhatReadersOnBothSidesUnderstand() {
    assertAllowed("{\"name\": \"id\"", "{\"name\": \"id\", \"doc\": \"explained\"");
    assertAllowed(
        "{\"name\": \"at\"",
        "{\"name\": \"more\", \"type\": \"int\", \"default\": 0}, {\"name\": \"at\"");
    assertAllowed("{\"name\": \"note\", \"type\": [\"null\", \"string\"], \"default\": null},", "");
    assertAllowed("\"LOW\"", "\"LOW\", \"MEDIUM\"");
    assertAllowed(
        "{\"name\": \"line\", \"type\": \"int\"}",
        "{\"name\": \"line\", \"type\": \"int\"}, {\"name\": \"column\", \"type\": [\"null\", \"int\"], \"default\": null}");
  }

  @Test
  void shouldCatchARemovedFieldWithoutDefault() {
    assertBroken("{\"name\": \"id\", \"type\": \"string\"},", "", "Event.id was removed");
  }

  @Test
  void shouldCatchARenamedField() {
    assertBroken("\"name\": \"id\"", "\"name\": \"key\"", "Event.id was removed (or renamed)");
  }

  @Test
  void shouldCatchANewFieldWithoutDefault() {
    assertBroken(
        "{\"name\": \"id\"",
        "{\"name\": \"more\", \"type\": \"int\"}, {\"name\": \"id\"",
        "Event.more is new and has no default");
  }

  @Test
  void shouldCatchAChangedType() {
    assertBroken(
        "\"id\", \"type\": \"string\"", "\"id\", \"type\": \"long\"", "string and is long");
  }

  @Test
  void shouldCatchAWidenedTypeThatReleasedReadersCannotNarrow() {
    assertBroken("\"line\", \"type\": \"int\"", "\"line\", \"type\": \"long\"", "int and is long");
  }

  @Test
  void shouldCatchATypeChangeThatAvroCallsCompatible() {
    assertBroken(
        "\"id\", \"type\": \"string\"", "\"id\", \"type\": \"bytes\"", "string and is bytes");
    assertBroken(
        ", \"logicalType\": \"timestamp-millis\"", "", "timestamp-millis and has no logical type");
    assertBroken("timestamp-millis", "timestamp-micros", "has the logical type timestamp-micros");
  }

  @Test
  void shouldCatchAFieldThatBecameOptional() {
    assertBroken(
        "\"id\", \"type\": \"string\"",
        "\"id\", \"type\": [\"string\", \"null\"]",
        "Event.id was of type string");
  }

  @Test
  void shouldCatchANewBranchOfAUnion() {
    assertBroken(
        "[\"null\", \"string\"]",
        "[\"null\", \"string\", \"int\"]",
        "Event.note can now also be int");
    assertBroken("[\"null\", \"string\"]", "[\"null\"]", "Event.note can no longer be string");
  }

  @Test
  void shouldCatchARenamedRecord() {
    assertBroken("\"name\": \"Event\"", "\"name\": \"Incident\"", "was n.Event and is n.Incident");
    assertBroken("\"name\": \"Place\"", "\"name\": \"Spot\"", "Event.places[] was n.Place");
  }

  @Test
  void shouldCatchARecordThatMovedToAnotherNamespace() {
    assertBroken("\"namespace\": \"n\"", "\"namespace\": \"m\"", "was n.Event and is m.Event");
  }

  @Test
  void shouldCatchARemovedEnumSymbolAlthoughAvroFallsBackToTheDefault() {
    assertBroken("\"LOW\", ", "", "Event.level lost the symbols [LOW]");
  }

  @Test
  void shouldCatchAnEnumThatLostItsDefault() {
    assertBroken("], \"default\": \"UNKNOWN\"", "]", "had the default UNKNOWN and has null");
  }

  @Test
  void shouldTellTheAuthorWhatToDo() {
    assertThat(
            violations(
                "{\"name\": \"id\"", "{\"name\": \"more\", \"type\": \"int\"}, {\"name\": \"id\""))
        .containsExactly(
            "Event.more is new and has no default, so released events cannot be read;"
                + " give it a default.");
  }

  private static void assertAllowed(String part, String replacement) {
    assertThat(violations(part, replacement)).isEmpty();
  }

  private static void assertBroken(String part, String replacement, String message) {
    assertThat(violations(part, replacement))
        .anySatisfy(violation -> assertThat(violation).contains(message));
  }

  private static List<String> violations(String part, String replacement) {
    assertThat(RELEASED).contains(part);
    Schema present = new Schema.Parser().parse(RELEASED.replace(part, replacement));
    return SchemaEvolution.violations(new Schema.Parser().parse(RELEASED), present);
  }
}
