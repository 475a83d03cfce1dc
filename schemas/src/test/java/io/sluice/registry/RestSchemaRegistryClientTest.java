/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The protocol, request by request, against a server that serves it under a path. */
class RestSchemaRegistryClientTest {

  private static final Schema SCHEMA =
      SchemaBuilder.record("n.Event").fields().requiredString("id").endRecord();
  private static final Schema GROWN =
      SchemaBuilder.record("n.Event")
          .fields()
          .requiredString("id")
          .optionalString("note")
          .endRecord();
  private static final Schema BROKEN =
      SchemaBuilder.record("n.Event").fields().requiredLong("id").endRecord();

  private final FakeRegistry registry = FakeRegistry.start("/apis/ccompat/v7");
  private final SchemaRegistryClient client = client(Map.of());

  @AfterEach
  void close() {
    client.close();
    registry.close();
  }

  private SchemaRegistryClient client(Map<String, Object> more) {
    Map<String, Object> config = new HashMap<>(more);
    config.put("schema.registry.url", registry.url() + "/");
    config.put("retries.wait.ms", 1);
    return SchemaRegistryClient.create(config);
  }

  @Test
  void shouldRegisterFetchAndFindASchema() {
    int id = client.register("t-value", SCHEMA);

    assertThat(client.schemaById(id)).isEqualTo(SCHEMA);
    assertThat(client.lookUp("t-value", SCHEMA))
        .isEqualTo(new RegisteredSchema("t-value", 1, id, SCHEMA));
    assertThat(client.idOf("t-value", SCHEMA)).isEqualTo(id);
    assertThat(registry.requests())
        .containsExactly(
            "POST /subjects/t-value/versions", "GET /schemas/ids/" + id, "POST /subjects/t-value");
    assertThat(registry.mediaTypes())
        .containsExactly(
            "application/vnd.schemaregistry.v1+json", "", "application/vnd.schemaregistry.v1+json");
  }

  @Test
  void shouldAskOnceForWhatCannotChange() {
    int id = client.register("t-value", SCHEMA);
    client.schemaById(id);
    client.lookUp("t-value", SCHEMA);

    client.register("t-value", SCHEMA);
    client.lookUp("t-value", SCHEMA);

    assertThat(client.schemaById(id)).isSameAs(client.schemaById(id));
    assertThat(registry.requests()).hasSize(3);
  }

  @Test
  void shouldGiveTheLastVersionAfresh() {
    client.register("t-value", SCHEMA);
    assertThat(client.latest("t-value").version()).isEqualTo(1);

    registry.content().register("t-value", GROWN);

    assertThat(client.latest("t-value")).isEqualTo(new RegisteredSchema("t-value", 2, 2, GROWN));
  }

  @Test
  void shouldCheckCompatibilityWithoutRegistering() {
    client.register("t-value", SCHEMA);

    assertThat(client.compatibility("t-value", GROWN))
        .isEqualTo(new Compatibility(true, List.of()));
    assertThat(client.compatibility("t-value", BROKEN).compatible()).isFalse();
    assertThat(client.compatibility("t-value", BROKEN).messages())
        .anySatisfy(message -> assertThat(message).contains("TYPE_MISMATCH"));
    assertThat(client.compatibility("unknown-value", SCHEMA).compatible()).isTrue();
    assertThat(client.latest("t-value").version()).isEqualTo(1);
  }

  @Test
  void shouldTakeASubjectThatTheRegistryDoesNotKnowAsCompatible() {
    registry.answerNext(404, "{\"error_code\":40401,\"message\":\"Subject not found.\"}");

    assertThat(client.compatibility("t-value", SCHEMA).compatible()).isTrue();
  }

  @Test
  void shouldReadAndSetLevels() {
    client.setGlobalLevel(CompatibilityLevel.FULL);
    client.setLevel("t-value", CompatibilityLevel.FULL_TRANSITIVE);

    assertThat(client.globalLevel()).isEqualTo(CompatibilityLevel.FULL);
    assertThat(client.level("t-value")).isEqualTo(CompatibilityLevel.FULL_TRANSITIVE);
    assertThat(client.level("other-value")).isEqualTo(CompatibilityLevel.FULL);
    assertThat(registry.requests()).contains("GET /config/t-value?defaultToGlobal=true");
  }

  @Test
  void shouldFallBackToTheGlobalLevelWhenTheRegistryDoesNot() {
    registry.answerNext(404, "{\"error_code\":40401,\"message\":\"Subject not found.\"}");

    assertThat(client.level("t-value")).isEqualTo(CompatibilityLevel.BACKWARD);
  }

  @Test
  void shouldEncodeSubjectsThatAreNoPlainPathSegment() {
    client.register("a/b c+d-value", SCHEMA);

    assertThat(registry.requests()).containsExactly("POST /subjects/a%2Fb%20c%2Bd-value/versions");
    assertThat(registry.content().subjects()).containsExactly("a/b c+d-value");
  }

  @Test
  void shouldAskTheRegistryToNormalize() {
    try (SchemaRegistryClient normalizing = client(Map.of("normalize.schemas", true))) {
      normalizing.register("t-value", SCHEMA);
      normalizing.lookUp("t-value", SCHEMA);
    }

    assertThat(registry.requests())
        .containsExactly(
            "POST /subjects/t-value/versions?normalize=true",
            "POST /subjects/t-value?normalize=true");
  }

  @Test
  void shouldTellAnUnknownIdSubjectAndSchemaApart() {
    assertThatThrownBy(() -> client.schemaById(7))
        .asInstanceOf(type(UnknownSchemaException.class))
        .satisfies(e -> assertThat(e.errorCode()).isEqualTo(UnknownSchemaException.SCHEMA))
        .satisfies(e -> assertThat(e.status()).isEqualTo(404));
    assertThatThrownBy(() -> client.latest("t-value"))
        .asInstanceOf(type(UnknownSchemaException.class))
        .satisfies(e -> assertThat(e.errorCode()).isEqualTo(UnknownSchemaException.SUBJECT));
    client.register("t-value", SCHEMA);
    assertThatThrownBy(() -> client.idOf("t-value", GROWN))
        .asInstanceOf(type(UnknownSchemaException.class))
        .satisfies(e -> assertThat(e.errorCode()).isEqualTo(UnknownSchemaException.SCHEMA));
  }

  @Test
  void shouldAskAgainForWhatWasUnknown() {
    assertThatThrownBy(() -> client.schemaById(1)).isInstanceOf(UnknownSchemaException.class);
    registry.content().register("t-value", SCHEMA);

    assertThat(client.schemaById(1)).isEqualTo(SCHEMA);
  }

  @Test
  void shouldReportARefusedSchemaOnce() {
    client.register("t-value", SCHEMA);

    assertThatThrownBy(() -> client.register("t-value", BROKEN))
        .asInstanceOf(type(IncompatibleSchemaException.class))
        .satisfies(e -> assertThat(e.status()).isEqualTo(409))
        .satisfies(e -> assertThat(e.errorCode()).isEqualTo(IncompatibleSchemaException.CODE))
        .satisfies(e -> assertThat(e).hasMessageContaining("t-value"));
    assertThat(registry.requests()).hasSize(2);
  }

  @Test
  void shouldReportAnInvalidSchema() {
    registry.answerNext(422, "{\"error_code\":42201,\"message\":\"Invalid schema\"}");

    assertThatThrownBy(() -> client.register("t-value", SCHEMA))
        .asInstanceOf(type(InvalidSchemaException.class))
        .satisfies(e -> assertThat(e.errorCode()).isEqualTo(InvalidSchemaException.SCHEMA));
  }

  @Test
  void shouldRefuseSchemasThatAreNotAvro() {
    registry
        .answerNext(200, "{\"schemaType\":\"JSON\",\"schema\":\"{}\"}")
        .answerNext(200, "{\"schema\":\"nonsense\"}");

    assertThatThrownBy(() -> client.schemaById(1))
        .isInstanceOf(InvalidSchemaException.class)
        .hasMessageContaining("schema 1 is of type JSON");
    assertThatThrownBy(() -> client.schemaById(1))
        .isInstanceOf(InvalidSchemaException.class)
        .hasMessageContaining("schema 1 is not a schema");
  }

  @Test
  void shouldFollowReferencesOnceEach() {
    registry
        .answerNext(200, referring("Outer", "\"n.Inner\"", "n.Inner", "n.Leaf"))
        .answerNext(200, referring("Inner", "\"n.Leaf\"", "n.Leaf"))
        .answerNext(200, referring("Leaf", "\"string\""));

    assertThat(client.schemaById(7).toString())
        .isEqualTo(
            "{\"type\":\"record\",\"name\":\"Outer\",\"namespace\":\"n\",\"fields\":[{\"name\":\"f\","
                + "\"type\":{\"type\":\"record\",\"name\":\"Inner\",\"fields\":[{\"name\":\"f\","
                + "\"type\":{\"type\":\"record\",\"name\":\"Leaf\",\"fields\":[{\"name\":\"f\","
                + "\"type\":\"string\"}]}}]}}]}");
    assertThat(registry.requests())
        .containsExactly(
            "GET /schemas/ids/7",
            "GET /subjects/n.Inner/versions/1",
            "GET /subjects/n.Leaf/versions/1");
  }

  @Test
  void shouldNotFollowReferencesInCircles() {
    registry
        .answerNext(200, referring("Outer", "\"n.Inner\"", "n.Inner"))
        .answerNext(200, referring("Inner", "\"n.Inner2\"", "n.Inner"));

    assertThatThrownBy(() -> client.schemaById(7)).isInstanceOf(InvalidSchemaException.class);
  }

  @Test
  void shouldNotFollowReferencesForEver() {
    for (int i = 0; i < 300; i++) {
      registry.answerNext(200, referring("R" + i, "\"n.R" + (i + 1) + "\"", "n.R" + (i + 1)));
    }

    assertThatThrownBy(() -> client.schemaById(7))
        .isInstanceOf(InvalidSchemaException.class)
        .hasMessageContaining("schema 7 refers to more than 200 other schemas");
  }

  private static String referring(String name, String fieldType, String... references) {
    String schema =
        "{\"type\":\"record\",\"name\":\"n.%s\",\"fields\":[{\"name\":\"f\",\"type\":%s}]}"
            .formatted(name, fieldType);
    List<String> items =
        Stream.of(references)
            .map("{\"name\":\"%1$s\",\"subject\":\"%1$s\",\"version\":1}"::formatted)
            .toList();
    return "{\"schema\":\"%s\",\"references\":%s}".formatted(schema.replace("\"", "\\\""), items);
  }
}
