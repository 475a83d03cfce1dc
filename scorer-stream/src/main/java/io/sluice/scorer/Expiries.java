/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What ends by itself, and when; and how far ends have been acted upon. Validity is asked about at
 * the time of the record that causes a scoring, but never before an end that was acted upon: a
 * record that is late must not bring back what has ended.
 */
final class Expiries {

  /** The controls of the catalog, of which every end concerns the whole application. */
  static final String CATALOG = "catalog";

  private static final String DECISION = "decision:";
  private static final char SEPARATOR = '|';

  /** Times sort as text; years up to 2286 have 13 digits of milliseconds. */
  private static final String TIME = "%019d";

  private final KeyValueStore<String, String> times;
  private final KeyValueStore<String, Long> horizons;

  Expiries(ProcessingContext context) {
    this.times = context.getStateStore(ScorerStores.EXPIRY);
    this.horizons = context.getStateStore(ScorerStores.HORIZON);
  }

  /**
   * An end that has come.
   *
   * @param decisionId decision that ends; null for controls of the catalog
   */
  record Due(String key, Instant at, String application, @Nullable String decisionId) {}

  static String ofDecision(String decisionId) {
    return DECISION + decisionId;
  }

  /** Replaces the ends of something by others. */
  void replace(
      String application, String what, Collection<Instant> before, Collection<Instant> after) {
    before.forEach(time -> times.delete(key(time, application, what)));
    after.forEach(time -> times.put(key(time, application, what), ""));
  }

  /** Ends up to a time, earliest first, at most so many. */
  List<Due> until(Instant now, int limit) {
    List<Due> due = new ArrayList<>();
    String last = TIME.formatted(now.toEpochMilli() + 1);
    try (KeyValueIterator<String, String> entries = times.range(TIME.formatted(0), last)) {
      while (entries.hasNext() && due.size() < limit) {
        due.add(due(entries.next().key));
      }
    }
    return due;
  }

  /** Notes that an end has been acted upon. */
  void done(Due due) {
    times.delete(due.key());
    horizons.put(due.application(), at(due.application(), due.at()).toEpochMilli());
  }

  /** Time at which validity is asked about in an application. */
  Instant at(String application, Instant recordTime) {
    Long horizon = horizons.get(application);
    return horizon == null || horizon <= recordTime.toEpochMilli()
        ? recordTime
        : Instant.ofEpochMilli(horizon);
  }

  private static Due due(String key) {
    int first = key.indexOf(SEPARATOR);
    int second = key.indexOf(SEPARATOR, first + 1);
    String what = key.substring(second + 1);
    return new Due(
        key,
        Instant.ofEpochMilli(Long.parseLong(key.substring(0, first))),
        key.substring(first + 1, second),
        what.startsWith(DECISION) ? what.substring(DECISION.length()) : null);
  }

  private static String key(Instant time, String application, String what) {
    return TIME.formatted(Math.max(0, time.toEpochMilli()))
        + SEPARATOR
        + application
        + SEPARATOR
        + what;
  }
}
