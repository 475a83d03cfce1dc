/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer;

import io.sluice.event.CorrelatedIssue;
import io.sluice.event.VulnerabilityFacts;
import io.sluice.scorer.intel.VulnerabilityIds;
import io.sluice.topic.Keys;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the index of the issues that name a vulnerability, and asks the vulnerability side to watch
 * it while there is one. Issues that have ended stay indexed: their last score needs the facts.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before process()
final class WatchVulnerabilities implements Processor<String, CorrelatedIssue, String, String> {

  /** Value of a watch that starts. */
  static final String START = "start";

  /** Value of a watch that ends; not a tombstone, since a join drops those. */
  static final String END = "end";

  private ProcessorContext<String, String> context;
  private VulnerabilityIndex index;
  private KeyValueStore<String, VulnerabilityFacts> facts;

  @Override
  public void init(ProcessorContext<String, String> newContext) {
    context = newContext;
    index = new VulnerabilityIndex(newContext);
    facts = newContext.getStateStore(ScorerStores.FACTS);
  }

  @Override
  public void process(Record<String, CorrelatedIssue> record) {
    CorrelatedIssue issue = record.value();
    List<String> before = index.vulnerabilitiesOf(record.key());
    List<String> after = issue == null ? List.of() : VulnerabilityIds.of(issue);
    if (before.equals(after)) {
      return;
    }
    String application = Keys.partitionScope(record.key());
    String issueId = Keys.entity(record.key());
    after.stream()
        .filter(id -> !before.contains(id))
        .forEach(id -> add(application, id, issueId, record));
    before.stream()
        .filter(id -> !after.contains(id))
        .forEach(id -> remove(application, id, issueId, record));
    index.setVulnerabilities(record.key(), after);
  }

  private void add(String application, String id, String issueId, Record<String, ?> record) {
    boolean first = !index.isNamed(application, id);
    index.add(application, id, issueId);
    if (first) {
      context.forward(record.withKey(Keys.join(id, application)).withValue(START));
    }
  }

  private void remove(String application, String id, String issueId, Record<String, ?> record) {
    index.remove(application, id, issueId);
    if (!index.isNamed(application, id)) {
      facts.delete(Keys.join(application, id));
      context.forward(record.withKey(Keys.join(id, application)).withValue(END));
    }
  }
}
