/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.anchor;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import io.sluice.correlator.anchor.VulnerabilityId.Kind;
import io.sluice.event.AliasStatement;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What else one id is called, by the statements that stand under it.
 *
 * <p>Alias data holds real errors, so who says it counts. About which CVE an id is, its own record
 * and the record of that CVE have the first word; others are only asked when these are silent. Two
 * CVEs of equal weight are a conflict, and the id is taken for neither. An advisory about an update
 * states nothing: the vulnerabilities that it fixes are not one.
 */
final class AliasGroup {

  private final String id;
  private final List<AliasStatement> statements;
  private final SortedSet<String> cves;

  /**
   * Group of an id.
   *
   * @param statements statements under that id
   */
  AliasGroup(String id, Collection<AliasStatement> statements) {
    this.id = id;
    this.statements =
        statements.stream()
            .filter(statement -> kind(record(statement)) != Kind.UPDATE)
            .sorted(Comparator.comparing(AliasStatement::getAsserter))
            .toList();
    SortedSet<String> direct = cves(this.statements.stream().filter(this::isFirstHand));
    this.cves = direct.isEmpty() ? cves(this.statements.stream()) : direct;
  }

  String id() {
    return id;
  }

  /** CVEs that it is said to be, by those who have the first word. */
  SortedSet<String> cves() {
    return cves;
  }

  /** Names of the vulnerability other than CVEs, this id not included. */
  SortedSet<String> others() {
    return statements.stream()
        .flatMap(statement -> statement.getAliases().stream())
        .filter(alias -> kind(alias) == Kind.GHSA || kind(alias) == Kind.OTHER)
        .filter(alias -> !alias.equals(id))
        .collect(toCollection(TreeSet::new));
  }

  /** All ids that are stated to be one with this, this included. */
  int size() {
    Set<String> all =
        statements.stream()
            .flatMap(statement -> statement.getAliases().stream())
            .filter(alias -> kind(alias) != Kind.UPDATE)
            .collect(toSet());
    all.add(id);
    return all.size();
  }

  /** Who says that the id is another one, each as a sentence; the weightier ones if there are. */
  List<String> evidence(String alias) {
    List<AliasStatement> stating =
        statements.stream().filter(statement -> statement.getAliases().contains(alias)).toList();
    List<AliasStatement> firstHand = stating.stream().filter(this::isFirstHand).toList();
    return (kind(alias) == Kind.CVE && !firstHand.isEmpty() ? firstHand : stating)
        .stream().map(statement -> sentence(alias, statement)).toList();
  }

  private String sentence(String alias, AliasStatement statement) {
    String asserter = statement.getAsserter();
    String record = record(statement);
    String database =
        record.length() < asserter.length()
            ? asserter
                    .substring(0, asserter.length() - record.length() - 1)
                    .toUpperCase(Locale.ROOT)
                + " record "
            : "";
    return "%s is %s: stated by %s%s (modified %s)"
        .formatted(
            id,
            alias,
            database,
            record,
            statement.getModified().atOffset(ZoneOffset.UTC).toLocalDate());
  }

  private boolean isFirstHand(AliasStatement statement) {
    String record = record(statement);
    return record.equals(id) || kind(record) == Kind.CVE;
  }

  /** A CVE's own record speaks for that CVE only, an id's own record for all that it lists. */
  private SortedSet<String> cves(Stream<AliasStatement> from) {
    return from.flatMap(
            statement ->
                kind(record(statement)) == Kind.CVE
                    ? Stream.of(record(statement))
                    : statement.getAliases().stream())
        .filter(alias -> kind(alias) == Kind.CVE)
        .collect(toCollection(TreeSet::new));
  }

  private static String record(AliasStatement statement) {
    String asserter = statement.getAsserter();
    return asserter.substring(asserter.indexOf(':') + 1);
  }

  private static Kind kind(String id) {
    return VulnerabilityId.of(id).kind();
  }
}
