/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.runtime.config.AppConfig;
import io.sluice.runtime.error.ErrorHandling;
import io.sluice.runtime.error.LimitedSerde;
import io.sluice.runtime.state.RocksDbMemory;
import io.sluice.serde.EventSerdes;
import io.sluice.topic.ScopePartitioner;
import io.sluice.topic.Topic;
import java.time.Clock;
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
 *
 * <p>Making one connects to nothing, so a topology can be described without a broker or registry.
 */
public final class StreamContext implements AutoCloseable {

  private final StreamApp app;
  private final AppConfig config;
  private final MeterRegistry meters;
  private final EventSerdes serdes;
  private final SizeLimits limits;
  private final Map<String, Object> streamsProperties;

  private StreamContext(
      StreamApp app, AppConfig config, MeterRegistry meters, RocksDbMemory memory, Clock clock) {
    this.app = app;
    this.config = config;
    this.meters = meters;
    this.serdes = new EventSerdes(config.registryProperties());
    this.limits = SizeLimits.of(config);
    ErrorHandling errors =
        new ErrorHandling(
            app.name(),
            topic(app.deadLetter()),
            serdes.forTopic(app.deadLetter()).serializer(),
            limits.deadLetterPayload(),
            meters,
            clock);
    this.streamsProperties = StreamsProperties.of(app, config, errors, memory);
  }

  /** Context to describe a topology with; its metrics are not published. */
  public static StreamContext of(StreamApp app, AppConfig config) {
    return of(
        app,
        config,
        new SimpleMeterRegistry(),
        new RocksDbMemory(config.rocksdbMemory()),
        Clock.systemUTC());
  }

  /**
   * Context of an app in a process.
   *
   * @param meters where metrics are registered
   * @param memory native memory that all apps of the process share; the caller closes it
   * @param clock says when a record was dead-lettered; topologies take their time from records
   */
  public static StreamContext of(
      StreamApp app, AppConfig config, MeterRegistry meters, RocksDbMemory memory, Clock clock) {
    return new StreamContext(app, config, meters, memory, clock);
  }

  /** Full name of a topic: {@code <prefix>.<suffix>}. */
  public String topic(Topic<?, ?> topic) {
    return topic.name(config.topicPrefix());
  }

  /** Serde of a topic's values: registry-encoded Avro, or UTF-8 text for a JSON topic. */
  public <V> Serde<V> serde(Topic<?, V> topic) {
    return new LimitedSerde<>(serdes.forTopic(topic), limits.value());
  }

  /** Serde of an event class for stores and repartition topics. */
  public <V extends SpecificRecord> Serde<V> serde(Class<V> eventClass) {
    return new LimitedSerde<>(serdes.forClass(eventClass), limits.value());
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

  /** Where the app's metrics are registered. */
  public MeterRegistry meters() {
    return meters;
  }

  /** Properties that Kafka Streams runs with; also for a test driver. */
  public Map<String, Object> streamsProperties() {
    return streamsProperties;
  }

  /** Makes the app's topology. */
  public Topology buildTopology() {
    return app.topology().apply(this);
  }

  /** Lets go of the schema registry; after the last use of a serde. */
  @Override
  public void close() {
    serdes.close();
  }
}
