/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import static java.util.Objects.requireNonNull;

import io.sluice.event.VulnerabilityAliases;
import io.sluice.topic.Keys;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Answers a new watch with what is stated about the id. Where nothing is, nothing is answered:
 * nobody waits, and what comes later is announced by {@link AnnounceAliases}.
 */
final class AnswerAliases implements Processor<String, String, String, VulnerabilityAliases> {

  private @Nullable ProcessorContext<String, VulnerabilityAliases> context;
  private @Nullable KeyValueStore<String, String> watches;
  private @Nullable Statements statements;

  @Override
  public void init(ProcessorContext<String, VulnerabilityAliases> processorContext) {
    context = processorContext;
    watches = processorContext.getStateStore(CorrelatorStores.ALIAS_WATCH);
    statements = Statements.of(processorContext);
  }

  @Override
  public void process(Record<String, String> watch) {
    if (watch.value().equals(WatchAliases.END)) {
      requireNonNull(watches).delete(watch.key());
      return;
    }
    requireNonNull(watches).put(watch.key(), "");
    String id = Keys.partitionScope(watch.key());
    VulnerabilityAliases aliases = requireNonNull(statements).about(id);
    if (!aliases.getStatements().isEmpty()) {
      requireNonNull(context)
          .forward(watch.withKey(Keys.join(Keys.entity(watch.key()), id)).withValue(aliases));
    }
  }
}
