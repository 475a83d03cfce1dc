/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer;

import io.sluice.event.DeadLetterCode;
import io.sluice.event.VulnerabilityFacts;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.runtime.error.BadRecordException;
import io.sluice.scorer.intel.IntelRecords;
import io.sluice.scorer.intel.Intelligence;
import io.sluice.scorer.model.ScoreModel;
import io.sluice.topic.Keys;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;

/**
 * Tells every application that watches a vulnerability when what is known of it changes its score.
 * A vulnerability that nobody watches costs one look-up.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before process()
final class AnnounceNews
    implements Processor<String, VulnerabilityIntel, String, VulnerabilityFacts> {

  private final Intelligence intelligence;
  private ProcessorContext<String, VulnerabilityFacts> context;
  private TimestampedKeyValueStore<String, VulnerabilityIntel> records;
  private KeyValueStore<String, VulnerabilityFacts> announced;
  private KeyValueStore<String, String> watches;

  AnnounceNews(ScoreModel model) {
    this.intelligence = new Intelligence(model.threat());
  }

  @Override
  public void init(ProcessorContext<String, VulnerabilityFacts> newContext) {
    context = newContext;
    records = newContext.getStateStore(ScorerStores.INTELLIGENCE);
    announced = newContext.getStateStore(ScorerStores.ANNOUNCED);
    watches = newContext.getStateStore(ScorerStores.WATCH);
  }

  @Override
  public void process(Record<String, VulnerabilityIntel> record) {
    VulnerabilityIntel intel = record.value();
    if (intel != null) {
      IntelRecords.defect(record.key(), intel)
          .ifPresent(
              defect -> {
                throw new BadRecordException(DeadLetterCode.INVALID, defect);
              });
    }
    String id = Keys.partitionScope(record.key());
    VulnerabilityFacts before = announced.get(id);
    if (before != null) {
      intelligence
          .news(before, ScorerStores.intelligence(records, id))
          .ifPresent(facts -> announce(id, facts, record));
    }
  }

  private void announce(String id, VulnerabilityFacts facts, Record<String, ?> record) {
    announced.put(id, facts);
    try (KeyValueIterator<String, String> watching = ScorerStores.scan(watches, Keys.prefix(id))) {
      while (watching.hasNext()) {
        String application = Keys.entity(watching.next().key);
        context.forward(record.withKey(Keys.join(application, id)).withValue(facts));
      }
    }
  }
}
