/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer;

import io.sluice.event.CorrelatedIssue;
import io.sluice.scorer.event.Lifecycle;
import io.sluice.scorer.model.ScoreModel;
import io.sluice.topic.Keys;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * Scores stored issues again because something around them changed. Issues that have ended keep the
 * score that they ended with.
 */
final class Rescoring {

  private final ProcessorContext<String, Scoring> context;
  private final IssueScoring scoring;
  private final TimestampedKeyValueStore<String, CorrelatedIssue> issues;

  Rescoring(ScoreModel model, ProcessorContext<String, Scoring> context) {
    this.context = context;
    this.scoring = new IssueScoring(model, context);
    this.issues = context.getStateStore(ScorerStores.ISSUE);
  }

  /** Rescores all issues of an application, in key order. */
  void application(String application, Record<String, ?> cause) {
    try (KeyValueIterator<String, ValueAndTimestamp<CorrelatedIssue>> all =
        ScorerStores.scan(issues, Keys.prefix(application))) {
      while (all.hasNext()) {
        var entry = all.next();
        rescore(entry.key, entry.value.value(), cause);
      }
    }
  }

  /** Rescores one issue. */
  void issue(String key, Record<String, ?> cause) {
    ValueAndTimestamp<CorrelatedIssue> stored = issues.get(key);
    if (stored != null) {
      rescore(key, stored.value(), cause);
    }
  }

  private void rescore(String key, CorrelatedIssue issue, Record<String, ?> cause) {
    // The table also holds what was dead-lettered for its key.
    if (Lifecycle.isLive(issue.getStatus()) && CheckIssue.isKeyOf(key, issue)) {
      scoring
          .score(key, issue, Instant.ofEpochMilli(cause.timestamp()))
          .ifPresent(result -> context.forward(cause.withKey(key).withValue(result)));
    }
  }
}
