/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

import io.sluice.event.AliasStatement;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a record of an OSV database says about names. {@code upstream} and {@code related} are not
 * among it: they name other vulnerabilities.
 *
 * @param id the record, and the vulnerability as its database calls it
 * @param modified when it was last modified
 * @param aliases other ids of the same vulnerability, sorted; empty when it is withdrawn
 */
public record OsvRecord(String id, Instant modified, SortedSet<String> aliases) {

  /** Copies the aliases. */
  public OsvRecord {
    aliases = new TreeSet<>(aliases);
  }

  /** Author of what a record states, as the topic has it. */
  public static String asserter(String recordId) {
    return "osv:" + recordId;
  }

  /** Its statement under each id that it mentions: an alias holds for both of its ends. */
  public List<AliasStatement> statements(Instant observedAt) {
    if (aliases.isEmpty()) {
      return List.of();
    }
    SortedSet<String> names = new TreeSet<>(aliases);
    names.add(id);
    return names.stream().map(name -> statement(name, names, observedAt)).toList();
  }

  private AliasStatement statement(String under, SortedSet<String> names, Instant observedAt) {
    Stream<String> others = names.stream().filter(name -> !name.equals(under));
    return AliasStatement.newBuilder()
        .setVulnerabilityId(under)
        .setAsserter(asserter(id))
        .setAliases(others.toList())
        .setModified(modified)
        .setObservedAt(observedAt)
        .build();
  }
}
