/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer;

import io.sluice.event.CorrelatedIssue;
import io.sluice.event.IssueTarget;
import io.sluice.scorer.assess.Settings;
import io.sluice.scorer.event.Lifecycle;
import io.sluice.scorer.governance.Targets;
import io.sluice.topic.Keys;
import java.time.Instant;
import java.util.function.Predicate;
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

  Rescoring(Settings settings, ProcessorContext<String, Scoring> context) {
    this.context = context;
    this.scoring = new IssueScoring(settings, context);
    this.issues = context.getStateStore(ScorerStores.ISSUE);
  }

  /** Rescores all issues of an application, in key order. */
  void application(String application, Record<String, ?> cause) {
    application(application, issue -> true, cause);
  }

  /** Rescores the issues of an application that a target means. */
  void target(String application, IssueTarget target, Record<String, ?> cause) {
    if (target.getIssueIds().isEmpty()) {
      application(application, issue -> Targets.matches(target, issue), cause);
      return;
    }
    for (String issueId : target.getIssueIds()) {
      String key = Keys.issue(application, issueId);
      ValueAndTimestamp<CorrelatedIssue> stored = issues.get(key);
      String survivor = stored == null ? null : stored.value().getMergedInto();
      issue(survivor == null ? key : Keys.issue(application, survivor), cause);
    }
  }

  private void application(
      String application, Predicate<CorrelatedIssue> wanted, Record<String, ?> cause) {
    try (KeyValueIterator<String, ValueAndTimestamp<CorrelatedIssue>> all =
        ScorerStores.scan(issues, Keys.prefix(application))) {
      while (all.hasNext()) {
        var entry = all.next();
        if (wanted.test(entry.value.value())) {
          rescore(entry.key, entry.value.value(), cause);
        }
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
