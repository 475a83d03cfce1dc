/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer;

import static io.sluice.topic.Topics.CATALOG_APPLICATION;
import static io.sluice.topic.Topics.GOVERNANCE_DECISION;
import static io.sluice.topic.Topics.INTEL_VULNERABILITY;
import static io.sluice.topic.Topics.ISSUE_CORRELATED;
import static io.sluice.topic.Topics.ISSUE_OCSF;
import static io.sluice.topic.Topics.ISSUE_PRIORITIZED;
import static io.sluice.topic.Topics.ISSUE_SCORED;

import io.sluice.event.CatalogApplication;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.GovernanceDecision;
import io.sluice.event.VulnerabilityFacts;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.runtime.StreamApp;
import io.sluice.runtime.StreamContext;
import io.sluice.scorer.assess.Settings;
import io.sluice.topic.Topic;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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

/**
 * Issues, the catalog's applications, the feeds' intelligence and people's decisions in; scored
 * issues, events and their OCSF form out.
 *
 * <p>There are two sides. The application side has the issues and decides. The vulnerability side
 * has the intelligence, once, however many applications are concerned. The application side sends a
 * <em>watch</em> {@code <vulnerability>|<application>} when the first issue of an application names
 * a vulnerability; the vulnerability side answers with the facts {@code
 * <application>|<vulnerability>} at once, even when it knows nothing, and again whenever they
 * change. So a new KEV entry reaches exactly the issues that it concerns, and nothing is polled or
 * replayed.
 *
 * <p>An issue waits to be scored until all its ids are answered; otherwise it would open with an
 * unknown threat and escalate a moment later. That wait ends always: the watch is written in the
 * same transaction as the record that makes the issue wait, each watch is answered unconditionally,
 * and the answer waits for nothing.
 *
 * <p>Issues and intelligence are tables whose source topic is their changelog, so neither is stored
 * twice in Kafka. Times come from the records; that a decision ends is noticed by the wall clock
 * and carries the time at which it was due.
 */
public final class ScorerTopology implements Supplier<Topology> {

  private static final List<Topic<?, ?>> SOURCES =
      List.of(ISSUE_CORRELATED, CATALOG_APPLICATION, INTEL_VULNERABILITY, GOVERNANCE_DECISION);
  private static final List<Topic<?, ?>> SINKS =
      List.of(ISSUE_SCORED, ISSUE_PRIORITIZED, ISSUE_OCSF);

  private final StreamContext context;
  private final Settings settings;

  private ScorerTopology(StreamContext context) {
    this.context = context;
    this.settings = SettingsFiles.of(context.config());
  }

  /** The app that the runtime starts. */
  public static StreamApp app() {
    return new StreamApp(
        "scorer", SOURCES, SINKS, streamContext -> new ScorerTopology(streamContext).get());
  }

  @Override
  public Topology get() {
    StreamsBuilder builder = context.newBuilder();
    ScorerStores.all(context).forEach(builder::addStateStore);

    // Application side: a key that lies would put an issue where nobody looks for it.
    KTable<String, CorrelatedIssue> issueTable =
        table(builder, ISSUE_CORRELATED, "consume-issue", ScorerStores.ISSUE);
    KStream<String, CorrelatedIssue> issues =
        issueTable
            .toStream(Named.as("issue-changes"))
            .processValues(CheckIssue::new, Named.as("check-issue"));
    KStream<String, CatalogApplication> applications =
        builder.stream(
            context.topic(CATALOG_APPLICATION),
            Consumed.with(Serdes.String(), context.serde(CATALOG_APPLICATION))
                .withName("consume-application"));
    KStream<String, GovernanceDecision> decisions =
        builder.stream(
            context.topic(GOVERNANCE_DECISION),
            Consumed.with(Serdes.String(), context.serde(GOVERNANCE_DECISION))
                .withName("consume-decision"));

    // The first issue that names a vulnerability starts a watch, the last one ends it.
    KStream<String, String> watches =
        issues
            .process(
                WatchVulnerabilities::new,
                Named.as("watch-vulnerabilities"),
                ScorerStores.ISSUE_BY_VULNERABILITY,
                ScorerStores.VULNERABILITIES_BY_ISSUE,
                ScorerStores.FACTS)
            .repartition(byScope("watch", Serdes.String()));

    // Vulnerability side: answer what is asked, and announce what changes.
    KTable<String, VulnerabilityIntel> intelligence =
        table(builder, INTEL_VULNERABILITY, "consume-intelligence", ScorerStores.INTELLIGENCE);
    KStream<String, VulnerabilityFacts> answers =
        sameScope(watches, intelligence, "place-watches-with-intelligence")
            .process(
                () -> new AnswerWatch(settings.model()),
                Named.as("answer-watch"),
                ScorerStores.INTELLIGENCE,
                ScorerStores.ANNOUNCED,
                ScorerStores.WATCH);
    KStream<String, VulnerabilityFacts> news =
        intelligence
            .toStream(Named.as("intelligence-changes"))
            .process(
                () -> new AnnounceNews(settings.model()),
                Named.as("announce-news"),
                ScorerStores.INTELLIGENCE,
                ScorerStores.ANNOUNCED,
                ScorerStores.WATCH);
    KStream<String, VulnerabilityFacts> facts =
        answers
            .merge(news, Named.as("answers-and-news"))
            .repartition(byScope("facts", context.serde(VulnerabilityFacts.class)));

    // Application side again: whatever changed, rescore what it concerns and nothing else.
    KStream<String, Scoring> scorings =
        issues
            .processValues(
                () -> new ScoreIssue(settings), Named.as("score-issue"), ScorerStores.OF_SCORING)
            .merge(
                applications.process(
                    () -> new RescoreApplication(settings),
                    Named.as("rescore-application"),
                    ScorerStores.OF_SCORING),
                Named.as("scorings-by-issue-and-application"))
            .merge(
                decisions.process(
                    () -> new ApplyDecision(settings),
                    Named.as("apply-decision"),
                    ScorerStores.OF_SCORING),
                Named.as("scorings-by-issue-application-and-decision"))
            .merge(
                sameScope(facts, issueTable, "place-facts-with-issues")
                    .process(
                        () -> new RescoreVulnerability(settings),
                        Named.as("rescore-vulnerability"),
                        ScorerStores.OF_SCORING),
                Named.as("scorings"));

    scorings
        .mapValues(scoring -> scoring.scored().orElse(null), Named.as("scored-issues"))
        .to(context.topic(ISSUE_SCORED), produced(ISSUE_SCORED, "produce-scored-issue"));
    scorings
        .flatMapValues(scoring -> list(scoring.event()), Named.as("events"))
        .to(context.topic(ISSUE_PRIORITIZED), produced(ISSUE_PRIORITIZED, "produce-event"));
    scorings
        .flatMapValues(scoring -> list(scoring.ocsf()), Named.as("ocsf-findings"))
        .to(context.topic(ISSUE_OCSF), produced(ISSUE_OCSF, "produce-ocsf-finding"));
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

  private <V> Repartitioned<String, V> byScope(String name, Serde<V> serde) {
    return Repartitioned.with(Serdes.String(), serde)
        .withName(name)
        .withStreamPartitioner(context.scopePartitioner());
  }

  /**
   * Gives a repartition topic as many partitions as a table has, so that the same scope is in the
   * same task. Only a join makes Streams do that (its own count follows the topics upstream, which
   * belong to another group); the values of the table are not used.
   */
  private static <V> KStream<String, V> sameScope(
      KStream<String, V> stream, KTable<String, ?> table, String name) {
    return stream.leftJoin(table, (value, unused) -> value, Joined.as(name));
  }

  private <V> Produced<String, V> produced(Topic<String, V> topic, String name) {
    return Produced.with(Serdes.String(), context.serde(topic), context.<V>scopePartitioner())
        .withName(name);
  }

  private static <T> List<T> list(Optional<T> value) {
    return value.stream().toList();
  }
}
