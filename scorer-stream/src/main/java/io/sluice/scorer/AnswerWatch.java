/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer;

import io.sluice.event.VulnerabilityFacts;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.scorer.intel.Intelligence;
import io.sluice.scorer.model.ScoreModel;
import io.sluice.topic.Keys;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;

/**
 * Answers a new watch with the facts of the vulnerability, always and at once. All applications are
 * told what was last announced, so that the same vulnerability scores the same everywhere.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before process()
final class AnswerWatch implements Processor<String, String, String, VulnerabilityFacts> {

  private final Intelligence intelligence;
  private ProcessorContext<String, VulnerabilityFacts> context;
  private TimestampedKeyValueStore<String, VulnerabilityIntel> records;
  private KeyValueStore<String, VulnerabilityFacts> announced;
  private KeyValueStore<String, String> watches;

  AnswerWatch(ScoreModel model) {
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
  public void process(Record<String, String> record) {
    String id = Keys.partitionScope(record.key());
    if (record.value().equals(WatchVulnerabilities.END)) {
      watches.delete(record.key());
      if (ScorerStores.isEmpty(watches, Keys.prefix(id))) {
        announced.delete(id);
      }
      return;
    }
    watches.put(record.key(), "");
    String application = Keys.entity(record.key());
    context.forward(record.withKey(Keys.join(application, id)).withValue(facts(id)));
  }

  private VulnerabilityFacts facts(String id) {
    VulnerabilityFacts known = announced.get(id);
    if (known == null) {
      known = intelligence.join(id, ScorerStores.intelligence(records, id));
      announced.put(id, known);
    }
    return known;
  }
}
