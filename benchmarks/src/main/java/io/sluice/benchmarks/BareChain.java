/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks;

import static org.apache.kafka.common.serialization.Serdes.String;

import io.sluice.event.ScanRecord;
import io.sluice.runtime.StreamApp;
import io.sluice.runtime.StreamContext;
import io.sluice.runtime.config.AppConfig;
import io.sluice.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * What the pipeline is measured against: three Kafka Streams apps in a row that decode and encode
 * each record and do nothing else. Same runtime settings, processing guarantee and partitioning.
 */
final class BareChain implements AutoCloseable {

  private static final int HOPS = 3;
  private static final int PARTITIONS = 4;

  private final List<KafkaStreams> running = new ArrayList<>();
  private final List<StreamContext> contexts = new ArrayList<>();

  /** Topic that the chain reads, 0, to topic that it writes last, 3. */
  static Topic<String, ScanRecord> topic(int hop) {
    return new Topic<>("bench.hop" + hop, String.class, ScanRecord.class);
  }

  static Topic<String, ScanRecord> first() {
    return topic(0);
  }

  static Topic<String, ScanRecord> last() {
    return topic(HOPS);
  }

  /** Creates the topics and starts the three apps. */
  static BareChain start(AppConfig config) {
    try (Admin admin = Admin.create(config.adminProperties())) {
      List<NewTopic> topics =
          IntStream.rangeClosed(0, HOPS)
              .mapToObj(
                  hop -> new NewTopic(topic(hop).name(config.topicPrefix()), PARTITIONS, (short) 1))
              .toList();
      admin.createTopics(topics).all().get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw new KafkaException("the topics of the bare chain could not be created", e.getCause());
    }
    BareChain chain = new BareChain();
    for (int hop = 1; hop <= HOPS; hop++) {
      chain.startHop(hop, config);
    }
    return chain;
  }

  private void startHop(int hop, AppConfig config) {
    StreamApp app =
        new StreamApp(
            "bench-hop" + hop,
            List.of(topic(hop - 1)),
            List.of(topic(hop)),
            context -> passThrough(hop, context));
    StreamContext context = StreamContext.of(app, config);
    contexts.add(context);
    Properties properties = new Properties();
    properties.putAll(context.streamsProperties());
    KafkaStreams streams = new KafkaStreams(context.buildTopology(), properties);
    running.add(streams);
    streams.start();
  }

  private static Topology passThrough(int hop, StreamContext context) {
    StreamsBuilder builder = context.newBuilder();
    builder.stream(
            context.topic(topic(hop - 1)),
            Consumed.with(String(), context.serde(topic(hop - 1))).withName("consume"))
        // A mapping, so that the record is really decoded and encoded.
        .mapValues(value -> value, Named.as("pass"))
        .to(
            context.topic(topic(hop)),
            Produced.with(String(), context.serde(topic(hop)))
                .withStreamPartitioner(context.scopePartitioner())
                .withName("produce"));
    return builder.build();
  }

  @Override
  public void close() {
    running.forEach(streams -> streams.close(Duration.ofSeconds(20)));
    contexts.forEach(StreamContext::close);
  }
}
