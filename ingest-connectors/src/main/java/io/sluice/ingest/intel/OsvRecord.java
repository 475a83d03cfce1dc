/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

import io.sluice.event.AliasStatement;
import io.sluice.event.VulnerabilityIntel;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a record of an OSV database says. {@code upstream} and {@code related} are not among it:
 * they name other vulnerabilities.
 *
 * @param id the record, and the vulnerability as its database calls it
 * @param modified when it was last modified
 * @param aliases other ids of the same vulnerability, sorted; empty when it is withdrawn
 * @param facts what it says about the vulnerability itself
 */
public record OsvRecord(String id, Instant modified, SortedSet<String> aliases, OsvFacts facts) {

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

  /** Its facts under each CVE id that it names, else under its own. */
  public List<VulnerabilityIntel> intel(Instant observedAt) {
    return facts.intel(id, modified, observedAt);
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
