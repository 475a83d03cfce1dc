/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.sluice.event.Category;
import io.sluice.event.IntelSource;
import io.sluice.event.KevEntry;
import io.sluice.event.ScanCompleted;
import io.sluice.event.ScanRecord;
import io.sluice.event.ScanScope;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.serde.EventSerdes;
import io.sluice.topic.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our bytes are read by another project's deserializer and the other way round. */
class ApicurioInteropIT {

  private static final String TOPIC = "aspm.interop";

  private final Endpoints endpoints = SharedPlatform.get().endpoints();

  private static VulnerabilityIntel intel() {
    return VulnerabilityIntel.newBuilder()
        .setVulnerabilityId("CVE-2021-44228")
        .setSource(IntelSource.KEV)
        .setFeedVersion("2026.01.01")
        .setKev(KevEntry.newBuilder().setDateAdded("2021-12-10").setRansomware(true).build())
        .setObservedAt(Instant.parse("2026-01-01T00:00:00Z"))
        .build();
  }

  @Test
  void shouldBeReadByApicurio() {
    try (EventSerdes serdes = serdes();
        Deserializer<GenericRecord> theirs = apicurioDeserializer()) {
      byte[] bytes =
          serdes.forTopic(Topics.INTEL_VULNERABILITY).serializer().serialize(TOPIC, intel());

      GenericRecord read = theirs.deserialize(TOPIC, bytes);

      assertThat(read.get("vulnerabilityId")).hasToString("CVE-2021-44228");
      assertThat(((GenericRecord) read.get("kev")).get("ransomware")).isEqualTo(true);
    }
  }

  @Test
  void shouldHaveUnionsOfRecordsReadByApicurio() {
    ScanRecord record =
        ScanRecord.newBuilder()
            .setScanId("scan")
            .setScope(
                ScanScope.newBuilder()
                    .setAsset("repo:github.com/acme/shop")
                    .setTool("semgrep")
                    .setCategory(Category.SAST)
                    .setConfiguration("")
                    .setBranch("")
                    .build())
            .setBody(
                ScanCompleted.newBuilder()
                    .setCompletedAt(Instant.EPOCH)
                    .setComplete(true)
                    .setSuccessful(true)
                    .setFindings(3)
                    .build())
            .build();
    try (EventSerdes serdes = serdes();
        Deserializer<GenericRecord> theirs = apicurioDeserializer()) {
      byte[] bytes =
          serdes.forTopic(Topics.raw(Category.SAST)).serializer().serialize("aspm.scans", record);

      GenericRecord read = theirs.deserialize("aspm.scans", bytes);

      assertThat(((GenericRecord) read.get("body")).get("findings")).isEqualTo(3L);
    }
  }

  /** Its default is one subject for each nested record; the other is one self-contained schema. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldReadWhatApicurioWrote(boolean selfContained) {
    String topic = "aspm.theirs-" + selfContained;
    try (EventSerdes serdes = serdes();
        Serializer<VulnerabilityIntel> theirs = apicurioSerializer(selfContained)) {
      byte[] bytes = theirs.serialize(topic, intel());

      Serde<VulnerabilityIntel> ours = serdes.forTopic(Topics.INTEL_VULNERABILITY);
      assertThat(ours.deserializer().deserialize(topic, bytes)).isEqualTo(intel());
      assertThat(ByteBuffer.wrap(bytes).get()).isZero();
    }
  }

  private EventSerdes serdes() {
    return new EventSerdes(Map.of("schema.registry.url", endpoints.registryUrl()));
  }

  private Map<String, Object> apicurioConfig() {
    Map<String, Object> config = new HashMap<>();
    config.put("apicurio.registry.url", apicurioUrl());
    config.put("apicurio.registry.id-handler", "io.apicurio.registry.serde.Default4ByteIdHandler");
    config.put("apicurio.registry.headers.enabled", false);
    config.put("apicurio.registry.auto-register", true);
    return config;
  }

  private Deserializer<GenericRecord> apicurioDeserializer() {
    AvroKafkaDeserializer<GenericRecord> deserializer = new AvroKafkaDeserializer<>();
    deserializer.configure(apicurioConfig(), false);
    return deserializer;
  }

  private Serializer<VulnerabilityIntel> apicurioSerializer(boolean selfContained) {
    AvroKafkaSerializer<VulnerabilityIntel> serializer = new AvroKafkaSerializer<>();
    Map<String, Object> config = apicurioConfig();
    config.put("apicurio.registry.dereference-schema", selfContained);
    serializer.configure(config, false);
    return serializer;
  }

  private String apicurioUrl() {
    return endpoints.registryUrl().replace("/apis/ccompat/v7", "/apis/registry/v3");
  }
}
