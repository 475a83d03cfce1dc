/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.causes;

import io.sluice.correlator.cause.BestFix;
import io.sluice.event.CauseCluster;
import io.sluice.event.CauseShare;
import io.sluice.event.CauseTally;
import io.sluice.event.RootCauseKind;
import io.sluice.topic.Hash;
import io.sluice.topic.Keys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The counts of causes in the stores. A change costs a few point reads and writes; a record costs
 * two short scans and one over the distinct fixes of its cause, however many issues it has.
 */
final class CauseCounts {

  /** Applications and issues that a record names. */
  private static final int SAMPLE = 100;

  /** A cause is worth telling from here on. */
  private static final int SEVERAL = 2;

  private static final StringSerializer STRINGS = new StringSerializer();
  private static final String NEXT = "\n";

  private final KeyValueStore<String, String> shares;
  private final KeyValueStore<String, Long> byApplication;
  private final KeyValueStore<String, Long> byFixes;
  private final KeyValueStore<String, CauseTally> tallies;

  private CauseCounts(
      KeyValueStore<String, String> shares,
      KeyValueStore<String, Long> byApplication,
      KeyValueStore<String, Long> byFixes,
      KeyValueStore<String, CauseTally> tallies) {
    this.shares = shares;
    this.byApplication = byApplication;
    this.byFixes = byFixes;
    this.tallies = tallies;
  }

  static CauseCounts of(ProcessorContext<?, ?> context) {
    return new CauseCounts(
        context.getStateStore(CauseStores.SHARE),
        context.getStateStore(CauseStores.APPLICATION),
        context.getStateStore(CauseStores.FIXES),
        context.getStateStore(CauseStores.TALLY));
  }

  /**
   * Counts a share, or no longer.
   *
   * @param key {@code <cause>|<application>|<issueId>}
   * @return whether that made a difference
   */
  boolean count(String key, CauseShare share, Instant at) {
    String before = shares.get(key);
    String after = share.getRetracted() ? null : String.join(NEXT, share.getFixes());
    if (Objects.equals(before, after)) {
      return false;
    }
    String cause = Keys.partitionScope(key);
    String application = Keys.partitionScope(Keys.entity(key));
    int issues = (after == null ? 0 : 1) - (before == null ? 0 : 1);
    if (after == null) {
      shares.delete(key);
    } else {
      shares.put(key, after);
    }
    if (before != null) {
      add(byFixes, Keys.join(cause, before), -1);
    }
    if (after != null) {
      add(byFixes, Keys.join(cause, after), 1);
    }
    int applications = add(byApplication, Keys.join(cause, application), issues);
    CauseTally tally = tallies.get(cause);
    CauseTally.Builder changed =
        tally == null
            ? CauseTally.newBuilder()
                .setKind(share.getKind())
                .setName(share.getName())
                .setOpenIssues(0)
                .setApplicationCount(0)
            : CauseTally.newBuilder(tally);
    tallies.put(
        cause,
        changed
            .setOpenIssues(changed.getOpenIssues() + issues)
            .setApplicationCount(changed.getApplicationCount() + applications)
            .setChangedAt(at)
            .build());
    return true;
  }

  /** A record to publish. */
  record News(@Nullable CauseCluster cluster, Instant at) {}

  /** The record of a cause when it is another than the one published last; notes that it is. */
  Optional<News> news(String cause) {
    CauseTally tally = tallies.get(cause);
    if (tally == null) {
      return Optional.empty();
    }
    CauseCluster cluster = tally.getOpenIssues() < SEVERAL ? null : cluster(cause, tally);
    String digest = cluster == null ? null : digest(cluster);
    if (tally.getOpenIssues() == 0) {
      tallies.delete(cause);
    } else if (!Objects.equals(digest, tally.getPublished())) {
      tallies.put(cause, CauseTally.newBuilder(tally).setPublished(digest).build());
    }
    return Objects.equals(digest, tally.getPublished())
        ? Optional.empty()
        : Optional.of(new News(cluster, tally.getChangedAt()));
  }

  private CauseCluster cluster(String cause, CauseTally tally) {
    Optional<BestFix> best = BestFix.of(type(tally), issuesByFixes(cause));
    return CauseCluster.newBuilder()
        .setKind(tally.getKind())
        .setName(tally.getName())
        .setFix(best.map(BestFix::fix).orElse(null))
        .setOpenIssues(tally.getOpenIssues())
        .setFixedIssues(best.map(BestFix::issues).orElse(0L).intValue())
        .setApplications(first(byApplication, cause))
        .setApplicationCount(tally.getApplicationCount())
        .setIssues(first(shares, cause))
        .setChangedAt(tally.getChangedAt())
        .build();
  }

  private Map<List<String>, Long> issuesByFixes(String cause) {
    Map<List<String>, Long> issues = new HashMap<>();
    try (KeyValueIterator<String, Long> ofCause = byFixes.prefixScan(Keys.prefix(cause), STRINGS)) {
      while (ofCause.hasNext()) {
        var entry = ofCause.next();
        String fixes = Keys.entity(entry.key);
        if (!fixes.isEmpty()) {
          issues.put(List.of(fixes.split(NEXT)), entry.value);
        }
      }
    }
    return issues;
  }

  private static <V> List<String> first(KeyValueStore<String, V> store, String cause) {
    List<String> entities = new ArrayList<>();
    try (KeyValueIterator<String, V> ofCause = store.prefixScan(Keys.prefix(cause), STRINGS)) {
      while (ofCause.hasNext() && entities.size() < SAMPLE) {
        entities.add(Keys.entity(ofCause.next().key));
      }
    }
    return entities;
  }

  /** Adds to a count; 1 when the count is new, -1 when it is gone, otherwise 0. */
  private static int add(KeyValueStore<String, Long> counts, String key, int change) {
    if (change == 0) {
      return 0;
    }
    Long before = counts.get(key);
    long after = (before == null ? 0 : before) + change;
    if (after <= 0) {
      counts.delete(key);
      return before == null ? 0 : -1;
    }
    counts.put(key, after);
    return before == null ? 1 : 0;
  }

  /** {@code maven} of {@code maven/org.acme/lib}. */
  private static String type(CauseTally tally) {
    int end = tally.getName().indexOf('/');
    return tally.getKind() == RootCauseKind.DEPENDENCY && end > 0
        ? tally.getName().substring(0, end)
        : "";
  }

  private static String digest(CauseCluster cluster) {
    return Hash.of(CauseCluster.newBuilder(cluster).setChangedAt(Instant.EPOCH).build().toString());
  }
}
