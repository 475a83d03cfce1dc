/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer;

import io.sluice.event.DeadLetterCode;
import io.sluice.event.IntelSource;
import io.sluice.event.VulnerabilityFacts;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.runtime.error.BadRecordException;
import io.sluice.scorer.intel.Intelligence;
import io.sluice.scorer.model.ScoreModel;
import io.sluice.topic.Keys;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Tells every application that watches a vulnerability when what is known of it changes its score.
 * A vulnerability that nobody watches costs one look-up.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before process()
final class AnnounceNews
    implements Processor<String, VulnerabilityIntel, String, VulnerabilityFacts> {

  private final Intelligence intelligence;
  private ProcessorContext<String, VulnerabilityFacts> context;
  private KeyValueStore<String, VulnerabilityFacts> announced;
  private KeyValueStore<String, String> watches;

  AnnounceNews(ScoreModel model) {
    this.intelligence = new Intelligence(model.threat());
  }

  @Override
  public void init(ProcessorContext<String, VulnerabilityFacts> newContext) {
    context = newContext;
    announced = newContext.getStateStore(ScorerStores.ANNOUNCED);
    watches = newContext.getStateStore(ScorerStores.WATCH);
  }

  @Override
  public void process(Record<String, VulnerabilityIntel> record) {
    VulnerabilityIntel intel = record.value();
    if (intel != null) {
      requireUsable(record.key(), intel);
    }
    String id = Keys.partitionScope(record.key());
    VulnerabilityFacts before = announced.get(id);
    if (before == null) {
      return;
    }
    Optional<VulnerabilityFacts> news =
        intel == null
            ? intelligence.afterWithdrawal(before, source(record.key()))
            : intelligence.afterRecord(before, intel);
    news.ifPresent(facts -> announce(id, facts, record));
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

  private static void requireUsable(String key, VulnerabilityIntel intel) {
    if (!key.equals(intel.getVulnerabilityId() + Keys.SEPARATOR + Keys.entity(key))
        || source(key) != intel.getSource()) {
      throw new BadRecordException(
          DeadLetterCode.INVALID, "the key is not <vulnerability id>|<source> of the record");
    }
    Intelligence.defect(intel)
        .ifPresent(
            defect -> {
              throw new BadRecordException(DeadLetterCode.INVALID, defect);
            });
  }

  private static IntelSource source(String key) {
    String id = Keys.partitionScope(key);
    return Stream.of(IntelSource.values())
        .filter(source -> key.equals(Keys.intel(id, source)))
        .findFirst()
        .orElse(IntelSource.UNKNOWN);
  }
}
