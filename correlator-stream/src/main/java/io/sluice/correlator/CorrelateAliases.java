/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import static java.util.Objects.requireNonNull;

import io.sluice.correlator.anchor.KnownAliases;
import io.sluice.correlator.issue.AliasedMember;
import io.sluice.correlator.issue.FindingChange;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.IssueMember;
import io.sluice.event.VulnerabilityAliases;
import io.sluice.topic.Keys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Puts the findings of an application that name an id where they belong by what is stated about the
 * id now, and forwards the issues that are different. All of them are one step: a reader sees the
 * merge or the split, and nothing in between.
 */
final class CorrelateAliases
    implements Processor<String, VulnerabilityAliases, String, CorrelatedIssue> {

  private @Nullable ProcessorContext<String, CorrelatedIssue> context;
  private @Nullable IssueStores stores;
  private @Nullable AliasIndex index;

  @Override
  public void init(ProcessorContext<String, CorrelatedIssue> processorContext) {
    context = processorContext;
    stores = IssueStores.of(processorContext);
    index = AliasIndex.of(processorContext);
  }

  @Override
  public void process(Record<String, VulnerabilityAliases> stated) {
    AliasIndex known = requireNonNull(index);
    String application = Keys.partitionScope(stated.key());
    String id = Keys.entity(stated.key());
    // An answer that was under way when the watch ended is nobody's.
    if (!known.isNamed(application, id) || !known.setAliases(application, id, stated.value())) {
      return;
    }
    Correlating correlating =
        new Correlating(
            application,
            requireNonNull(stores).of(application),
            Instant.ofEpochMilli(stated.timestamp()));
    KnownAliases aliases = known.in(application);

    List<FindingChange> changes =
        known.findings(application, id).stream()
            .map(correlating::member)
            .flatMap(Optional::stream)
            .flatMap(member -> change(member, aliases))
            .toList();
    if (!changes.isEmpty()) {
      correlating.apply(changes);
    }

    for (CorrelatedIssue issue : correlating.news()) {
      requireNonNull(context)
          .forward(stated.withKey(Keys.issue(application, issue.getIssueId())).withValue(issue));
    }
  }

  private static Stream<FindingChange> change(IssueMember member, KnownAliases aliases) {
    IssueMember now = AliasedMember.of(member, aliases);
    return now.equals(member) ? Stream.empty() : Stream.of(new FindingChange.Upsert(now));
  }
}
