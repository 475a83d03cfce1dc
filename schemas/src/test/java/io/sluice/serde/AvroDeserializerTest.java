/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.serde;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.CodeownersRule;
import io.sluice.event.IntelSource;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.registry.MockSchemaRegistry;
import io.sluice.registry.SchemaRegistryUnavailableException;
import io.sluice.registry.UnknownSchemaException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reading what other programs and other versions wrote, and what nobody should have written. */
class AvroDeserializerTest {

  private final String scope = UUID.randomUUID().toString();
  private final MockSchemaRegistry registry = MockSchemaRegistry.scope(scope);

  @AfterEach
  void dropScope() {
    MockSchemaRegistry.drop(scope);
  }

  private <T> AvroDeserializer<T> deserializer(Map<String, Object> more) {
    Map<String, Object> config = new HashMap<>(more);
    config.put("schema.registry.url", "mock://" + scope);
    AvroDeserializer<T> deserializer = new AvroDeserializer<>();
    deserializer.configure(config, false);
    return deserializer;
  }

  @Test
  void shouldReadAnOlderVersionWithDefaults() throws Exception {
    Schema older = without(CodeownersRule.getClassSchema(), "owners");
    int id = registry.register("t-value", older);
    GenericRecord rule =
        new GenericRecordBuilder(older).set("pattern", "/src/").set("line", 7).build();

    AvroDeserializer<CodeownersRule> deserializer = deserializer(Map.of());

    assertThat(deserializer.deserialize("t", encode(id, rule)))
        .isEqualTo(CodeownersRule.newBuilder().setPattern("/src/").setLine(7).build());
  }

  @Test
  void shouldRefuseAVersionThatTheClassCannotRead() throws Exception {
    Schema foreign = without(CodeownersRule.getClassSchema(), "line");
    int id = registry.register("t-value", foreign);
    GenericRecord rule =
        new GenericRecordBuilder(foreign).set("pattern", "*").set("owners", List.of()).build();

    AvroDeserializer<CodeownersRule> deserializer = deserializer(Map.of());

    assertThatThrownBy(() -> deserializer.deserialize("t", encode(id, rule)))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("CodeownersRule")
        .hasMessageContaining("line");
  }

  @Test
  void shouldReadANewerVersionWithoutWhatItDoesNotKnow() throws Exception {
    Schema newer =
        new Schema.Parser()
            .parse(
                PlainSchema.of(VulnerabilityIntel.getClassSchema())
                    .toString()
                    .replace("\"UNKNOWN\",", "\"UNKNOWN\",\"SHINY\",")
                    .replace(
                        "{\"name\":\"feedVersion\"",
                        "{\"name\":\"shiny\",\"type\":{\"type\":\"array\",\"items\":\"string\"},"
                            + "\"default\":[]},{\"name\":\"feedVersion\""));
    int id = registry.register("t-value", newer);
    GenericRecord intel =
        new GenericRecordBuilder(newer)
            .set("vulnerabilityId", "CVE-2026-0001")
            .set("source", new GenericData.EnumSymbol(newer.getField("source").schema(), "SHINY"))
            .set("shiny", List.of("a", "b"))
            .set("feedVersion", "1")
            .set("observedAt", Events.NOON.toEpochMilli())
            .build();

    AvroDeserializer<VulnerabilityIntel> deserializer = deserializer(Map.of());

    assertThat(deserializer.deserialize("t", encode(id, intel)))
        .isEqualTo(
            VulnerabilityIntel.newBuilder()
                .setVulnerabilityId("CVE-2026-0001")
                .setSource(IntelSource.UNKNOWN)
                .setFeedVersion("1")
                .setObservedAt(Events.NOON)
                .build());
  }

  @Test
  void shouldReadGenericRecordsWhenAsked() {
    byte[] bytes = write(Events.epss("CVE-2026-0001", 0.25));

    AvroDeserializer<GenericRecord> plain = deserializer(Map.of("specific.avro.reader", false));
    AvroDeserializer<GenericRecord> logical =
        deserializer(
            Map.of("specific.avro.reader", "false", "avro.use.logical.type.converters", "true"));

    GenericRecord event = requireNonNull(plain.deserialize("t", bytes));
    assertThat(event).isNotInstanceOf(SpecificRecord.class);
    assertThat(String.valueOf(event.get("vulnerabilityId"))).isEqualTo("CVE-2026-0001");
    assertThat(event.get("observedAt")).isEqualTo(Events.NOON.toEpochMilli());
    assertThat(requireNonNull(logical.deserialize("t", bytes)).get("observedAt"))
        .isEqualTo(Events.NOON);
  }

  @Test
  void shouldRefuseATypeWithoutAGeneratedClass() throws Exception {
    Schema foreign = SchemaBuilder.record("com.acme.Order").fields().requiredInt("n").endRecord();
    Schema dangerous =
        SchemaBuilder.record("java.lang.ProcessBuilder").fields().requiredInt("n").endRecord();
    AvroDeserializer<SpecificRecord> deserializer = deserializer(Map.of());

    for (Schema schema : List.of(foreign, dangerous)) {
      int id = registry.register(schema.getName(), schema);
      GenericRecord datum = new GenericRecordBuilder(schema).set("n", 1).build();
      assertThatThrownBy(() -> deserializer.deserialize("t", encode(id, datum)))
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining("schema " + id + " is of " + schema.getFullName());
    }
  }

  @Test
  void shouldCallWhatIsNotTheFormatBadBytes() {
    AvroDeserializer<SpecificRecord> deserializer = deserializer(Map.of());

    for (String hex : List.of("", "00", "00000000", "01000000010203", "7b2261223a317d")) {
      assertThatThrownBy(() -> deserializer.deserialize("t", HexFormat.of().parseHex(hex)))
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining("not in the Confluent wire format");
    }
  }

  @Test
  void shouldCallAnUnknownSchemaIdABadRecord() {
    AvroDeserializer<SpecificRecord> deserializer = deserializer(Map.of());

    assertThatThrownBy(() -> deserializer.deserialize("t", new byte[] {0, 0, 0, 0, 99, 1}))
        .isInstanceOf(SerializationException.class)
        .hasCauseInstanceOf(UnknownSchemaException.class)
        .hasMessageContaining("schema 99")
        .satisfies(e -> assertThat(SchemaRegistryUnavailableException.isCauseOf(e)).isFalse());
  }

  @Test
  void shouldNotCallARecordBadWhenTheRegistryIsAway() {
    AvroDeserializer<SpecificRecord> deserializer = new AvroDeserializer<>();
    deserializer.configure(
        Map.of("schema.registry.url", "http://localhost:1", "max.retries", 0), false);

    assertThatThrownBy(() -> deserializer.deserialize("t", new byte[] {0, 0, 0, 0, 1, 1}))
        .isNotInstanceOf(SerializationException.class)
        .satisfies(e -> assertThat(SchemaRegistryUnavailableException.isCauseOf(e)).isTrue());
    deserializer.close();
  }

  @Test
  void shouldNotAllocateWhatHostileLengthsClaim() {
    int id = registry.register("t-value", PlainSchema.of(CodeownersRule.getClassSchema()));
    AvroDeserializer<CodeownersRule> deserializer = deserializer(Map.of());
    // Two gigabytes of text; two billion owners; a negative length; as many items in a block of
    // negative count, which is followed by its size.
    List<String> hostile =
        List.of("feffffff0f61", "0261" + "feffffff0f0261", "0161", "0261" + "ffffffff0f020261");

    for (String hex : hostile) {
      byte[] datum = HexFormat.of().parseHex(hex);
      byte[] bytes =
          ByteBuffer.allocate(5 + datum.length).put((byte) 0).putInt(id).put(datum).array();
      assertThatThrownBy(() -> deserializer.deserialize("t", bytes))
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining("io.sluice.event.CodeownersRule cannot be decoded");
    }
  }

  @Test
  void shouldSayThatItWasNotConfigured() {
    assertThatThrownBy(() -> new AvroDeserializer<>().deserialize("t", new byte[6]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("configure()");
  }

  private byte[] write(SpecificRecord event) {
    AvroSerializer<SpecificRecord> serializer = new AvroSerializer<>();
    serializer.configure(Map.of("schema.registry.url", "mock://" + scope), false);
    byte[] bytes = serializer.serialize("t", event);
    return bytes == null ? new byte[0] : bytes;
  }

  private static Schema without(Schema schema, String field) {
    List<Schema.Field> fields =
        PlainSchema.of(schema).getFields().stream()
            .filter(candidate -> !candidate.name().equals(field))
            .map(kept -> new Schema.Field(kept, kept.schema()))
            .toList();
    return Schema.createRecord(
        schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
  }

  private static byte[] encode(int id, GenericRecord datum) throws Exception {
    RecordEncoder encoder = new RecordEncoder();
    new GenericDatumWriter<GenericRecord>(datum.getSchema()).write(datum, encoder);
    return encoder.record(id);
  }
}
