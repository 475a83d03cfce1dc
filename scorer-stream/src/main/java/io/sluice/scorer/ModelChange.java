/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer;

import io.sluice.event.CorrelatedIssue;
import io.sluice.event.EmittedIssue;
import io.sluice.scorer.assess.Settings;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * Rescores, once after a start, the issues that were last scored by another model or profile. Goes
 * through the issues in steps, so that records are processed between them, and starts over after a
 * restart: what has been rescored is passed over.
 */
final class ModelChange {

  private static final int ISSUES_PER_STEP = 2_000;

  private final Settings settings;
  private final Rescoring rescoring;
  private final TimestampedKeyValueStore<String, CorrelatedIssue> issues;
  private final KeyValueStore<String, EmittedIssue> emitted;
  private @Nullable String next = "";

  ModelChange(Settings settings, ProcessorContext<?, ?> context, Rescoring rescoring) {
    this.settings = settings;
    this.rescoring = rescoring;
    this.issues = context.getStateStore(ScorerStores.ISSUE);
    this.emitted = context.getStateStore(ScorerStores.EMITTED);
  }

  /** Does the next step, when there is one. */
  void continueAt(long now) {
    if (next == null) {
      return;
    }
    List<String> outdated = step(next);
    for (String key : outdated) {
      rescoring.issue(key, new Record<>(key, null, now));
    }
  }

  private List<String> step(String from) {
    List<String> outdated = new ArrayList<>();
    int seen = 0;
    try (KeyValueIterator<String, ValueAndTimestamp<CorrelatedIssue>> all =
        issues.range(from.isEmpty() ? null : from, null)) {
      while (all.hasNext()) {
        String key = all.next().key;
        if (seen++ == ISSUES_PER_STEP) {
          next = key;
          return outdated;
        }
        EmittedIssue last = emitted.get(key);
        if (last != null && !last.getModelId().equals(settings.version())) {
          outdated.add(key);
        }
      }
    }
    next = null;
    return outdated;
  }
}
