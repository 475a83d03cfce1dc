/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import io.sluice.correlator.anchor.AliasAnchors;
import io.sluice.correlator.anchor.KnownAliases;
import io.sluice.event.AliasStatement;
import io.sluice.event.AssignedFinding;
import io.sluice.event.VulnerabilityAliases;
import io.sluice.topic.Keys;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Which findings of an application name an id, and what is known of the id. */
final class AliasIndex {

  private static final StringSerializer STRINGS = new StringSerializer();
  private static final String SEPARATOR = " ";

  private final KeyValueStore<String, String> findings;
  private final KeyValueStore<String, String> ids;
  private final KeyValueStore<String, VulnerabilityAliases> aliases;

  private AliasIndex(
      KeyValueStore<String, String> findings,
      KeyValueStore<String, String> ids,
      KeyValueStore<String, VulnerabilityAliases> aliases) {
    this.findings = findings;
    this.ids = ids;
    this.aliases = aliases;
  }

  static AliasIndex of(ProcessorContext<?, ?> context) {
    return new AliasIndex(
        context.getStateStore(CorrelatorStores.FINDING_BY_VULNERABILITY),
        context.getStateStore(CorrelatorStores.VULNERABILITIES_BY_FINDING),
        context.getStateStore(CorrelatorStores.ALIASES));
  }

  /** Ids of a finding whose other names matter; none once it has left the application. */
  static List<String> idsOf(AssignedFinding assigned) {
    return assigned.getRetracted() || assigned.getFinding().getPackage$() == null
        ? List.of()
        : AliasAnchors.asked(assigned.getFinding().getVulnerabilityIds());
  }

  /** Ids that a finding is indexed under. */
  List<String> idsOf(String application, String findingKey) {
    String known = ids.get(Keys.join(application, findingKey));
    return known == null ? List.of() : List.of(known.split(SEPARATOR, -1));
  }

  /** Notes the ids of a finding; the entries are {@link #add} and {@link #remove}. */
  void setIds(String application, String findingKey, List<String> now) {
    String key = Keys.join(application, findingKey);
    if (now.isEmpty()) {
      ids.delete(key);
    } else {
      ids.put(key, String.join(SEPARATOR, now));
    }
  }

  void add(String application, String id, String findingKey) {
    findings.put(prefix(application, id) + findingKey, "");
  }

  void remove(String application, String id, String findingKey) {
    findings.delete(prefix(application, id) + findingKey);
  }

  boolean isNamed(String application, String id) {
    try (KeyValueIterator<String, String> entries =
        findings.prefixScan(prefix(application, id), STRINGS)) {
      return entries.hasNext();
    }
  }

  /** Keys of the findings of an application that name an id, in order. */
  List<String> findings(String application, String id) {
    String prefix = prefix(application, id);
    List<String> keys = new ArrayList<>();
    try (KeyValueIterator<String, String> entries = findings.prefixScan(prefix, STRINGS)) {
      while (entries.hasNext()) {
        keys.add(entries.next().key.substring(prefix.length()));
      }
    }
    return keys;
  }

  /** Notes what is known of an id; false when that was known. */
  boolean setAliases(String application, String id, @Nullable VulnerabilityAliases now) {
    String key = Keys.join(application, id);
    VulnerabilityAliases before = aliases.get(key);
    if (now == null || now.getStatements().isEmpty()) {
      aliases.delete(key);
      return before != null;
    }
    aliases.put(key, now);
    return !now.equals(before);
  }

  /** What is known in one application. */
  KnownAliases in(String application) {
    return id -> statements(application, id);
  }

  private List<AliasStatement> statements(String application, String id) {
    VulnerabilityAliases known = aliases.get(Keys.join(application, id));
    return known == null ? List.of() : known.getStatements();
  }

  private static String prefix(String application, String id) {
    return Keys.prefix(application) + Keys.prefix(id);
  }
}
