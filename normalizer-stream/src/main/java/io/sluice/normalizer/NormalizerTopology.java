/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer;

import io.micrometer.core.instrument.Counter;
import io.sluice.event.Component;
import io.sluice.event.Finding;
import io.sluice.event.ScanRecord;
import io.sluice.runtime.StreamApp;
import io.sluice.runtime.StreamContext;
import io.sluice.runtime.metrics.SluiceMetric;
import io.sluice.topic.Topic;
import io.sluice.topic.Topics;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Raw scans in, changes of findings and components out.
 *
 * <p>All raw topics are one source: they are co-partitioned by asset, so a task sees all scans of
 * its assets, and every output stays in the partition of its input. Nothing is repartitioned. The
 * only clock is the record's timestamp.
 */
public final class NormalizerTopology implements Supplier<Topology> {

  private final StreamContext context;

  NormalizerTopology(StreamContext context) {
    this.context = context;
  }

  /** The app: reads every raw topic, writes findings and components. */
  public static StreamApp app() {
    return new StreamApp(
        "normalizer",
        List.copyOf(Topics.allRaw()),
        List.of(Topics.FINDING_NORMALIZED, Topics.COMPONENT_OBSERVED),
        context -> new NormalizerTopology(context).get());
  }

  @Override
  public Topology get() {
    StreamsBuilder builder = context.newBuilder();

    KStream<String, ScanRecord> scans = builder.stream(rawTopics(), consumedScans());

    // Life cycle, identity and deduplication need the same state, so they are one step.
    KStream<String, SpecificRecord> changes =
        scans.process(new FollowScans(), Named.as("follow-scans"));

    changes
        .filter((key, change) -> change instanceof Finding, Named.as("pick-findings"))
        .mapValues(Finding.class::cast, Named.as("as-finding"))
        .to(context.topic(Topics.FINDING_NORMALIZED), produced(Topics.FINDING_NORMALIZED));

    changes
        .filter((key, change) -> change instanceof Component, Named.as("pick-components"))
        .mapValues(Component.class::cast, Named.as("as-component"))
        .to(context.topic(Topics.COMPONENT_OBSERVED), produced(Topics.COMPONENT_OBSERVED));

    return builder.build();
  }

  private List<String> rawTopics() {
    return Topics.allRaw().stream().map(context::topic).toList();
  }

  private Consumed<String, ScanRecord> consumedScans() {
    return Consumed.with(Serdes.String(), context.serde(Topics.allRaw().getFirst()))
        .withName("consume-raw-scans");
  }

  private <V> Produced<String, V> produced(Topic<String, V> topic) {
    return Produced.with(Serdes.String(), context.serde(topic))
        .withStreamPartitioner(context.scopePartitioner())
        .withName("produce-" + topic.suffix().replace('.', '-'));
  }

  private final class FollowScans
      implements ProcessorSupplier<String, ScanRecord, String, SpecificRecord> {

    // A series that exists from the start lets an alert on its rate see the first one.
    private final Counter lateScans =
        SluiceMetric.LATE_SCANS.counter(context.meters(), app().name());

    @Override
    public Processor<String, ScanRecord, String, SpecificRecord> get() {
      return new ScanProcessor(lateScans);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return NormalizerStores.all(context);
    }
  }
}
