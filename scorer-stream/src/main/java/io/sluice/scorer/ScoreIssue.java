/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer;

import io.sluice.event.CorrelatedIssue;
import io.sluice.scorer.assess.Settings;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Scores an issue that changed, and ends one that was deleted. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before process()
final class ScoreIssue implements FixedKeyProcessor<String, CorrelatedIssue, Scoring> {

  private final Settings settings;
  private FixedKeyProcessorContext<String, Scoring> context;
  private IssueScoring scoring;

  ScoreIssue(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void init(FixedKeyProcessorContext<String, Scoring> newContext) {
    context = newContext;
    scoring = new IssueScoring(settings, newContext);
  }

  @Override
  public void process(FixedKeyRecord<String, CorrelatedIssue> record) {
    Instant at = Instant.ofEpochMilli(record.timestamp());
    CorrelatedIssue issue = record.value();
    Optional<Scoring> result =
        issue == null ? scoring.remove(record.key(), at) : scoring.score(record.key(), issue, at);
    result.ifPresent(value -> context.forward(record.withValue(value)));
  }
}
