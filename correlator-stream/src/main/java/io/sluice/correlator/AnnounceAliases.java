/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import static java.util.Objects.requireNonNull;

import io.sluice.event.AliasStatement;
import io.sluice.event.DeadLetterCode;
import io.sluice.event.VulnerabilityAliases;
import io.sluice.runtime.error.BadRecordException;
import io.sluice.topic.Keys;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Tells the applications that watch an id what is stated about it from now on, when an author says
 * something else or takes it back. An id that nobody watches costs one look-up.
 */
final class AnnounceAliases
    implements Processor<String, AliasStatement, String, VulnerabilityAliases> {

  private static final StringSerializer STRINGS = new StringSerializer();

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
  public void process(Record<String, AliasStatement> change) {
    AliasStatement statement = change.value();
    if (statement != null && !Statements.isKeyOf(change.key(), statement)) {
      throw new BadRecordException(
          DeadLetterCode.INVALID, "the key is not <vulnerability id>|<asserter> of the record");
    }
    String id = Keys.partitionScope(change.key());
    List<String> applications = watching(id);
    if (!applications.isEmpty()) {
      VulnerabilityAliases aliases = requireNonNull(statements).about(id);
      applications.forEach(
          application ->
              requireNonNull(context)
                  .forward(change.withKey(Keys.join(application, id)).withValue(aliases)));
    }
  }

  private List<String> watching(String id) {
    List<String> applications = new ArrayList<>();
    try (KeyValueIterator<String, String> entries =
        requireNonNull(watches).prefixScan(Keys.prefix(id), STRINGS)) {
      while (entries.hasNext()) {
        applications.add(Keys.entity(entries.next().key));
      }
    }
    return applications;
  }
}
