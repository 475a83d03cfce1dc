/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.serde;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.CatalogAsset;
import io.sluice.event.CodeownersRule;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.registry.CompatibilityLevel;
import io.sluice.registry.IncompatibleSchemaException;
import io.sluice.registry.InvalidSchemaException;
import io.sluice.registry.MockSchemaRegistry;
import io.sluice.registry.SchemaRegistryUnavailableException;
import io.sluice.registry.UnknownSchemaException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which schema records are written with, and what happens when there is none. */
class AvroSerializerTest {

  private final String scope = UUID.randomUUID().toString();
  private final MockSchemaRegistry registry = MockSchemaRegistry.scope(scope);

  @AfterEach
  void dropScope() {
    MockSchemaRegistry.drop(scope);
  }

  private Map<String, Object> config(Map<String, Object> more) {
    Map<String, Object> config = new HashMap<>(more);
    config.put("schema.registry.url", "mock://" + scope);
    return config;
  }

  private AvroSerializer<SpecificRecord> serializer(Map<String, Object> more) {
    AvroSerializer<SpecificRecord> serializer = new AvroSerializer<>();
    serializer.configure(config(more), false);
    return serializer;
  }

  @Test
  void shouldBeMadeByKafkaFromItsClassName() throws Exception {
    Map<String, Object> config =
        config(
            Map.of(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, AvroSerializer.class.getName()));
    String className = String.valueOf(config.get(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG));

    @SuppressWarnings("unchecked")
    Serializer<VulnerabilityIntel> serializer = Utils.newInstance(className, Serializer.class);
    serializer.configure(config, false);

    assertThat(serializer.serialize("t", Events.epss("CVE-1", 0))).startsWith(0, 0, 0, 0, 1);
  }

  @Test
  void shouldRegisterSchemasWithoutJavaProperties() {
    serializer(Map.of()).serialize("t", Events.epss("CVE-1", 0));

    Schema registered = registry.latest("t-value").schema();
    assertThat(registered.toString())
        .doesNotContain("avro.java.string")
        .contains("\"doc\":\"CVE id;");
    assertThat(registered.getField("source").schema().getEnumDefault()).isEqualTo("UNKNOWN");
  }

  @Test
  void shouldRegisterTheClassSchemaAsItIsWhenAsked() {
    serializer(Map.of("avro.remove.java.properties", false))
        .serialize("t", Events.epss("CVE-1", 0));

    assertThat(registry.latest("t-value").schema()).isEqualTo(VulnerabilityIntel.getClassSchema());
  }

  @Test
  void shouldFollowTheConfiguredSubjectNames() {
    String prefix = "io.confluent.kafka.serializers.subject.";
    serializer(Map.of("value.subject.name.strategy", prefix + "RecordNameStrategy"))
        .serialize("t", Events.epss("CVE-1", 0));
    serializer(Map.of("value.subject.name.strategy", prefix + "TopicRecordNameStrategy"))
        .serialize("t", Events.epss("CVE-1", 0));
    AvroSerializer<SpecificRecord> keys = new AvroSerializer<>();
    keys.configure(config(Map.of()), true);
    keys.serialize("t", Events.epss("CVE-1", 0));

    assertThat(registry.subjects())
        .containsExactly(
            "io.sluice.event.VulnerabilityIntel", "t-io.sluice.event.VulnerabilityIntel", "t-key");
    assertThatThrownBy(() -> serializer(Map.of("value.subject.name.strategy", "com.acme.Mine")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("must be one of [TopicNameStrategy");
  }

  @Test
  void shouldNotRegisterWhenToldNotTo() {
    AvroSerializer<SpecificRecord> serializer = serializer(Map.of("auto.register.schemas", false));

    assertThatThrownBy(() -> serializer.serialize("t", Events.epss("CVE-1", 0)))
        .isInstanceOf(UnknownSchemaException.class);
    assertThat(registry.subjects()).isEmpty();

    registry.register("t-value", PlainSchema.of(VulnerabilityIntel.getClassSchema()));
    assertThat(serializer.serialize("t", Events.epss("CVE-1", 0))).startsWith(0, 0, 0, 0, 1);
  }

  @Test
  void shouldWriteTheLastVersionWhenItOnlyDiffersInItsDocumentation() {
    registry.register("t-value", Schema.create(Schema.Type.NULL));
    registry.setLevel("t-value", CompatibilityLevel.NONE);
    Schema explained =
        new Schema.Parser()
            .parse(
                PlainSchema.of(CodeownersRule.getClassSchema())
                    .toString()
                    .replace("1-based.", "starting with 1."));
    int id = registry.register("t-value", explained);

    byte[] bytes = latest(true).serialize("t", Events.rule("/src/", "@acme/shop"));

    assertThat(bytes).startsWith(0, 0, 0, 0, id);
    assertThat(readGeneric(bytes).getSchema()).isEqualTo(explained);
  }

  @Test
  void shouldTranslateToTheLastVersionWhenItDiffers() {
    Schema grown =
        SchemaBuilder.record("CodeownersRule")
            .namespace("io.sluice.event")
            .fields()
            .requiredInt("line")
            .name("area")
            .type()
            .stringType()
            .stringDefault("none")
            .requiredString("pattern")
            .endRecord();
    registry.register("t-value", grown);

    GenericRecord read = readGeneric(latest(true).serialize("t", Events.rule("/src/", "@acme")));

    assertThat(read.getSchema()).isEqualTo(grown);
    assertThat(read.toString())
        .isEqualTo("{\"line\": 1, \"area\": \"none\", \"pattern\": \"/src/\"}");
  }

  @Test
  void shouldRefuseALastVersionThatCannotReadTheRecords() {
    registry.register(
        "t-value",
        SchemaBuilder.record("io.sluice.event.CodeownersRule")
            .fields()
            .requiredString("other")
            .endRecord());

    assertThatThrownBy(() -> latest(true).serialize("t", Events.rule("/src/")))
        .isInstanceOf(InvalidSchemaException.class)
        .hasMessageContaining("version 1 of t-value cannot read io.sluice.event.CodeownersRule");
  }

  private AvroSerializer<SpecificRecord> latest(boolean strict) {
    return serializer(
        Map.of(
            "auto.register.schemas", false,
            "use.latest.version", true,
            "latest.compatibility.strict", strict));
  }

  private GenericRecord readGeneric(byte @Nullable [] bytes) {
    AvroDeserializer<GenericRecord> deserializer = new AvroDeserializer<>();
    deserializer.configure(config(Map.of("specific.avro.reader", false)), false);
    return requireNonNull(deserializer.deserialize("t", bytes));
  }

  @Test
  void shouldNotBlameTheRecordWhenTheRegistryRefusesOrIsAway() {
    registry.register(
        "t-value", SchemaBuilder.record("n.Other").fields().requiredInt("x").endRecord());

    assertThatThrownBy(() -> serializer(Map.of()).serialize("t", Events.epss("CVE-1", 0)))
        .isInstanceOf(IncompatibleSchemaException.class);

    AvroSerializer<SpecificRecord> away = new AvroSerializer<>();
    away.configure(Map.of("schema.registry.url", "http://localhost:1", "max.retries", "0"), false);
    assertThatThrownBy(() -> away.serialize("t", Events.epss("CVE-1", 0)))
        .isInstanceOf(SchemaRegistryUnavailableException.class);
    away.close();
  }

  @Test
  void shouldNameTheFieldThatCannotBeWrittenAndGoOn() {
    AvroSerializer<SpecificRecord> serializer = serializer(Map.of());
    CatalogAsset broken = new CatalogAsset();
    broken.put("asset", "repo:a");

    assertThatThrownBy(() -> serializer.serialize("t", broken))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("CatalogAsset.source");

    CatalogAsset good = Events.asset("repo:a", Events.rule("*", "@acme"));
    assertThat(serializer.serialize("t", good))
        .isEqualTo(serializer(Map.of()).serialize("t", good));
  }

  @Test
  void shouldWriteTheSameBytesFromManyThreads() throws Exception {
    EventSerdes serdes = new EventSerdes(config(Map.of()));
    var serde = serdes.forClass(CatalogAsset.class);
    int threads = 8;
    List<Future<Integer>> results = new ArrayList<>();

    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      for (int thread = 0; thread < threads; thread++) {
        CodeownersRule rule = Events.rule("/dir-" + thread + "/", "@team-" + thread);
        Callable<Integer> task =
            () -> {
              int equal = 0;
              for (int i = 0; i < 2_000; i++) {
                CatalogAsset asset = Events.asset("repo:" + "a".repeat(i % 100) + i, rule);
                byte[] bytes = serde.serializer().serialize("topic-" + i % 3, asset);
                equal += asset.equals(serde.deserializer().deserialize("t", bytes)) ? 1 : 0;
              }
              return equal;
            };
        results.add(executor.submit(task));
      }
      for (Future<Integer> result : results) {
        assertThat(result.get()).isEqualTo(2_000);
      }
    }
    assertThat(registry.subjects()).containsExactly("io.sluice.event.CatalogAsset");
  }

  @Test
  void shouldSayThatItWasNotConfigured() {
    assertThatThrownBy(() -> new AvroSerializer<>().serialize("t", Events.epss("CVE-1", 0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("configure()");
  }
}
