/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.CatalogAsset;
import io.sluice.event.Category;
import io.sluice.event.ScanRecord;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.registry.MockSchemaRegistry;
import io.sluice.topic.Topics;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventSerdesTest {

  private static final String SCOPE = "event-serdes-test";

  private final EventSerdes serdes =
      new EventSerdes(Map.of("schema.registry.url", "mock://" + SCOPE));

  @AfterEach
  void dropScope() {
    MockSchemaRegistry.drop(SCOPE);
  }

  @Test
  void shouldReadBackWhatItWrote() {
    Serde<VulnerabilityIntel> intel = serdes.forTopic(Topics.INTEL_VULNERABILITY);
    Serde<CatalogAsset> assets = serdes.forTopic(Topics.CATALOG_ASSET);
    Serde<ScanRecord> raw = serdes.forTopic(Topics.raw(Category.SAST));

    assertRoundTrip(intel, Events.epss("CVE-2026-0001", 0.25));
    assertRoundTrip(assets, Events.asset("repo:a", Events.rule("/src/", "@acme/shop")));
    assertRoundTrip(raw, Events.scanStarted("s1"));
  }

  @Test
  void shouldRegisterTheValueSubjectOfTheTopic() {
    serdes
        .forTopic(Topics.INTEL_VULNERABILITY)
        .serializer()
        .serialize("t", Events.epss("CVE-1", 0));

    assertThat(MockSchemaRegistry.scope(SCOPE).subjects()).containsExactly("t-value");
  }

  @Test
  void shouldRegisterInternalTopicsUnderTheNameOfTheRecord() {
    Serde<VulnerabilityIntel> serde = serdes.forClass(VulnerabilityIntel.class);

    serde.serializer().serialize("app-store-changelog", Events.epss("CVE-1", 0));
    serde.serializer().serialize("app-other-changelog", Events.epss("CVE-1", 0));

    assertThat(MockSchemaRegistry.scope(SCOPE).subjects())
        .containsExactly("io.sluice.event.VulnerabilityIntel");
  }

  @Test
  void shouldKeepTombstones() {
    Serde<VulnerabilityIntel> serde = serdes.forTopic(Topics.INTEL_VULNERABILITY);

    assertThat(serde.serializer().serialize("t", null)).isNull();
    assertThat(serde.deserializer().deserialize("t", null)).isNull();
  }

  @Test
  void shouldWritePlainTextForJsonTopics() {
    Serde<String> serde = serdes.forTopic(Topics.ISSUE_OCSF);

    assertThat(serde.serializer().serialize("t", "{}")).asString().isEqualTo("{}");
  }

  @Test
  void shouldRefuseARecordOfAnotherType() {
    byte[] asset =
        serdes.forTopic(Topics.CATALOG_ASSET).serializer().serialize("t", Events.asset("repo:a"));

    assertThatThrownBy(
            () ->
                serdes.forTopic(Topics.INTEL_VULNERABILITY).deserializer().deserialize("t", asset))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("io.sluice.event.CatalogAsset")
        .hasMessageContaining("io.sluice.event.VulnerabilityIntel is expected");
  }

  @Test
  void shouldRefuseAConfigurationWithoutRegistry() {
    assertThatThrownBy(() -> new EventSerdes(Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.url");
  }

  private static <V> void assertRoundTrip(Serde<V> serde, V event) {
    String topic = event.getClass().getSimpleName();
    byte[] bytes = serde.serializer().serialize(topic, event);

    assertThat(serde.deserializer().deserialize(topic, bytes)).isEqualTo(event);
  }
}
