/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.finding;

import io.sluice.event.Finding;
import io.sluice.event.RawFinding;
import io.sluice.normalizer.identity.Identity;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Normalizes the findings of one report without a broker, as if it were the first scan of its
 * scope: equal identities count up, repeats of a runtime event are the same finding. Remembers one
 * number per identity. For one thread.
 */
public final class OfflineScan {

  private static final String NO_TOPIC = "";

  private final FindingNormalizer normalizer;
  private final ScanContext scan;
  private final Instant now;
  private final Map<String, Integer> occurrences = new HashMap<>();
  private long read;

  /**
   * Starts a report.
   *
   * @param normalizer shared normalizer
   * @param scan scope, id and head of the report
   * @param now time that the findings are seen
   */
  public OfflineScan(FindingNormalizer normalizer, ScanContext scan, Instant now) {
    this.normalizer = normalizer;
    this.scan = scan;
    this.now = now;
  }

  /** The next finding of the report; its provenance names no topic and counts offsets from 0. */
  public Finding normalize(RawFinding raw) {
    Draft draft = normalizer.normalize(scan, raw, new Source(NO_TOPIC, 0, read++, now));
    Identity identity = draft.identity();
    int occurrence = identity.repeats() ? 1 : occurrences.merge(identity.base(), 1, Integer::sum);
    return Finding.newBuilder(draft.finding())
        .setOccurrence(occurrence)
        .setFindingKey(identity.key(occurrence))
        .build();
  }
}
