/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Pairs results that waited with the earlier occurrences that are still free: open ones by
 * distance, then resolved ones by equal content, then resolved ones by distance. What is left over
 * is new. The answer does not depend on the order of the results.
 */
final class Pairing {

  /** Beyond so many pairs the n-th result in the file takes the n-th occurrence in the file. */
  private static final long MAX_PAIRS = 40_000;

  private final List<Sighting> sightings;
  private final @Nullable Occurrence[] partners;

  private Pairing(List<Sighting> sightings) {
    this.sightings =
        sightings.stream()
            .sorted(comparingInt(Sighting::position).thenComparingLong(Sighting::content))
            .toList();
    this.partners = new Occurrence[sightings.size()];
  }

  /**
   * A result and the occurrence it is; none when it is new.
   *
   * @param sighting the result
   * @param occurrence the earlier occurrence
   */
  record Pair(Sighting sighting, @Nullable Occurrence occurrence) {}

  /** Pairs in the order of the file. */
  static List<Pair> of(List<Occurrence> free, List<Sighting> waiting) {
    Pairing pairing = new Pairing(waiting);
    pairing.byDistance(free.stream().filter(Occurrence::isOpen).toList());
    List<Occurrence> resolved =
        new ArrayList<>(free.stream().filter(occurrence -> !occurrence.isOpen()).toList());
    pairing.byContent(resolved);
    pairing.byDistance(resolved);
    return IntStream.range(0, waiting.size())
        .mapToObj(i -> new Pair(pairing.sightings.get(i), pairing.partners[i]))
        .toList();
  }

  /** Takes what it pairs out of the list. */
  private void byContent(List<Occurrence> free) {
    for (int i : single()) {
      long content = sightings.get(i).content();
      for (Occurrence occurrence : free) {
        if (occurrence.content() == content) {
          partners[i] = occurrence;
          free.remove(occurrence);
          break;
        }
      }
    }
  }

  private void byDistance(List<Occurrence> free) {
    int[] single = single();
    if ((long) free.size() * single.length > MAX_PAIRS) {
      byRank(free, single);
      return;
    }
    List<Candidate> candidates = new ArrayList<>();
    for (int i : single) {
      int position = sightings.get(i).position();
      for (Occurrence occurrence : free) {
        long distance = Math.abs((long) position - occurrence.position());
        candidates.add(new Candidate(i, occurrence, distance));
      }
    }
    candidates.sort(Candidate.NEAREST);
    Set<Integer> taken = new HashSet<>();
    for (Candidate candidate : candidates) {
      if (partners[candidate.index()] == null && taken.add(candidate.occurrence().ordinal())) {
        partners[candidate.index()] = candidate.occurrence();
      }
    }
  }

  private void byRank(List<Occurrence> free, int[] single) {
    List<Occurrence> inFileOrder =
        free.stream()
            .sorted(Occurrence.IN_FILE_ORDER)
            .toList();
    for (int i = 0; i < Math.min(single.length, inFileOrder.size()); i++) {
      partners[single[i]] = inFileOrder.get(i);
    }
  }

  private int[] single() {
    return IntStream.range(0, partners.length).filter(i -> partners[i] == null).toArray();
  }

  private record Candidate(int index, Occurrence occurrence, long distance) {

    static final Comparator<Candidate> NEAREST =
        comparingLong(Candidate::distance)
            .thenComparing(Candidate::occurrence, Occurrence.IN_FILE_ORDER)
            .thenComparingInt(Candidate::index);
  }
}
