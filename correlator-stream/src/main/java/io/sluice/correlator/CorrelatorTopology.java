/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import io.sluice.event.AliasStatement;
import io.sluice.event.AssignedFinding;
import io.sluice.event.CatalogAsset;
import io.sluice.event.CatalogRoute;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.Finding;
import io.sluice.event.VulnerabilityAliases;
import io.sluice.runtime.StreamApp;
import io.sluice.runtime.StreamContext;
import io.sluice.topic.Topic;
import io.sluice.topic.Topics;
import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Joined;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * Findings, the asset catalog and alias statements in, issues out.
 *
 * <p>There are three sides. The asset side knows the findings and the catalog of an asset and what
 * runs it, and says for each finding which application it belongs to, who owns it and where it
 * runs; it says so again when one of them changes. The application side knows the issues of an
 * application and puts the finding where it belongs. Between them is a repartition topic: the view
 * widens from the asset to the application. The vulnerability side knows which ids are one
 * vulnerability, and who says so. The application side <em>watches</em> the ids that its findings
 * name; no finding waits for the answer.
 *
 * <p>Deployments are in a store of its own and not a table: a change of one is compared with what
 * was known before.
 *
 * <p>Every change touches the issues that the finding's anchors lead to and nothing else. Findings,
 * catalog and statements are tables whose source topic is their changelog, so none is stored twice
 * in Kafka. Times come from the records; the only order that matters is that of a finding's own
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
        List.of(
            Topics.FINDING_NORMALIZED,
            Topics.CATALOG_ASSET,
            Topics.CATALOG_DEPLOYMENT,
            Topics.CATALOG_ROUTE,
            Topics.INTEL_ALIAS),
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

    KStream<String, CatalogRoute> routes = assignedRoutes(builder, catalog);

    // Application side: everything that may become one issue has to be in one partition. Findings
    // and routes meet in one processor, which keeps what it knows of the bridges in memory.
    KStream<String, AssignedFinding> assignedFindings =
        assigned
            .merge(reassigned, Named.as("assigned-findings"))
            .merge(relocated, Named.as("assigned-and-relocated-findings"))
            .repartition(byScope("assigned-finding", context.serde(AssignedFinding.class)));
    KStream<String, CorrelatedIssue> correlated =
        assignedFindings
            .mapValues(finding -> (SpecificRecord) finding, Named.as("findings-to-correlate"))
            .merge(
                routes.mapValues(route -> (SpecificRecord) route, Named.as("routes-to-correlate")),
                Named.as("findings-and-routes"))
            .process(
                CorrelateFinding::new,
                Named.as("correlate-finding"),
                CorrelatorStores.OF_CORRELATION);

    // Vulnerability side: what the ids that findings name are also called, and who says so.
    KStream<String, VulnerabilityAliases> aliases = aliases(builder, assignedFindings);
    KStream<String, CorrelatedIssue> recorrelated =
        sameScope(aliases, nothing(assignedFindings), "place-aliases-with-issues")
            .process(
                CorrelateAliases::new,
                Named.as("correlate-aliases"),
                CorrelatorStores.OF_CORRELATION);

    correlated
        .merge(recorrelated, Named.as("correlated-issues"))
        .to(
            context.topic(Topics.ISSUE_CORRELATED),
            Produced.with(
                    Serdes.String(),
                    context.serde(Topics.ISSUE_CORRELATED),
                    context.<CorrelatedIssue>scopePartitioner())
                .withName("produce-correlated-issue"));
    return builder.build();
  }

  /** Routes, each with the application that its code belongs to. */
  private KStream<String, CatalogRoute> assignedRoutes(
      StreamsBuilder builder, KTable<String, CatalogAsset> catalog) {
    KTable<String, CatalogRoute> documents =
        table(builder, Topics.CATALOG_ROUTE, "consume-catalog-route", CorrelatorStores.ROUTES);
    KStream<String, CatalogRoute> reassigned =
        catalog
            .toStream(Named.as("catalog-changes-of-routes"))
            .process(
                ReassignRoutes::new,
                Named.as("reassign-routes"),
                CorrelatorStores.OF_ROUTES_OF_ASSET);
    return documents
        .toStream(Named.as("route-changes"))
        .process(AssignRoutes::new, Named.as("assign-routes"), CorrelatorStores.OF_ROUTES)
        .merge(reassigned, Named.as("assigned-routes"))
        .repartition(byScope("assigned-route", context.serde(CatalogRoute.class)));
  }

  /** Asks about ids, and is answered at once and at each change. */
  private KStream<String, VulnerabilityAliases> aliases(
      StreamsBuilder builder, KStream<String, AssignedFinding> findings) {
    KTable<String, AliasStatement> statements =
        table(builder, Topics.INTEL_ALIAS, "consume-alias", CorrelatorStores.ALIAS);
    KStream<String, String> watches =
        findings
            .process(WatchAliases::new, Named.as("watch-aliases"), CorrelatorStores.OF_ALIAS_INDEX)
            .repartition(byScope("alias-watch", Serdes.String()));
    KStream<String, VulnerabilityAliases> answers =
        sameScope(watches, statements, "place-watches-with-aliases")
            .process(AnswerAliases::new, Named.as("answer-aliases"), CorrelatorStores.OF_ALIASES);
    KStream<String, VulnerabilityAliases> news =
        statements
            .toStream(Named.as("alias-changes"))
            .process(
                AnnounceAliases::new, Named.as("announce-aliases"), CorrelatorStores.OF_ALIASES);
    return answers
        .merge(news, Named.as("alias-answers-and-news"))
        .repartition(byScope("aliases", context.serde(VulnerabilityAliases.class)));
  }

  private <V> Repartitioned<String, V> byScope(String name, Serde<V> serde) {
    return Repartitioned.with(Serdes.String(), serde)
        .withName(name)
        .withStreamPartitioner(context.scopePartitioner());
  }

  /**
   * Gives the repartition topic behind a stream as many partitions as that behind a table has, so
   * that the same scope is in the same task. Only a join makes Streams do that; the values of the
   * table are not used.
   */
  private static <V> KStream<String, V> sameScope(
      KStream<String, V> stream, KTable<String, ?> table, String name) {
    return stream.leftJoin(table, (value, unused) -> value, Joined.as(name));
  }

  /** A table beside a stream for {@link #sameScope}; there is never anything in it. */
  private KTable<String, AssignedFinding> nothing(KStream<String, AssignedFinding> stream) {
    return stream
        .filter((key, value) -> false, Named.as("drop-all"))
        .toTable(
            Named.as("beside-assigned-findings"),
            Materialized.<String, AssignedFinding>as(
                    Stores.inMemoryKeyValueStore("nothing-by-application"))
                .withKeySerde(Serdes.String())
                .withValueSerde(context.serde(AssignedFinding.class))
                .withLoggingDisabled()
                .withCachingDisabled());
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
