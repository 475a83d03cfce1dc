/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.testing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.event.DeadLetter;
import io.sluice.registry.MockSchemaRegistry;
import io.sluice.runtime.StreamApp;
import io.sluice.runtime.StreamContext;
import io.sluice.runtime.config.AppConfig;
import io.sluice.runtime.state.RocksDbMemory;
import io.sluice.topic.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;

/**
 * Runs a {@link StreamApp} in the test driver with the configuration, serdes and error handling of
 * production, against a schema registry in memory that no other fixture shares.
 *
 * <p>The driver's clock starts at {@link #START} and stands still unless a test advances it.
 */
public final class TopologyFixture implements AutoCloseable {

  /** Wall clock of the driver at the beginning. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final StreamApp app;
  private final String registryScope = UUID.randomUUID().toString();
  private final RocksDbMemory memory;
  private final StreamContext context;
  private final Topology topology;
  private final TopologyTestDriver driver;
  private final Path stateDir;

  /** Fixture with default settings. */
  public TopologyFixture(StreamApp app) {
    this(app, Map.of());
  }

  /** Fixture with some settings changed. */
  public TopologyFixture(StreamApp app, Map<String, String> settings) {
    this.app = app;
    this.stateDir = newStateDir();
    Map<String, String> all = new HashMap<>();
    all.put("bootstrap.servers", "test.invalid:9092");
    all.put("schema.registry.url", "mock://" + registryScope);
    all.put("rocksdb.memory", "16MiB");
    all.put("state.dir", stateDir.toString());
    // In transactions the driver throws away what is sent before the first commit, and with it the
    // dead letter of a record that cannot be read. The topology is the same.
    all.put("processing.guarantee", "at_least_once");
    all.putAll(settings);
    AppConfig config = AppConfig.of(all);
    this.memory = new RocksDbMemory(config.rocksdbMemory());
    // Dead letters are stamped with a clock that stands still, so that two runs give equal bytes.
    this.context =
        StreamContext.of(
            app, config, new SimpleMeterRegistry(), memory, Clock.fixed(START, ZoneOffset.UTC));
    this.topology = context.buildTopology();
    Properties properties = new Properties();
    properties.putAll(context.streamsProperties());
    this.driver = new TopologyTestDriver(topology, properties, START);
  }

  /** Input of a topic. */
  public <V> TestInputTopic<String, V> input(Topic<String, V> topic) {
    return driver.createInputTopic(
        context.topic(topic), Serdes.String().serializer(), context.serde(topic).serializer());
  }

  /** Input of a topic with the bytes of values given by the test, for records that are damaged. */
  public TestInputTopic<String, byte[]> rawInput(Topic<String, ?> topic) {
    return driver.createInputTopic(
        context.topic(topic), Serdes.String().serializer(), Serdes.ByteArray().serializer());
  }

  /** Output of a topic. */
  public <V> TestOutputTopic<String, V> output(Topic<String, V> topic) {
    return driver.createOutputTopic(
        context.topic(topic), Serdes.String().deserializer(), context.serde(topic).deserializer());
  }

  /** Output of a topic as bytes, to compare the outputs of two runs. */
  public TestOutputTopic<byte[], byte[]> rawOutput(Topic<String, ?> topic) {
    return driver.createOutputTopic(
        context.topic(topic), Serdes.ByteArray().deserializer(), Serdes.ByteArray().deserializer());
  }

  /** Records that the app could not process. */
  public TestOutputTopic<String, DeadLetter> deadLetters() {
    return output(app.deadLetter());
  }

  /** Description of the topology: sub-topologies, nodes, stores, topics. */
  public String describe() {
    return topology.describe().toString();
  }

  /** The topology. */
  public Topology topology() {
    return topology;
  }

  /** What the topology was given. */
  public StreamContext context() {
    return context;
  }

  /** The driver, for stores and the wall clock. */
  public TopologyTestDriver driver() {
    return driver;
  }

  /** Metrics that the app has registered. */
  public MeterRegistry meters() {
    return context.meters();
  }

  @Override
  public void close() {
    driver.close();
    context.close();
    memory.close();
    MockSchemaRegistry.drop(registryScope);
    deleteStateDir();
  }

  private static Path newStateDir() {
    try {
      return Files.createTempDirectory("sluice-fixture-");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create a directory for state stores", e);
    }
  }

  private void deleteStateDir() {
    try (Stream<Path> paths = Files.walk(stateDir)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + stateDir, e);
    }
  }
}
