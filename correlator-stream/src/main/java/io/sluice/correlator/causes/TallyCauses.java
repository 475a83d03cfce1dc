/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.causes;

import static java.util.Objects.requireNonNull;

import io.sluice.event.CauseCluster;
import io.sluice.event.CauseShare;
import io.sluice.topic.Keys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the counts of causes, and twice a second tells of those that changed. A scan that opens ten
 * thousand issues of one cause makes a few records of it and not ten thousand. What is still to be
 * told is in a store, so nothing is lost with the process.
 */
final class TallyCauses implements Processor<String, CauseShare, String, CauseCluster> {

  /** How often it tells what changed. */
  static final Duration INTERVAL = Duration.ofMillis(500);

  /** Causes told at once; the others wait for the next time, so that records are not held up. */
  private static final int MAX_AT_ONCE = 1_000;

  private @Nullable ProcessorContext<String, CauseCluster> context;
  private @Nullable CauseCounts counts;
  private @Nullable KeyValueStore<String, String> changed;

  @Override
  public void init(ProcessorContext<String, CauseCluster> processorContext) {
    context = processorContext;
    counts = CauseCounts.of(processorContext);
    changed = processorContext.getStateStore(CauseStores.CHANGED);
    processorContext.schedule(INTERVAL, PunctuationType.WALL_CLOCK_TIME, unused -> tell());
  }

  @Override
  public void process(Record<String, CauseShare> share) {
    Instant at = Instant.ofEpochMilli(share.timestamp());
    if (requireNonNull(counts).count(share.key(), share.value(), at)) {
      requireNonNull(changed).put(Keys.partitionScope(share.key()), "");
    }
  }

  private void tell() {
    for (String cause : changedCauses()) {
      requireNonNull(counts)
          .news(cause)
          .ifPresent(
              news ->
                  requireNonNull(context)
                      .forward(new Record<>(cause, news.cluster(), news.at().toEpochMilli())));
      requireNonNull(changed).delete(cause);
    }
  }

  private List<String> changedCauses() {
    List<String> causes = new ArrayList<>();
    try (KeyValueIterator<String, String> all = requireNonNull(changed).all()) {
      while (all.hasNext() && causes.size() < MAX_AT_ONCE) {
        causes.add(all.next().key);
      }
    }
    return causes;
  }
}
