/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import io.sluice.normalizer.identity.Identity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All occurrences of one identity in one scope, in the order of their ordinals, which run from 1
 * without a gap. Immutable.
 *
 * @param version version of the identity rules; they make the keys of its own findings
 * @param occurrences the occurrences
 * @param waiting results of the scan at hand that wait for its end to be matched
 */
public record OccurrenceGroup(int version, List<Occurrence> occurrences, int waiting) {

  /**
   * Most occurrences of one identity. A report with more results that nothing but a line tells
   * apart (a rule over a minified file, a hostile report) has the rest counted as further sightings
   * of known ones; each scan would otherwise cost the square of their number.
   */
  static final int MAX_OCCURRENCES = 1_000;

  /** Identity that was never seen. */
  public static OccurrenceGroup empty(int version) {
    return new OccurrenceGroup(version, List.of(), 0);
  }

  boolean isEmpty() {
    return occurrences.isEmpty() && waiting == 0;
  }

  /**
   * Decides which occurrence a result is. Equal content goes first, wherever it stands in the
   * report. Any other result waits until the whole scan was seen: only then is known what is gone
   * and "the nearest" does not depend on the order of the results.
   *
   * @param mayWait false when nothing can be gone, because it is the first scan, or because the
   *     identity's results repeat and are all one finding
   */
  Placement place(Sighting sighting, int scan, boolean mayWait) {
    List<Occurrence> earlier = earlierThan(scan);
    Optional<Occurrence> same =
        earlier.stream()
            .filter(Occurrence::isOpen)
            .filter(occurrence -> occurrence.content() == sighting.content())
            .min(
                Comparator.comparing((Occurrence o) -> o.print() != sighting.print())
                    .thenComparing(Occurrence.IN_FILE_ORDER));
    if (same.isPresent()) {
      return new Placement.Known(same.get());
    }
    if (!mayWait && waiting == 0) {
      return earlier.stream()
          .min(Comparator.comparing(occurrence -> !occurrence.isOpen()))
          .<Placement>map(Placement.Known::new)
          .orElseGet(this::fresh);
    }
    return waiting < MAX_OCCURRENCES ? new Placement.Later() : fresh();
  }

  /** The next occurrence, or none when there are too many. */
  Placement fresh() {
    Optional<Occurrence> free = free();
    if (free.isPresent()) {
      return new Placement.Fresh(free.get().ordinal());
    }
    return occurrences.size() < MAX_OCCURRENCES
        ? new Placement.Fresh(occurrences.size() + 1)
        : new Placement.Surplus();
  }

  /**
   * The ordinal that a finding takes which comes from another identity: the one that makes its own
   * key when it comes back, else as a new one; none when there are too many.
   */
  Optional<Integer> ordinalFor(String base, String key) {
    Optional<Occurrence> home =
        occurrences.stream()
            .filter(occurrence -> occurrence.place() == Occurrence.Place.AWAY)
            .filter(occurrence -> ownKey(base, occurrence.ordinal()).equals(key))
            .findFirst();
    if (home.isPresent()) {
      return home.map(Occurrence::ordinal);
    }
    return fresh() instanceof Placement.Fresh fresh
        ? Optional.of(fresh.ordinal())
        : Optional.empty();
  }

  /** Key of the finding of an occurrence. */
  String key(String base, Occurrence occurrence) {
    return occurrence.key() == null ? ownKey(base, occurrence.ordinal()) : occurrence.key();
  }

  /** Key that identity and ordinal make. */
  String ownKey(String base, int ordinal) {
    return Identity.key(version, base, ordinal);
  }

  /** Findings that the scan has not seen yet. */
  List<Occurrence> earlierThan(int scan) {
    return occurrences.stream()
        .filter(occurrence -> occurrence.isHere() && !occurrence.isSeenBy(scan))
        .toList();
  }

  /** Findings that are open and that the scan has not seen. */
  List<Occurrence> absent(int scan) {
    return occurrences.stream()
        .filter(occurrence -> occurrence.isOpen() && !occurrence.isSeenBy(scan))
        .toList();
  }

  /** How many findings the scan has seen. */
  long seenBy(int scan) {
    return occurrences.stream().filter(occurrence -> occurrence.isSeenBy(scan)).count();
  }

  /** True when a finding is open that the scan has not seen. */
  boolean hasAbsent(int scan) {
    return occurrences.stream()
        .anyMatch(occurrence -> occurrence.isOpen() && !occurrence.isSeenBy(scan));
  }

  OccurrenceGroup with(Occurrence occurrence) {
    List<Occurrence> changed = new ArrayList<>(occurrences);
    if (occurrence.ordinal() == changed.size() + 1) {
      changed.add(occurrence);
    } else {
      changed.set(occurrence.ordinal() - 1, occurrence);
    }
    return new OccurrenceGroup(version, List.copyOf(changed), waiting);
  }

  OccurrenceGroup withWaiting(int count) {
    return new OccurrenceGroup(version, occurrences, count);
  }

  private Optional<Occurrence> free() {
    return occurrences.stream()
        .filter(occurrence -> occurrence.place() == Occurrence.Place.FREE)
        .findFirst();
  }
}
