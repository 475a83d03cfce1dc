/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.error;

import io.sluice.event.CatalogApplication;
import io.sluice.event.DeadLetter;
import io.sluice.event.DeadLetterCode;
import io.sluice.runtime.StreamApp;
import io.sluice.runtime.StreamContext;
import io.sluice.topic.Topic;
import io.sluice.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Passes applications on, and fails in the way that an application's title names. */
final class SmallApp {

  static final Topic<String, CatalogApplication> OUT =
      new Topic<>("small.out", String.class, CatalogApplication.class);

  static final String SEEN_STORE = "seen-application";

  private SmallApp() {}

  static StreamApp app() {
    return new StreamApp(
        "small", List.of(Topics.CATALOG_APPLICATION), List.of(OUT), SmallApp::topology);
  }

  static CatalogApplication application(String title) {
    return CatalogApplication.newBuilder()
        .setApplication("shop")
        .setTitle(title)
        .setSource("test")
        .setObservedAt(Instant.EPOCH)
        .build();
  }

  static DeadLetter deadLetter() {
    return DeadLetter.newBuilder()
        .setCode(DeadLetterCode.INVALID)
        .setReason("test")
        .setApp("test")
        .setTopic("test")
        .setPartition(0)
        .setOffset(0)
        .setFailedAt(Instant.EPOCH)
        .build();
  }

  private static Topology topology(StreamContext context) {
    StreamsBuilder builder = context.newBuilder();
    builder.stream(
            context.topic(Topics.CATALOG_APPLICATION),
            Consumed.with(Serdes.String(), context.serde(Topics.CATALOG_APPLICATION))
                .withName("consume-application"))
        .processValues(new FailingSupplier(context), Named.as("fail-as-titled"))
        .to(
            context.topic(OUT),
            Produced.with(
                    Serdes.String(),
                    context.serde(OUT),
                    context.<CatalogApplication>scopePartitioner())
                .withName("produce-application"));
    return builder.build();
  }

  private record FailingSupplier(StreamContext context)
      implements FixedKeyProcessorSupplier<String, CatalogApplication, CatalogApplication> {

    @Override
    public FixedKeyProcessor<String, CatalogApplication, CatalogApplication> get() {
      return new FailingProcessor();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(
          Stores.keyValueStoreBuilder(
              Stores.persistentKeyValueStore(SEEN_STORE),
              Serdes.String(),
              context.serde(CatalogApplication.class)));
    }
  }

  private static final class FailingProcessor
      extends ContextualFixedKeyProcessor<String, CatalogApplication, CatalogApplication> {

    private boolean failsLater;

    @Override
    public void init(FixedKeyProcessorContext<String, CatalogApplication> context) {
      super.init(context);
      context.schedule(
          Duration.ofSeconds(1),
          PunctuationType.WALL_CLOCK_TIME,
          now -> {
            if (failsLater) {
              throw new BadRecordException(DeadLetterCode.INVALID, "from a punctuator");
            }
          });
    }

    @Override
    public void process(FixedKeyRecord<String, CatalogApplication> record) {
      switch (record.value().getTitle()) {
        case "bad" ->
            throw new BadRecordException(
                DeadLetterCode.INVALID, "the name says so; password=hunter2\nline two");
        case "bug" -> throw new IllegalStateException("a bug");
        case "bad later" -> failsLater = true;
        case "bad after output" -> {
          context().forward(record);
          throw new BadRecordException(DeadLetterCode.INVALID, "too late");
        }
        case "large" -> context().forward(record.withValue(application("x".repeat(2_000_000))));
        default -> {
          KeyValueStore<String, CatalogApplication> seen = context().getStateStore(SEEN_STORE);
          seen.put(record.key(), record.value());
          context().forward(record);
        }
      }
    }
  }
}
