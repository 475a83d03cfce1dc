/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.Finding;
import io.sluice.runtime.config.AppConfig;
import io.sluice.topic.ScopePartitioner;
import io.sluice.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.Test;

class StreamContextTest {

  private static final StreamApp APP =
      new StreamApp("small", List.of(), List.of(), context -> new Topology());

  @Test
  void shouldRunStreamsWithOurSettings() {
    Map<String, Object> properties =
        properties(Map.of("topic.prefix", "acme", "commit.interval", "50ms"));

    assertThat(properties)
        .containsEntry("application.id", "acme-small")
        .containsEntry("processing.guarantee", "exactly_once_v2")
        .containsEntry("commit.interval.ms", 50L)
        .containsEntry("num.stream.threads", 2)
        .containsEntry("group.protocol", "classic")
        .containsEntry("topology.optimization", "reuse.ktable.source.topics")
        .containsEntry("ensure.explicit.internal.resource.naming", true)
        .containsEntry("statestore.cache.max.bytes", 0L)
        .containsEntry("producer.linger.ms", 5)
        .containsEntry("producer.batch.size", 131072)
        .containsEntry("producer.compression.type", "lz4")
        .doesNotContainKeys("producer.partitioner.class", "partitioner.class");
    StreamsConfig config = new StreamsConfig(properties);
    assertThat(config.getMainConsumerConfigs("group", "client", 0))
        .containsEntry("isolation.level", "read_committed")
        .containsEntry("auto.offset.reset", "earliest");
    assertThat(config.getProducerConfigs("client")).containsEntry("linger.ms", 5);
  }

  @Test
  void shouldLetOperatorChangeTuning() {
    Map<String, Object> properties =
        properties(
            Map.of(
                "kafka.producer.linger.ms", "0",
                "kafka.max.task.idle.ms", "200",
                "kafka.security.protocol", "SSL"));

    assertThat(properties)
        .containsEntry("producer.linger.ms", "0")
        .containsEntry("max.task.idle.ms", "200")
        .containsEntry("security.protocol", "SSL");
  }

  @Property
  void shouldPlaceRecordsAsProducersDo(
      @ForAll String key, @ForAll @IntRange(min = 1, max = 64) int partitions) {
    Optional<Set<Integer>> chosen =
        PARTITIONING.scopePartitioner().partitions("topic", key, "value", partitions);

    assertThat(chosen)
        .hasValue(Set.of(ScopePartitioner.partition(key.getBytes(UTF_8), partitions)));
  }

  private static final StreamContext PARTITIONING =
      StreamContext.of(APP, AppConfig.of(Map.of("schema.registry.url", "mock://context")));

  @Test
  void shouldLeaveRecordWithoutKeyToProducer() {
    assertThat(PARTITIONING.<String>scopePartitioner().partitions("topic", null, "value", 4))
        .isEmpty();
  }

  @Test
  void shouldReuseCompactedTopicAsChangelogOfTable() {
    StreamApp app = new StreamApp("table", List.of(), List.of(), StreamContextTest::table);

    String description =
        StreamContext.of(app, AppConfig.of(Map.of())).buildTopology().describe().toString();

    assertThat(description).contains("aspm.finding.normalized", "finding-by-key");
    assertThat(changelogs(app)).isEmpty();
  }

  private static Topology table(StreamContext context) {
    var builder = context.newBuilder();
    builder
        .table(
            context.topic(Topics.FINDING_NORMALIZED),
            Consumed.with(Serdes.String(), context.serde(Topics.FINDING_NORMALIZED))
                .withName("consume-finding"),
            Materialized.<String, Finding>as(
                    org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore("finding-by-key"))
                .withKeySerde(Serdes.String())
                .withValueSerde(context.serde(Topics.FINDING_NORMALIZED)))
        .toStream(Named.as("changes"))
        .to(
            "aspm.copied",
            Produced.with(Serdes.String(), context.serde(Topics.FINDING_NORMALIZED))
                .withName("produce-copied"));
    return builder.build();
  }

  /** Changelog topics that the driver had to write to, after one record. */
  private static Set<String> changelogs(StreamApp app) {
    try (var fixture = new io.sluice.runtime.testing.TopologyFixture(app)) {
      fixture.input(Topics.FINDING_NORMALIZED).pipeInput("a|1", null);
      Set<String> names = new java.util.HashSet<>(fixture.driver().producedTopicNames());
      names.remove("aspm.copied");
      return names;
    }
  }

  @Test
  void shouldRefuseAppWithOddName() {
    assertThatThrownBy(() -> new StreamApp("My App", List.of(), List.of(), c -> new Topology()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldNameAllTopicsOfAppOnce() {
    StreamApp app =
        new StreamApp(
            "small",
            List.of(Topics.FINDING_NORMALIZED),
            List.of(Topics.FINDING_NORMALIZED, Topics.ISSUE_OCSF),
            context -> new Topology());

    assertThat(app.topics())
        .containsExactly(Topics.FINDING_NORMALIZED, Topics.ISSUE_OCSF, Topics.deadLetter("small"));
  }

  private static Map<String, Object> properties(Map<String, String> flags) {
    Map<String, String> all = new HashMap<>(flags);
    all.put("schema.registry.url", "mock://context");
    return StreamContext.of(APP, AppConfig.of(all)).streamsProperties();
  }
}
