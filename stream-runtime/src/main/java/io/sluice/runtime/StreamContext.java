/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime;

import io.sluice.runtime.config.AppConfig;
import io.sluice.topic.ScopePartitioner;
import io.sluice.topic.Topic;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * What a topology is given: topic names under the configured prefix, serdes of the schema registry,
 * a builder with the runtime's settings, and the partitioner of all keyed topics.
 */
public final class StreamContext {

  private final StreamApp app;
  private final AppConfig config;
  private final EventSerdes serdes;
  private final Map<String, Object> streamsProperties;

  private StreamContext(StreamApp app, AppConfig config) {
    this.app = app;
    this.config = config;
    this.serdes = new EventSerdes();
    this.streamsProperties = StreamsProperties.of(app, config);
  }

  /** Context of an app under a configuration. Nothing is connected yet. */
  public static StreamContext of(StreamApp app, AppConfig config) {
    return new StreamContext(app, config);
  }

  /** Full name of a topic: {@code <prefix>.<suffix>}. */
  public String topic(Topic<?, ?> topic) {
    return topic.name(config.topicPrefix());
  }

  /** Serde of a topic's values: registry-encoded Avro, or UTF-8 text for a JSON topic. */
  public <V> Serde<V> serde(Topic<?, V> topic) {
    return serdes.forTopic(topic);
  }

  /** Serde of an event class for stores and repartition topics. */
  public <V extends SpecificRecord> Serde<V> serde(Class<V> eventClass) {
    return serdes.forClass(eventClass);
  }

  /** Builder that enforces explicit names; call {@link StreamsBuilder#build()} on it. */
  public StreamsBuilder newBuilder() {
    return new ExplicitStreamsBuilder(streamsProperties);
  }

  /**
   * Partitioner for sinks and repartition topics: places a record by the part of its key before the
   * first {@code |}. To be named at each of them, since Streams gives a sink no default.
   */
  public <V> StreamPartitioner<String, V> scopePartitioner() {
    Serializer<String> keys = Serdes.String().serializer();
    return (topic, key, value, partitions) ->
        key == null
            ? Optional.empty()
            : Optional.of(
                Set.of(ScopePartitioner.partition(keys.serialize(topic, key), partitions)));
  }

  /** Configuration of the process. */
  public AppConfig config() {
    return config;
  }

  /** Properties that Kafka Streams runs with; also for a test driver. */
  public Map<String, Object> streamsProperties() {
    return streamsProperties;
  }

  /** Makes the app's topology. */
  public Topology buildTopology() {
    return app.topology().apply(this);
  }
}
