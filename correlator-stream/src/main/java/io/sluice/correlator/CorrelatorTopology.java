/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import io.sluice.event.AssignedFinding;
import io.sluice.event.CatalogAsset;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.Finding;
import io.sluice.runtime.StreamApp;
import io.sluice.runtime.StreamContext;
import io.sluice.topic.Topic;
import io.sluice.topic.Topics;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Findings and the asset catalog in, issues out.
 *
 * <p>There are two sides. The asset side knows the findings and the catalog of an asset and what
 * runs it, and says for each finding which application it belongs to, who owns it and where it
 * runs; it says so again when one of them changes. The application side knows the issues of an
 * application and puts the finding where it belongs. Between them is the one repartition topic of
 * this app: the view widens from the asset to the application.
 *
 * <p>Deployments are in a store of its own and not a table: a change of one is compared with what
 * was known before.
 *
 * <p>Every change touches the issues that the finding's anchors lead to and nothing else. Findings
 * and catalog are tables whose source topic is their changelog, so neither is stored twice in
 * Kafka. Times come from the records; the only order that matters is that of a finding's own
 * records, which one partition keeps.
 */
public final class CorrelatorTopology implements Supplier<Topology> {

  private final StreamContext context;

  private CorrelatorTopology(StreamContext context) {
    this.context = context;
  }

  /** The app that the runtime starts. */
  public static StreamApp app() {
    return new StreamApp(
        "correlator",
        List.of(Topics.FINDING_NORMALIZED, Topics.CATALOG_ASSET, Topics.CATALOG_DEPLOYMENT),
        List.of(Topics.ISSUE_CORRELATED),
        context -> new CorrelatorTopology(context).get());
  }

  @Override
  public Topology get() {
    StreamsBuilder builder = context.newBuilder();
    CorrelatorStores.all(context).forEach(builder::addStateStore);

    // Asset side: all three topics are partitioned by asset, so a task has all of its assets.
    KTable<String, Finding> findings =
        table(builder, Topics.FINDING_NORMALIZED, "consume-finding", CorrelatorStores.FINDINGS);
    KTable<String, CatalogAsset> catalog =
        table(builder, Topics.CATALOG_ASSET, "consume-catalog-asset", CorrelatorStores.CATALOG);

    KStream<String, AssignedFinding> assigned =
        findings
            .toStream(Named.as("finding-changes"))
            .process(
                AssignFinding::new, Named.as("assign-finding"), CorrelatorStores.OF_ASSIGNMENT);
    KStream<String, AssignedFinding> reassigned =
        catalog
            .toStream(Named.as("catalog-changes"))
            .process(
                ReassignFindings::new,
                Named.as("reassign-findings"),
                CorrelatorStores.OF_REASSIGNMENT);

    KStream<String, AssignedFinding> relocated =
        builder.stream(
                context.topic(Topics.CATALOG_DEPLOYMENT),
                Consumed.with(Serdes.String(), context.serde(Topics.CATALOG_DEPLOYMENT))
                    .withName("consume-catalog-deployment"))
            .process(
                RelocateFindings::new,
                Named.as("relocate-findings"),
                CorrelatorStores.OF_REASSIGNMENT);

    // Application side: everything that may become one issue has to be in one partition.
    assigned
        .merge(reassigned, Named.as("assigned-findings"))
        .merge(relocated, Named.as("assigned-and-relocated-findings"))
        .repartition(
            Repartitioned.with(Serdes.String(), context.serde(AssignedFinding.class))
                .withName("assigned-finding")
                .withStreamPartitioner(context.scopePartitioner()))
        .process(
            CorrelateFinding::new, Named.as("correlate-finding"), CorrelatorStores.OF_CORRELATION)
        .to(
            context.topic(Topics.ISSUE_CORRELATED),
            Produced.with(
                    Serdes.String(),
                    context.serde(Topics.ISSUE_CORRELATED),
                    context.<CorrelatedIssue>scopePartitioner())
                .withName("produce-correlated-issue"));
    return builder.build();
  }

  private <V> KTable<String, V> table(
      StreamsBuilder builder, Topic<String, V> topic, String name, String store) {
    return builder.table(
        context.topic(topic),
        Consumed.with(Serdes.String(), context.serde(topic)).withName(name),
        Materialized.<String, V, KeyValueStore<Bytes, byte[]>>as(store)
            .withKeySerde(Serdes.String())
            .withValueSerde(context.serde(topic))
            // A cache would hold back and drop changes that downstream must see.
            .withCachingDisabled());
  }
}
