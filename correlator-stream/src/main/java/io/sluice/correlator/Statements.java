/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import io.sluice.correlator.anchor.PackageAnchors;
import io.sluice.event.AliasStatement;
import io.sluice.event.VulnerabilityAliases;
import io.sluice.topic.Keys;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/** The statements of all authors about an id, on the vulnerability side. */
final class Statements {

  /** One author more than an id may have names tells that it has too many. */
  private static final int MAX = PackageAnchors.MAX_ALIASES + 1;

  private static final StringSerializer STRINGS = new StringSerializer();

  private final TimestampedKeyValueStore<String, AliasStatement> statements;

  private Statements(TimestampedKeyValueStore<String, AliasStatement> statements) {
    this.statements = statements;
  }

  static Statements of(ProcessorContext<?, ?> context) {
    return new Statements(context.getStateStore(CorrelatorStores.ALIAS));
  }

  /** What stands under an id now, in the order of the authors. */
  VulnerabilityAliases about(String id) {
    List<AliasStatement> about = new ArrayList<>();
    try (KeyValueIterator<String, ValueAndTimestamp<AliasStatement>> all =
        statements.prefixScan(Keys.prefix(id), STRINGS)) {
      while (all.hasNext() && about.size() < MAX) {
        var entry = all.next();
        // The table also holds what was dead-lettered for its key.
        if (isKeyOf(entry.key, entry.value.value())) {
          about.add(entry.value.value());
        }
      }
    }
    return new VulnerabilityAliases(id, about);
  }

  static boolean isKeyOf(String key, AliasStatement statement) {
    return key.equals(statement.getVulnerabilityId() + Keys.SEPARATOR + statement.getAsserter());
  }
}
