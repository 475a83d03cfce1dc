/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.CatalogApplication;
import io.sluice.runtime.StreamApp;
import io.sluice.runtime.StreamContext;
import io.sluice.topic.Topics;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.TopologyException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.Test;

class TopologyFixtureTest {

  @Test
  void shouldCopyJsonBetweenTopics() {
    StreamApp app = new StreamApp("copy", List.of(Topics.ISSUE_OCSF), List.of(), ctx -> copy(ctx));

    try (TopologyFixture fixture = new TopologyFixture(app)) {
      fixture.input(Topics.ISSUE_OCSF).pipeInput("a|1", "{}");

      assertThat(fixture.driver().producedTopicNames()).containsExactly("aspm.copied");
      assertThat(fixture.describe()).contains("consume-ocsf");
    }
  }

  private static Topology copy(StreamContext context) {
    StreamsBuilder builder = context.newBuilder();
    builder.stream(
            context.topic(Topics.ISSUE_OCSF),
            Consumed.with(Serdes.String(), context.serde(Topics.ISSUE_OCSF))
                .withName("consume-ocsf"))
        .to(
            "aspm.copied",
            Produced.with(
                    Serdes.String(),
                    context.serde(Topics.ISSUE_OCSF),
                    context.<String>scopePartitioner())
                .withName("produce-copied"));
    return builder.build();
  }

  @Test
  void shouldRefuseGeneratedNamesOfStores() {
    StreamApp app =
        new StreamApp("count", List.of(Topics.CATALOG_APPLICATION), List.of(), ctx -> count(ctx));

    assertThatThrownBy(() -> new TopologyFixture(app).close())
        .isInstanceOf(TopologyException.class)
        .hasMessageContaining("has not been named");
  }

  private static Topology count(StreamContext context) {
    StreamsBuilder builder = context.newBuilder();
    builder.stream(
            context.topic(Topics.CATALOG_APPLICATION),
            Consumed.with(Serdes.String(), context.serde(CatalogApplication.class)))
        .groupByKey()
        .count();
    return builder.build();
  }
}
