/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.correlator.CorrelatorTopology;
import io.sluice.event.Category;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.DeadLetter;
import io.sluice.event.Finding;
import io.sluice.event.RawFinding;
import io.sluice.event.ScanRecord;
import io.sluice.ingest.publish.PublishProgress;
import io.sluice.ingest.publish.ScanOptions;
import io.sluice.ingest.publish.ScanProducers;
import io.sluice.ingest.publish.ScanPublisher;
import io.sluice.ingest.report.Report;
import io.sluice.ingest.secret.SecretRedactor;
import io.sluice.normalizer.NormalizerTopology;
import io.sluice.runtime.testing.TopologyFixture;
import io.sluice.topic.Keys;
import io.sluice.topic.Topics;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;

/**
 * Publisher, normalizer and correlator in one thread, with the records that Kafka would carry
 * between them. Each submission is a minute after the one before.
 */
final class MemoryChain implements AutoCloseable {

  /**
   * What a submission led to.
   *
   * @param raw results of the report, in its order
   * @param findings records of the normalizer
   * @param issues records of the correlator; null for a removed issue
   * @param refused records that a topology could not process
   */
  record Outcome(
      List<RawFinding> raw,
      List<Finding> findings,
      List<TestRecord<String, CorrelatedIssue>> issues,
      List<DeadLetter> refused) {}

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final SecretRedactor REDACTOR =
      new SecretRedactor("a pepper only for tests".getBytes(UTF_8));

  private final TopologyFixture normalizer = new TopologyFixture(NormalizerTopology.app());
  private final TopologyFixture correlator = new TopologyFixture(CorrelatorTopology.app());
  private final Map<Category, TestInputTopic<String, ScanRecord>> raw =
      new EnumMap<>(Category.class);
  private final TestOutputTopic<String, Finding> normalized =
      normalizer.output(Topics.FINDING_NORMALIZED);
  private final TestInputTopic<String, Finding> toCorrelate =
      correlator.input(Topics.FINDING_NORMALIZED);
  private final TestOutputTopic<String, CorrelatedIssue> correlated =
      correlator.output(Topics.ISSUE_CORRELATED);
  private final TestOutputTopic<String, DeadLetter> refusedScans = normalizer.deadLetters();
  private final TestOutputTopic<String, DeadLetter> refusedFindings = correlator.deadLetters();
  private int submissions;

  /** Submits a report as the CLI does. */
  Outcome submit(Report report, ScanOptions options) throws IOException {
    List<ProducerRecord<String, ScanRecord>> records = publish(report, options);
    List<RawFinding> results = new ArrayList<>();
    for (ProducerRecord<String, ScanRecord> record : records) {
      if (record.value().getBody() instanceof RawFinding result) {
        results.add(result);
      }
      input(record.value().getScope().getCategory())
          .pipeInput(record.key(), record.value(), record.timestamp());
    }
    List<TestRecord<String, Finding>> findings = normalized.readRecordsToList();
    findings.forEach(toCorrelate::pipeInput);
    List<DeadLetter> refused = new ArrayList<>(refusedScans.readValuesToList());
    refused.addAll(refusedFindings.readValuesToList());
    return new Outcome(
        results,
        findings.stream().map(TestRecord::value).toList(),
        correlated.readRecordsToList(),
        refused);
  }

  /** Hands findings to the correlator once more, as after a crash, and returns what it tells. */
  List<TestRecord<String, CorrelatedIssue>> deliverAgain(List<Finding> findings) {
    for (Finding finding : findings) {
      toCorrelate.pipeInput(
          Keys.finding(finding.getAsset(), finding.getFindingKey()),
          finding,
          finding.getLastSeenAt());
    }
    return correlated.readRecordsToList();
  }

  private List<ProducerRecord<String, ScanRecord>> publish(Report report, ScanOptions options)
      throws IOException {
    List<MockProducer<String, ScanRecord>> producers = new ArrayList<>();
    ScanProducers recorder =
        transactionalId -> {
          // Nobody reads the bytes: the records are handed on as they are.
          MockProducer<String, ScanRecord> producer =
              new MockProducer<>(
                  true, null, new StringSerializer(), (topic, record) -> new byte[0]);
          producers.add(producer);
          return producer;
        };
    Clock clock = Clock.fixed(START.plusSeconds(60L * submissions++), ZoneOffset.UTC);
    new ScanPublisher(recorder, "aspm", REDACTOR, clock)
        .publish(report, options, PublishProgress.NONE);
    return producers.stream().flatMap(producer -> producer.history().stream()).toList();
  }

  private TestInputTopic<String, ScanRecord> input(Category category) {
    return raw.computeIfAbsent(category, key -> normalizer.input(Topics.raw(key)));
  }

  @Override
  public void close() {
    normalizer.close();
    correlator.close();
  }
}
