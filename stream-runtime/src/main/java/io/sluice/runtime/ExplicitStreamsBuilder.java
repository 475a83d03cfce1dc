/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/**
 * Builder that refuses generated names of stores and repartition topics, and that reuses the source
 * topic of a table as its changelog whichever {@code build} method is called.
 *
 * <p>Explicit naming is read from the {@link TopologyConfig} only; given to {@link
 * #build(Properties)} it is silently ignored (KIP-1111).
 */
final class ExplicitStreamsBuilder extends StreamsBuilder {

  private final Properties buildProperties = new Properties();

  ExplicitStreamsBuilder(Map<String, Object> streamsProperties) {
    super(new TopologyConfig(new StreamsConfig(streamsProperties)));
    buildProperties.put(
        StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.REUSE_KTABLE_SOURCE_TOPICS);
  }

  @Override
  public synchronized Topology build() {
    return build(buildProperties);
  }
}
