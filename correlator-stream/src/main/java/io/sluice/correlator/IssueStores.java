/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import io.sluice.event.CorrelatedIssue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Stores of the application side.
 *
 * @param issues {@link CorrelatorStores#ISSUE}
 * @param byAnchor {@link CorrelatorStores#ISSUE_BY_ANCHOR}
 * @param byFinding {@link CorrelatorStores#ISSUE_BY_FINDING}
 */
record IssueStores(
    KeyValueStore<String, CorrelatedIssue> issues,
    KeyValueStore<String, String> byAnchor,
    KeyValueStore<String, String> byFinding) {

  static IssueStores of(ProcessorContext<?, ?> context) {
    return new IssueStores(
        context.getStateStore(CorrelatorStores.ISSUE),
        context.getStateStore(CorrelatorStores.ISSUE_BY_ANCHOR),
        context.getStateStore(CorrelatorStores.ISSUE_BY_FINDING));
  }

  /** The part of one application, for one record. */
  StoredIssues of(String application) {
    return new StoredIssues(application, this);
  }
}
