/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import static java.util.Objects.requireNonNull;

import io.sluice.correlator.anchor.AnchorRules;
import io.sluice.correlator.issue.FindingChange;
import io.sluice.correlator.issue.IssueMembers;
import io.sluice.event.AssignedFinding;
import io.sluice.event.CorrelatedIssue;
import io.sluice.topic.Keys;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Puts a finding into the issue of its application where it belongs, or takes it out, and forwards
 * the issues that are different now: survivors first, then those that ended. A change that makes no
 * difference forwards nothing.
 */
final class CorrelateFinding
    implements Processor<String, AssignedFinding, String, CorrelatedIssue> {

  private final IssueMembers members = new IssueMembers(new AnchorRules());
  private @Nullable ProcessorContext<String, CorrelatedIssue> context;
  private @Nullable IssueStores stores;

  @Override
  public void init(ProcessorContext<String, CorrelatedIssue> processorContext) {
    context = processorContext;
    stores = IssueStores.of(processorContext);
  }

  @Override
  public void process(Record<String, AssignedFinding> assigned) {
    String application = Keys.partitionScope(assigned.key());
    Correlating correlating =
        new Correlating(
            application,
            requireNonNull(stores).of(application),
            Instant.ofEpochMilli(assigned.timestamp()));

    correlating.apply(change(assigned.value()));

    for (CorrelatedIssue issue : correlating.news()) {
      requireNonNull(context)
          .forward(assigned.withKey(Keys.issue(application, issue.getIssueId())).withValue(issue));
    }
  }

  private FindingChange change(AssignedFinding assigned) {
    return assigned.getRetracted()
        ? new FindingChange.Removal(assigned.getFinding().getFindingKey())
        : new FindingChange.Upsert(
            members.of(assigned.getFinding(), assigned.getOwnership(), assigned.getRunsIn()));
  }
}
