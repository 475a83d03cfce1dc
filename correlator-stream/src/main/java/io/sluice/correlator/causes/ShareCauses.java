/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.causes;

import static java.util.Objects.requireNonNull;

import io.sluice.correlator.cause.CauseShares;
import io.sluice.event.CauseShare;
import io.sluice.event.CorrelatedIssue;
import io.sluice.topic.Keys;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Says to each cause what a changed issue adds to it, or that it no longer does. An issue that
 * changed in another respect says nothing.
 */
final class ShareCauses implements Processor<String, CorrelatedIssue, String, CauseShare> {

  private @Nullable ProcessorContext<String, CauseShare> context;
  private @Nullable KeyValueStore<String, String> lastSaid;

  @Override
  public void init(ProcessorContext<String, CauseShare> processorContext) {
    context = processorContext;
    lastSaid = processorContext.getStateStore(CauseStores.SAID);
  }

  @Override
  public void process(Record<String, CorrelatedIssue> issue) {
    KeyValueStore<String, String> said = requireNonNull(lastSaid);
    String key = issue.key();
    CauseShares shares = CauseShares.of(issue.value());
    String before = said.get(key);
    String now = shares.said();
    if (now.equals(before == null ? "" : before)) {
      return;
    }
    if (now.isEmpty()) {
      said.delete(key);
    } else {
      said.put(key, now);
    }
    shares
        .since(before)
        .forEach(
            (cause, share) ->
                requireNonNull(context)
                    .forward(issue.withKey(Keys.join(cause, key)).withValue(share)));
  }
}
