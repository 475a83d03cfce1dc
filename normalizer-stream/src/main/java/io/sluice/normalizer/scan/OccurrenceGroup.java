/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import java.util.ArrayList;
import java.util.List;

/**
 * All occurrences of one identity in one scope, in the order of their ordinals, which run from 1
 * without a gap. Immutable.
 *
 * @param occurrences the occurrences
 * @param waiting results of the scan at hand that wait for its end to be matched
 */
public record OccurrenceGroup(List<Occurrence> occurrences, int waiting) {

  /** Identity that was never seen. */
  public static final OccurrenceGroup EMPTY = new OccurrenceGroup(List.of(), 0);

  /**
   * Most occurrences of one identity. A report with more results that nothing but a line tells
   * apart (a rule over a minified file, a hostile report) has the rest counted as further sightings
   * of known ones; each scan would otherwise cost the square of their number.
   */
  static final int MAX_OCCURRENCES = 1_000;

  /**
   * Decides which occurrence a result is. Equal content goes first, wherever it stands in the
   * report. When several earlier occurrences could be meant, the result waits until the whole scan
   * was seen: only then is "the nearest" independent of the order of the results.
   */
  Placement place(Sighting sighting, int scan) {
    List<Occurrence> earlier = earlierThan(scan);
    for (Occurrence occurrence : earlier) {
      if (!occurrence.isResolved() && occurrence.content() == sighting.content()) {
        return new Placement.Known(occurrence);
      }
    }
    if (earlier.isEmpty() && waiting == 0) {
      return fresh();
    }
    if (earlier.size() == 1 && waiting == 0) {
      return new Placement.Known(earlier.getFirst());
    }
    return waiting < MAX_OCCURRENCES ? new Placement.Later() : fresh();
  }

  /** The next occurrence, or none when there are too many. */
  Placement fresh() {
    return occurrences.size() < MAX_OCCURRENCES
        ? new Placement.Fresh(occurrences.size() + 1)
        : new Placement.Surplus();
  }

  /** Occurrences that the scan has not seen yet. */
  List<Occurrence> earlierThan(int scan) {
    return occurrences.stream().filter(occurrence -> !occurrence.isSeenBy(scan)).toList();
  }

  /** How many occurrences the scan has seen. */
  long seenBy(int scan) {
    return occurrences.stream().filter(occurrence -> occurrence.isSeenBy(scan)).count();
  }

  /** True when an occurrence is there that the scan has not seen and that is not resolved. */
  boolean hasAbsent(int scan) {
    return occurrences.stream()
        .anyMatch(occurrence -> !occurrence.isSeenBy(scan) && !occurrence.isResolved());
  }

  OccurrenceGroup with(Occurrence occurrence) {
    List<Occurrence> changed = new ArrayList<>(occurrences);
    if (occurrence.ordinal() == changed.size() + 1) {
      changed.add(occurrence);
    } else {
      changed.set(occurrence.ordinal() - 1, occurrence);
    }
    return new OccurrenceGroup(List.copyOf(changed), waiting);
  }

  OccurrenceGroup withWaiting(int count) {
    return new OccurrenceGroup(occurrences, count);
  }
}
