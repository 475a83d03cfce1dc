/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.judge;

import io.sluice.correlator.CorrelatorTopology;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.DeadLetter;
import io.sluice.event.Finding;
import io.sluice.event.RawFinding;
import io.sluice.event.ScanCompleted;
import io.sluice.event.ScanRecord;
import io.sluice.event.ScanStarted;
import io.sluice.normalizer.NormalizerTopology;
import io.sluice.runtime.StreamApp;
import io.sluice.runtime.testing.TopologyFixture;
import io.sluice.topic.Keys;
import io.sluice.topic.Topic;
import io.sluice.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;

/**
 * Normalizer and correlator one after the other, each the real topology in a test driver. Worlds do
 * not meet: they have assets and applications of their own.
 */
final class Pipeline implements AutoCloseable {

  private static final Duration BETWEEN_EVENTS = Duration.ofMinutes(10);

  private final StreamApp normalizer = NormalizerTopology.app();
  private final StreamApp correlator = CorrelatorTopology.app();
  private final TopologyFixture normalizing = new TopologyFixture(normalizer);
  private final TopologyFixture correlating = new TopologyFixture(correlator);
  private final TestOutputTopic<String, Finding> findings =
      normalizing.output(Topics.FINDING_NORMALIZED);
  private final TestInputTopic<String, Finding> correlated =
      correlating.input(Topics.FINDING_NORMALIZED);
  private final TestOutputTopic<String, CorrelatedIssue> issues =
      correlating.output(Topics.ISSUE_CORRELATED);
  private final TestOutputTopic<String, DeadLetter> unreadable = normalizing.deadLetters();
  private final TestOutputTopic<String, DeadLetter> unrelatable = correlating.deadLetters();
  private final Map<TopologyFixture, Map<Topic<?, ?>, TestInputTopic<String, ?>>> inputs =
      new HashMap<>();
  private Instant now = Instant.parse("2026-03-02T00:00:00Z");

  /** Lets a world's events arrive in an order, and says what came of them. */
  Outcome run(World world, List<WorldEvent> events) {
    Outcome outcome = new Outcome(world);
    for (WorldEvent event : events) {
      now = now.plus(BETWEEN_EVENTS);
      switch (event) {
        case WorldEvent.Scan scan -> publish(scan);
        case WorldEvent.Statement<?> statement -> say(statement);
      }
      pass(outcome);
      requireNone(world, unreadable);
      requireNone(world, unrelatable);
    }
    outcome.end();
    return outcome;
  }

  private void publish(WorldEvent.Scan scan) {
    TestInputTopic<String, ScanRecord> topic =
        input(normalizing, Topics.raw(scan.scope().getCategory()));
    publish(
        topic,
        scan,
        ScanStarted.newBuilder()
            .setStartedAt(now)
            .setFormat(scan.format())
            .setReportName(scan.scanId())
            .setReportDigest(scan.scanId())
            .setConnector("judge")
            .setCommit(scan.commit())
            .build());
    for (RawFinding finding : scan.findings()) {
      publish(topic, scan, finding);
    }
    publish(
        topic,
        scan,
        ScanCompleted.newBuilder()
            .setCompletedAt(now)
            .setComplete(scan.complete())
            .setSuccessful(true)
            .setFindings(scan.findings().size())
            .build());
  }

  private void publish(
      TestInputTopic<String, ScanRecord> topic, WorldEvent.Scan scan, Object body) {
    topic.pipeInput(
        Keys.scan(scan.scope()),
        ScanRecord.newBuilder()
            .setScope(scan.scope())
            .setScanId(scan.scanId())
            .setBody(body)
            .build(),
        now);
  }

  private <V extends SpecificRecord> void say(WorldEvent.Statement<V> statement) {
    if (normalizer.sources().contains(statement.topic())) {
      input(normalizing, statement.topic()).pipeInput(statement.key(), statement.value(), now);
    }
    if (correlator.sources().contains(statement.topic())) {
      input(correlating, statement.topic()).pipeInput(statement.key(), statement.value(), now);
    }
  }

  /** Carries what the normalizer says to the correlator, as the broker would. */
  private void pass(Outcome outcome) {
    for (TestRecord<String, Finding> finding : findings.readRecordsToList()) {
      outcome.hear(finding.value());
      correlated.pipeInput(finding);
    }
    issues.readValuesToList().forEach(outcome::hear);
  }

  private static void requireNone(World world, TestOutputTopic<String, DeadLetter> topic) {
    if (!topic.isEmpty()) {
      DeadLetter letter = topic.readValue();
      throw new MalformedCorpusException(
          world.category() + ".yaml, world '" + world.name() + "'", letter.getReason());
    }
  }

  @SuppressWarnings("unchecked") // a topic's records have one type
  private <V> TestInputTopic<String, V> input(TopologyFixture fixture, Topic<String, V> topic) {
    return (TestInputTopic<String, V>)
        inputs
            .computeIfAbsent(fixture, key -> new HashMap<>())
            .computeIfAbsent(topic, key -> fixture.input(topic));
  }

  @Override
  public void close() {
    normalizing.close();
    correlating.close();
  }
}
